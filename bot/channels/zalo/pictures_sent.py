"""Pictures people send on Zalo: fetched at once, because the links may end, and nobody brings them again.

No transaction is open meanwhile. Of strangers nothing is fetched: anybody can write to a bot.
"""

import asyncio
import re

import msgspec
import structlog

from bot.channels.patience import Sleep, backoff
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.trouble import ZaloError
from bot.channels.zalo.updates import Update
from bot.photos import LARGEST, NotAPhotoError, PhotoStore
from handlers.message import Content, Incoming, PhotoIn, Shown, Unreadable
from models import conversation
from models.database import Database

_log = structlog.get_logger()

MOST_TRIES = 3
_PATIENCE = 15.0  # seconds for one try: who sent the picture waits
_KINDS = {
    "not_a_photo": "photo_broken",
    "broken": "photo_broken",
    "too_large": "photo_too_large",
    "too_many_pixels": "photo_too_large",
}


class PicturesSent:
    """Gets the bytes behind Zalo's links."""

    def __init__(
        self, client: ZaloClient, database: Database, store: PhotoStore, sleep: Sleep, *, https_only: bool
    ) -> None:
        """``https_only``: take no other links; Zalo's own are, those of a stand-in need not be."""
        self._client = client
        self._database = database
        self._store = store
        self._sleep = sleep
        self._link = re.compile(r"https://\S+" if https_only else r"https?://\S+")

    async def fetched(self, update: Update) -> Incoming:
        """The message with its picture on our disk, or saying why it is not; any other message as it is.

        Raises DatabaseUnavailableError.
        """
        incoming = update.incoming
        if not isinstance(incoming.content, Shown):
            return incoming
        is_known = await self._database.run(
            lambda session: conversation.is_with_somebody(session, incoming.channel, incoming.address)
        )
        content = (
            await self._kept(update.picture, incoming.content.caption) if is_known else Unreadable("photo")
        )
        return msgspec.structs.replace(incoming, content=content)

    async def _kept(self, link: str, caption: str) -> Content:
        if not self._link.fullmatch(link):
            return Unreadable("photo_not_fetched")
        try:
            content = await self._downloaded(link)
            if content is None:
                return Unreadable("photo_not_fetched")
            kept = await asyncio.to_thread(self._store.save, content)
        except NotAPhotoError as error:
            return Unreadable(_KINDS[error.why])
        except OSError as error:  # a full disk; who sent it is told that it is not here
            _log.error("photo_not_kept", kind=type(error).__name__)
            return Unreadable("photo_not_fetched")
        return Shown((PhotoIn(sha256=kept.sha256, mime=kept.mime, size=len(content)),), caption)

    async def _downloaded(self, link: str) -> bytes | None:
        """The bytes; None when they cannot be had now. Raises NotAPhotoError for more than we keep."""
        for tries in range(1, MOST_TRIES + 1):
            try:
                content = await self._client.fetch(link, LARGEST, _PATIENCE)
            except ZaloError as error:
                _log.warning("photo_not_fetched", tries=tries, reason=str(error))
                if error.code and error.code < 500:
                    return None
            else:
                if content is None:
                    raise NotAPhotoError("too_large")
                return content
            if tries < MOST_TRIES:
                await self._sleep(backoff(tries))
        return None
