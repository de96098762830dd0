"""What every place that keeps photos can do: a folder today, an S3-compatible bucket perhaps one day."""

from pathlib import Path
from typing import NamedTuple, Protocol


class Kept(NamedTuple):
    """How a kept picture is found again: the SHA-256 of the bytes that are kept, and their media type."""

    sha256: str
    mime: str


class PhotoStore(Protocol):
    """Keeps pictures by their hash. Its methods wait for disks or networks: call them on a thread."""

    def save(self, content: bytes) -> Kept:
        """Keep a picture as ``prepared`` leaves it, once, however often it comes. Raises NotAPhotoError."""
        ...

    def find(self, sha256: str, mime: str) -> Path | None:
        """A file of this machine with the picture's bytes, or None when it is not kept here.

        A store elsewhere fetches them into a folder of its own first: both who
        serve a picture and who upload one do it from a file.
        """
        ...
