"""The folders of this machine in which handlers find what people sent."""

from pathlib import Path

from bot.documents import DocumentFolder
from bot.photos import PhotoStore


class KeptFiles:
    """Finds photos and documents by the hash of their bytes."""

    def __init__(self, photos: PhotoStore, documents: DocumentFolder) -> None:
        self._photos = photos
        self._documents = documents

    def photo(self, sha256: str, mime: str) -> Path | None:
        """The file of a photo, or None when it is not kept here."""
        return self._photos.find(sha256, mime)

    def document(self, sha256: str, mime: str) -> Path | None:
        """The file of a document, or None when it is not kept here."""
        return self._documents.find(sha256, mime)
