"""Polling: ask Telegram for updates, and acknowledge them only when they are stored and answered.

Asking with an offset acknowledges everything before it. So the offset moves on after
the whole batch, as far as its updates are finished (see ``progress.py``).
"""

import asyncio
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.methods import DeleteWebhook, GetUpdates
from aiogram.types import Update

from bot.channels.patience import Jitter, Sleep, backoff, within
from bot.channels.telegram.albums import Albums
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.exchange import Exchange, read
from bot.channels.telegram.failures import place, reason
from bot.channels.telegram.progress import Progress
from bot.channels.telegram.updates import ALLOWED, lane
from models.database import DatabaseUnavailableError

_log = structlog.get_logger()

LONG_POLL = 50  # seconds; more is cut off by the server
_GRACE = 10  # seconds on top, for the way there and back
ALBUM_PAUSE = 0.25  # seconds between looking for more pictures while an album waits for its reply
_UNSTORED_PAUSE = 2.0  # seconds before an update that could not be stored is asked for again
_RIVAL_PAUSE = 15.0  # seconds to leave to another program with the same token
_REVOKED_PAUSE = 300.0  # seconds between attempts with a token that is no longer valid


class RawUpdates(GetUpdates):
    """getUpdates without reading the updates: one that cannot be read must not hide the others."""

    __returning__ = list[dict[str, Any]]


class Poller:
    """The loop that receives; ``run`` ends after ``stop``."""

    def __init__(
        self,
        bot: Bot,
        exchange: Exchange,
        albums: Albums,
        delivery: Delivery,
        sleep: Sleep,
        jitter: Jitter,
    ) -> None:
        self._bot = bot
        self._exchange = exchange
        self._albums = albums
        self._delivery = delivery
        self._sleep = sleep
        self._jitter = jitter
        self._stopping = asyncio.Event()
        self._progress = Progress(delivery)
        self._failures = 0

    def stop(self) -> None:
        """Ask for no more; what was fetched is still handled and acknowledged."""
        self._stopping.set()

    async def run(self) -> None:
        """Receive until told to stop."""
        while not self._stopping.is_set():
            try:
                await self._handle(await self._unless_stopped(self._fetch()) or [])
            except Exception as error:
                await self._unless_stopped(self._recover(error))
        await self._confirm()

    async def _fetch(self) -> list[dict[str, Any]]:
        """The next batch, as Telegram wrote it."""
        asked = self._progress.offset
        batch = await self._bot(
            RawUpdates(offset=asked, timeout=LONG_POLL, allowed_updates=ALLOWED),
            request_timeout=LONG_POLL + _GRACE,
        )
        self._failures = 0
        if not batch and asked is not None:
            self._progress.forget()  # it was confirmed
        return batch  # type: ignore[return-value]  # aiogram types by the parent class

    async def _recover(self, error: Exception) -> None:
        """Do what the failure calls for, and wait a little."""
        if isinstance(error, TelegramConflictError) and "webhook" in error.message:
            _log.warning("telegram_webhook_removed", why="polling was asked for")
            await self._remove_webhook()
            return
        self._failures += 1
        pause = self._pause_after(error) * (1 + self._jitter() / 2)
        event = "telegram_rival" if isinstance(error, TelegramConflictError) else "telegram_unreachable"
        _log.warning(event, reason=reason(error), at=place(error), pause=round(pause, 1))
        await self._sleep(pause)

    def _pause_after(self, error: Exception) -> float:
        if isinstance(error, TelegramRetryAfter):
            return float(error.retry_after)
        if isinstance(error, TelegramConflictError):
            return _RIVAL_PAUSE
        if isinstance(error, TelegramUnauthorizedError):
            return _REVOKED_PAUSE
        return backoff(self._failures)

    async def _remove_webhook(self) -> None:
        try:
            await self._bot(DeleteWebhook(drop_pending_updates=False))
        except Exception as error:
            _log.warning("telegram_webhook_stays", reason=reason(error))
            await self._sleep(_UNSTORED_PAUSE)

    async def _handle(self, batch: list[dict[str, Any]]) -> None:
        """Handle a batch, chats beside each other, and move the offset to what is finished."""
        if not batch:
            return
        lanes: dict[int, list[Update]] = {}
        for raw in batch:
            update = None if self._progress.is_handled(raw["update_id"]) else read(raw)
            if update is not None:
                lanes.setdefault(lane(update), []).append(update)
        ends = await asyncio.gather(*(self._handle_chat(chat) for chat in lanes.values()))
        unstored = [update_id for update_id in ends if update_id is not None]
        self._progress.seen(batch, unstored)
        await self._progress.settle()
        if unstored:
            _log.warning("telegram_update_not_stored", pause=_UNSTORED_PAUSE)
            await self._unless_stopped(self._sleep(_UNSTORED_PAUSE))
        elif self._progress.held:
            await self._unless_stopped(self._wait_for_album(self._progress.held))

    async def _handle_chat(self, chat: list[Update]) -> int | None:
        """One chat's updates in order; returns the id of the one that could not be stored.

        The replies follow each other by themselves; all together are waited for once.
        """
        unstored = None
        addresses: set[str] = set()
        for update in chat:
            try:
                outgoing = await self._exchange.take(update)
            except DatabaseUnavailableError:
                unstored = update.update_id
                break
            if outgoing.calls:
                self._delivery.send(outgoing.address, outgoing.calls)
                addresses.add(outgoing.address)
            self._progress.handled(update.update_id, outgoing)
        await asyncio.gather(*(self._delivery.caught_up(address) for address in addresses))
        return unstored

    async def _wait_for_album(self, held: set[asyncio.Future[None]]) -> None:
        """Until a held reply is released, or it is time to look whether more pictures have come.

        Telegram hands out the unacknowledged pictures again at once, so asking without
        a pause would be asking all the time.
        """
        released = asyncio.ensure_future(asyncio.wait(held, return_when=asyncio.FIRST_COMPLETED))
        try:
            await within(released, ALBUM_PAUSE, self._sleep)
        finally:
            released.cancel()
        await self._progress.settle()

    async def _unless_stopped(self, work: Any) -> Any:
        """The result of some waiting, or None as soon as the program is to stop."""
        task = asyncio.ensure_future(work)
        stopping = asyncio.ensure_future(self._stopping.wait())
        await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if task.done():
            return task.result()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return None

    async def _confirm(self) -> None:
        """Acknowledge what was handled; what this call fetches stays with Telegram, unacknowledged."""
        self._albums.release_all()
        await self._progress.settle()
        offset = self._progress.offset
        if offset is None:
            return
        try:
            await self._bot(RawUpdates(offset=offset, timeout=0, limit=1), request_timeout=_GRACE)
        except Exception as error:
            _log.warning("telegram_not_confirmed", reason=reason(error))
