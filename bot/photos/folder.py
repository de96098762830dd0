"""The folder of photos: bytes kept under their hash, so that the same picture is kept once."""

import hashlib
from pathlib import Path

from bot.photos.picture import ENDINGS, prepared
from bot.photos.store import Kept
from bot.whole_file import write_whole


class PhotoFolder:
    """The PhotoStore below one folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, content: bytes) -> Kept:
        """Keep a picture without its place; it is on the disk when this returns. Raises NotAPhotoError."""
        picture = prepared(content)
        sha256 = hashlib.sha256(picture.content).hexdigest()
        path = self._path(sha256, picture.mime)
        if not path.exists():
            write_whole(path, picture.content)
        return Kept(sha256, picture.mime)

    def find(self, sha256: str, mime: str) -> Path | None:
        """The file of the picture with this hash, or None."""
        path = self._path(sha256, mime) if mime in ENDINGS else None
        return path if path is not None and path.is_file() else None

    def _path(self, sha256: str, mime: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}{ENDINGS[mime]}"
