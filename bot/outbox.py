"""The outbox: files that were made to be handed over, each in a folder of its own, for some days."""

import re
import secrets
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from bot.photos.store import PhotoStore
from handlers.message import File

KEPT = timedelta(days=7)  # they hold what people may see today, not for ever (assumption)
_OWN = re.compile("[0-9a-f]{32}")  # the name of a file's folder
_FORBIDDEN = str.maketrans(dict.fromkeys('/\\:*?"<>|\0', "-"))


class Outbox:
    """The files below one folder of this machine, which copies of the program on it share."""

    def __init__(self, folder: Path, photos: PhotoStore | None = None) -> None:
        """``photos`` are those that may be put into a file."""
        self._folder = folder
        self._photos = photos

    def new(self, name: str, mime: str) -> File:
        """A place for a new file; nobody can guess it."""
        own = self._folder / secrets.token_hex(16)
        own.mkdir(mode=0o700, parents=True)
        name = name.translate(_FORBIDDEN).lstrip(".")
        return File(name, str(own / name), mime)

    def picture(self, sha256: str, mime: str) -> str | None:
        """The path of a photo's bytes, where they are on our disk."""
        found = self._photos.find(sha256, mime) if self._photos else None
        return str(found) if found else None

    def folder_of(self, path: Path) -> str | None:
        """The name of the folder that holds this file alone; None for what is not a file of ours."""
        own = path.resolve().parent
        return own.name if own.parent == self._folder.resolve() and self.find(own.name) else None

    def find(self, own: str) -> Path | None:
        """The file in the folder of this name, or None when there is none (any more)."""
        if not _OWN.fullmatch(own) or not (self._folder / own).is_dir():
            return None
        inside = list((self._folder / own).iterdir())
        whole = len(inside) == 1 and inside[0].is_file() and not inside[0].is_symlink()
        return inside[0] if whole else None

    def clear_out(self, at: datetime) -> None:
        """Remove what was made long ago."""
        if not self._folder.is_dir():
            return
        for own in self._folder.iterdir():
            if own.stat().st_mtime < (at - KEPT).timestamp():
                shutil.rmtree(own, ignore_errors=True)
