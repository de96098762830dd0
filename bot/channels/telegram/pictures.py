"""The pictures of a reply: by Telegram's own file id where it has one, else from our disk.

A picture that was sent as a file has the id of a document, with which no photo can
be sent (Bot API, "Sending files": the type cannot change), and one such id makes a
whole album fail. So it is shown from our disk, and left out until its bytes are there.
"""

from collections.abc import Sequence

from sqlmodel import Session

from bot.channels.telegram import CHANNEL
from bot.channels.telegram.replies import Picture
from bot.photos import PhotoStore
from models import photo
from models.database import Database
from models.photo import Photo


class Pictures:
    """Finds what a reply's photo ids stand for."""

    def __init__(self, database: Database, store: PhotoStore) -> None:
        self._database = database
        self._store = store

    async def find(self, ids: Sequence[int]) -> list[Picture]:
        """The pictures in this order, without those that cannot be shown here.

        Raises DatabaseUnavailableError.
        """
        if not ids:
            return []
        return await self._database.run(lambda session: self._find(session, ids))

    def _find(self, session: Session, ids: Sequence[int]) -> list[Picture]:
        found = (self._picture(row) for row in photo.get_many(session, ids))
        return [picture for picture in found if picture is not None]

    def _picture(self, row: Photo) -> Picture | None:
        if row.channel == CHANNEL and row.remote_id and not row.as_file:
            return row.remote_id
        return self._store.find(row.sha256, row.mime) if row.sha256 else None
