"""The folder of documents: bytes kept under their hash, so that the same file is kept once."""

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bot.documents.kinds import Kind, checked_kind, kind_of_mime, shown_name
from bot.whole_file import write_whole
from handlers.message import File

FORGOTTEN_AFTER = timedelta(days=30)  # lists hold names and phone numbers (assumption)


class Kept(NamedTuple):
    """A document as it is handed on; ``size`` in bytes."""

    file: File
    sha256: str
    size: int


class DocumentFolder:
    """The documents below one folder of this machine; copies of the program on it share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, name: str, content: bytes) -> Kept:
        """Keep a document; it is on the disk when this returns. Raises NotADocumentError."""
        kind = checked_kind(name, content)
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256, kind)
        if path.exists():
            path.touch()  # sent anew: it is to be kept from now on
        else:
            write_whole(path, content)
        return Kept(File(shown_name(name, kind.ending), str(path), kind.mime), sha256, len(content))

    def find(self, sha256: str, mime: str) -> Path | None:
        """The file of the document with this hash, or None."""
        kind = kind_of_mime(mime)
        path = self._path(sha256, kind) if kind is not None else None
        return path if path is not None and path.is_file() else None

    def old(self, at: datetime) -> list[Path]:
        """What was sent so long ago that it is forgotten, unless something still refers to it."""
        return [path for path in self._folder.glob("*/*") if _is_old(path, at)]

    def forget(self, found: Collection[Path], at: datetime, but: Collection[str]) -> None:
        """Remove these files; not those with a hash of ``but``, nor any that was sent anew meanwhile."""
        for path in found:
            if path.name.partition(".")[0] not in but and _is_old(path, at):
                path.unlink(missing_ok=True)

    def _path(self, sha256: str, kind: Kind) -> Path:
        return (self._folder / sha256[:2] / f"{sha256}{kind.ending}").absolute()


def _is_old(path: Path, at: datetime) -> bool:
    try:
        return path.lstat().st_mtime < (at - FORGOTTEN_AFTER).timestamp()
    except FileNotFoundError:
        return False  # another copy of the program was quicker
