"""The plan in memory: read once, and again when it is not fresh any more."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from models import atlas
from models.atlas import Atlas

FRESH = timedelta(minutes=1)  # how long a newly loaded plan may go unnoticed


class Atlases:
    """The atlas as it was read last."""

    def __init__(self) -> None:
        self._atlas: Atlas | None = None
        self._read = datetime.min.replace(tzinfo=UTC)

    def at(self, session: Session, at: datetime, needed: str | None) -> Atlas:
        """The atlas, read anew when it is stale or lacks a place that is ``needed``."""
        stale = self._atlas is None or at - self._read > FRESH or not self._atlas.has(needed)
        if self._atlas is None or stale:
            self._atlas, self._read = atlas.read(session), at
        return self._atlas
