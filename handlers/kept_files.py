"""Where what people sent is on this machine: photos and documents, by the hash of their bytes."""

from pathlib import Path
from typing import Protocol


class KeptFiles(Protocol):
    """Finds kept files; None for one that is not here (yet)."""

    def photo(self, sha256: str, mime: str) -> Path | None:
        """The file of a photo."""
        ...

    def document(self, sha256: str, mime: str) -> Path | None:
        """The file of a document."""
        ...
