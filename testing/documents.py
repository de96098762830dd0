"""Small files of the kinds people send, whole enough to be taken."""

import io
import tempfile
import zipfile
from pathlib import Path

from bot.documents import DocumentFolder
from bot.kept_files import KeptFiles
from bot.photos import PhotoFolder
from handlers.message import Handed

KEPT = Path(tempfile.gettempdir()) / "tinap-test-documents"  # by hash, so that tests do not meet there
_MAIN = {".xlsx": "xl/workbook.xml", ".docx": "word/document.xml"}


def document(name: str, words: str = "danh sách") -> bytes:
    """The bytes of a file with this name; other words make another file."""
    ending = Path(name).suffix
    if ending in _MAIN:
        return packed({"[Content_Types].xml": "<Types/>", _MAIN[ending]: words})
    return f"%PDF-1.7\n{words}".encode() if ending == ".pdf" else words.encode()


def packed(parts: dict[str, str]) -> bytes:
    """A ZIP with these parts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as target:
        for part, words in parts.items():
            target.writestr(zipfile.ZipInfo(part), words)
    return whole.getvalue()


def handed(name: str, content: bytes = b"", caption: str = "", folder: Path | None = None) -> Handed:
    """A file as a channel hands it to the handlers, kept on the disk."""
    keeper = DocumentFolder(folder or KEPT)
    kept = keeper.save(name, content or document(name))
    return Handed(kept.file, kept.sha256, kept.size, caption)


def kept_files(folder: Path = KEPT) -> KeptFiles:
    """Where what was handed over is found."""
    return KeptFiles(PhotoFolder(folder), DocumentFolder(folder))
