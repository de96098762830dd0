"""Which files are taken as documents: by the ending of the name and by the bytes, never by a claimed type.

Old binary files (.xls, .doc) and those with macros (.xlsm) are not: they can carry programs, and whoever
has one can save it in the present form.
"""

import io
import re
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from bot.documents.not_a_document import NotADocumentError

LARGEST = 15 * 1024 * 1024  # bytes; Telegram hands out at most 20 MB (Bot API, getFile)
LONGEST_NAME = 100  # characters, of which disks and chats show all
_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_PDF_BEGINS_WITHIN = 1024  # bytes, as readers allow
_MACROS = "vbaproject.bin"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f]")
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]')


class Kind(NamedTuple):
    """A kind of document: its ending, its media type, and whether bytes are such."""

    ending: str
    mime: str
    is_whole: Callable[[bytes], bool]


def _office(main_part: str) -> Callable[[bytes], bool]:
    """A ZIP with the part that makes it a workbook or a text; nothing is unpacked."""

    def is_whole(content: bytes) -> bool:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                names = {name.lower() for name in packed.namelist()}
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            return False
        has_macros = any(name.endswith(_MACROS) for name in names)
        return main_part in names and "[content_types].xml" in names and not has_macros

    return is_whole


def _is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:_PDF_BEGINS_WITHIN]


def _is_text(content: bytes) -> bool:
    """Text in whatever encoding: nothing that only programs and pictures hold."""
    return content.startswith(_UTF16) or not _NOT_TEXT.search(content)


_KINDS = (
    Kind(".xlsx", f"{_OPEN_XML}.spreadsheetml.sheet", _office("xl/workbook.xml")),
    Kind(".docx", f"{_OPEN_XML}.wordprocessingml.document", _office("word/document.xml")),
    Kind(".pdf", "application/pdf", _is_pdf),
    Kind(".csv", "text/csv", _is_text),
)


def kind_named(name: str) -> Kind | None:
    """The kind a file of this name has to be; None for one that is not taken."""
    return next((kind for kind in _KINDS if name.lower().endswith(kind.ending)), None)


def kind_of_mime(mime: str) -> Kind | None:
    """The kind with this media type; None for one that is not taken."""
    return next((kind for kind in _KINDS if kind.mime == mime), None)


def checked_kind(name: str, content: bytes) -> Kind:
    """The kind of a document, by its name and its bytes. Raises NotADocumentError."""
    kind = kind_named(name)
    if kind is None:
        raise NotADocumentError("document")
    if len(content) > LARGEST:
        raise NotADocumentError("document_too_large")
    if not content or not kind.is_whole(content):
        raise NotADocumentError("document_broken")
    return kind


def shown_name(name: str, ending: str) -> str:
    """A name for people and disks: no folder, nothing that turns letters around, not too long."""
    bare = _NOT_IN_NAMES.sub("", name.rpartition("/")[2].rpartition("\\")[2]).strip()
    stem = bare[: -len(ending)] if bare.lower().endswith(ending) else bare
    return f"{stem[:LONGEST_NAME].strip(' .') or 'tep'}{ending}"
