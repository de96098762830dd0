"""The folders of files below the data folder."""

from pathlib import Path
from typing import NamedTuple, Self

from bot.documents import DocumentFolder
from bot.outbox import Outbox
from bot.photos import PhotoFolder


class Folders(NamedTuple):
    """What people sent, and what was made to be handed over."""

    photos: PhotoFolder
    documents: DocumentFolder
    outbox: Outbox

    @classmethod
    def below(cls, data_dir: Path) -> Self:
        """Those of a data folder."""
        photos = PhotoFolder(data_dir / "photos")
        return cls(photos, DocumentFolder(data_dir / "documents"), Outbox(data_dir / "outbox", photos))
