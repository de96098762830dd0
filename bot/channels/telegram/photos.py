"""Fetching the pictures themselves, in the background: a report does not wait for them.

Telegram's file id stays good, so a picture that cannot be had now is had later. One
that cannot be had at all is left to itself, and the person is told.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

import structlog
from aiogram import Bot
from sqlmodel import Session

from bot.channels.patience import Sleep, within
from bot.channels.telegram import CHANNEL
from bot.channels.telegram.download import TooLargeError, download
from bot.channels.telegram.failures import reason
from bot.photos import LARGEST, NotAPhotoError, PhotoStore, Why
from locales import Text, _
from models import notice
from models.database import Database
from models.photo import Photo, to_fetch

_log = structlog.get_logger()

MOST_FAILURES = 8  # attempts, after which a picture is left to itself
RETRY = 300.0  # seconds until the next attempt at what failed
_AT_ONCE = 50  # rows read together; the pictures are fetched one by one
_TIMEOUT = 60  # seconds for one picture


_COULD_NOT_BE_OPENED = _("⚠️ A photo you sent could not be opened. Please send it again.")
_TOO_LARGE = _("⚠️ A photo you sent is too large to be kept. Send it as a photo, not as a file.")
_TOLD: dict[Why, Text] = {"too_large": _TOO_LARGE, "too_many_pixels": _TOO_LARGE}


class _Wanted(NamedTuple):
    photo_id: int
    file_id: str


class PhotoFetcher:
    """Gets the bytes of the photos that only Telegram has so far."""

    def __init__(
        self, bot: Bot, database: Database, store: PhotoStore, now: Callable[[], datetime], sleep: Sleep
    ) -> None:
        self._bot = bot
        self._database = database
        self._store = store
        self._now = now
        self._sleep = sleep
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There may be new pictures."""
        self._woken.set()

    async def run(self) -> None:
        """Fetch what is there, then whenever woken; until cancelled."""
        while True:
            self._woken.clear()
            try:
                complete = await self.fetch_due()
            except Exception as error:
                _log.warning("photos_not_fetched", reason=reason(error))
                complete = False
            await self._rest(complete)

    async def fetch_due(self) -> bool:
        """Try each picture once that is not on our disk; True when none is left to try again.

        Raises DatabaseUnavailableError.
        """
        tried: set[int] = set()
        complete = True
        while wanted := [one for one in await self._wanted() if one.photo_id not in tried]:
            for one in wanted:
                tried.add(one.photo_id)
                complete = await self._fetch(one) and complete
        return complete

    async def _rest(self, complete: bool) -> None:
        """Wait for new pictures, or until what failed may be tried again."""
        woken = asyncio.ensure_future(self._woken.wait())
        try:
            await (woken if complete else within(woken, RETRY, self._sleep))
        finally:
            woken.cancel()

    async def _wanted(self) -> list[_Wanted]:
        def work(session: Session) -> list[_Wanted]:
            rows = to_fetch(session, CHANNEL, MOST_FAILURES, _AT_ONCE)
            return [_Wanted(row.id or 0, row.remote_id or "") for row in rows]

        return await self._database.run(work)

    async def _fetch(self, wanted: _Wanted) -> bool:
        """Fetch one picture; False when it is worth another attempt later."""
        try:
            content = await self._download(wanted.file_id)
            sha256, mime = await asyncio.to_thread(self._store.save, content)
        except NotAPhotoError as error:
            _log.warning("photo_given_up", photo=wanted.photo_id, reason=error.why)
            await self._count_failure(wanted.photo_id, MOST_FAILURES, _TOLD.get(error.why))
            return True
        except Exception as error:
            _log.warning("photo_not_fetched", photo=wanted.photo_id, reason=reason(error))
            await self._count_failure(wanted.photo_id, 1)
            return False
        await self._keep(wanted.photo_id, sha256, mime)
        return True

    async def _download(self, file_id: str) -> bytes:
        """The bytes of a file. Raises NotAPhotoError for more than we keep."""
        try:
            return await download(self._bot, file_id, LARGEST, _TIMEOUT)
        except TooLargeError:
            raise NotAPhotoError("too_large") from None

    async def _keep(self, photo_id: int, sha256: str, mime: str) -> None:
        def work(session: Session) -> None:
            photo = session.get(Photo, photo_id)
            if photo is not None:
                photo.sha256, photo.mime = sha256, mime

        await self._database.run(work)

    async def _count_failure(self, photo_id: int, failures: int, why: Text | None = None) -> None:
        """Count failed attempts; with the last one the person is told, in the same transaction."""

        def work(session: Session) -> None:
            photo = session.get(Photo, photo_id)
            if photo is None:
                return
            photo.fetch_failures += failures
            if photo.fetch_failures >= MOST_FAILURES:
                told = why or _COULD_NOT_BE_OPENED
                notice.add(session, f"photo:{photo_id}", photo.person_id, told, self._now())

        await self._database.run(work)
