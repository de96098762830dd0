"""The folder of photos: bytes kept under their hash, so that the same picture is kept once."""

import hashlib
import os
from pathlib import Path

LARGEST = 20 * 1024 * 1024  # bytes; also what Telegram lets a bot download
_BEGINNINGS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"RIFF": "image/webp",
}
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}

KINDS = frozenset(_ENDINGS)  # the media types of what is kept


class NotAPhotoError(Exception):
    """The bytes are no picture we keep, or too many."""


class PhotoStore:
    """Saves and finds pictures below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, content: bytes) -> tuple[str, str]:
        """Keep a picture; returns its SHA-256 and its kind. Raises NotAPhotoError."""
        mime = kind_of(content)
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256, mime)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_suffix(f".{os.getpid()}.part")
            with unfinished.open("wb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())
            unfinished.replace(path)
        return sha256, mime

    def path(self, sha256: str, mime: str) -> Path:
        """Where the picture with this hash is, or would be."""
        return self._folder / sha256[:2] / f"{sha256}{_ENDINGS[mime]}"


def kind_of(content: bytes) -> str:
    """The picture's media type, told from its first bytes. Raises NotAPhotoError."""
    if len(content) > LARGEST:
        raise NotAPhotoError("too large")
    for beginning, mime in _BEGINNINGS.items():
        if content.startswith(beginning) and (mime != "image/webp" or content[8:12] == b"WEBP"):
            return mime
    raise NotAPhotoError("neither JPEG, PNG nor WebP")
