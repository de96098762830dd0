"""Fetching the files people send, before their message is handled: what it means depends on the bytes.

No transaction is open meanwhile. Of strangers nothing is fetched: anybody can write to a bot.
"""

import asyncio

import msgspec
import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramUnauthorizedError

from bot.channels.patience import Sleep, backoff
from bot.channels.telegram.download import TooLargeError, download
from bot.channels.telegram.failures import reason
from bot.documents import LARGEST, DocumentFolder, NotADocumentError
from handlers.message import Content, Handed, Incoming, Unreadable
from models import conversation
from models.database import Database

_log = structlog.get_logger()

MOST_TRIES = 3
_TIMEOUT = 20  # seconds for one try; who sent the file waits, and with polling everybody else


class Documents:
    """Gets the bytes of what was handed over."""

    def __init__(self, bot: Bot, database: Database, folder: DocumentFolder, sleep: Sleep) -> None:
        self._bot = bot
        self._database = database
        self._folder = folder
        self._sleep = sleep

    async def fetched(self, incoming: Incoming) -> Incoming:
        """The message with its file on our disk, or saying why it is not; any other message as it is.

        Raises DatabaseUnavailableError.
        """
        content = incoming.content
        if not isinstance(content, Handed):
            return incoming
        is_known = await self._database.run(
            lambda session: conversation.is_with_somebody(session, incoming.channel, incoming.address)
        )
        now = await self._kept(content) if is_known else Unreadable("document")
        return msgspec.structs.replace(incoming, content=now)

    async def _kept(self, sent: Handed) -> Content:
        try:
            content = await self._downloaded(sent.remote_id or "")
            if content is None:
                return Unreadable("document_not_fetched")
            kept = await asyncio.to_thread(self._folder.save, sent.file.name, content)
        except TooLargeError:
            return Unreadable("document_too_large")
        except NotADocumentError as error:
            return Unreadable(error.why)
        return Handed(kept.file, kept.sha256, kept.size, sent.caption, sent.remote_id)

    async def _downloaded(self, file_id: str) -> bytes | None:
        """The bytes; None when they cannot be had now. Raises TooLargeError."""
        for tries in range(1, MOST_TRIES + 1):
            try:
                return await download(self._bot, file_id, LARGEST, _TIMEOUT)
            except TooLargeError:
                raise
            except Exception as error:
                _log.warning("document_not_fetched", tries=tries, reason=reason(error))
                if isinstance(error, TelegramBadRequest | TelegramUnauthorizedError):
                    return None
            if tries < MOST_TRIES:
                await self._sleep(backoff(tries))
        return None
