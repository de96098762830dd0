"""One update, however it came in: once only, its picture fetched, handled to its commit, answered.

Polling and webhook both end here. Zalo delivers again what was delivered already, and what was
missed never again. So an update is dropped when it was handled, here or by another copy of the program
that may be saying its reply right now; one that cannot be stored now is tried again here, for as long
as whoever brought it has patience.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
import structlog

from bot.channels.channel import Receive
from bot.channels.patience import Sleep, within
from bot.channels.zalo import CHANNEL
from bot.channels.zalo.delivery import Delivery, Saying
from bot.channels.zalo.pictures_sent import PicturesSent
from bot.channels.zalo.sendings import Sendings
from bot.channels.zalo.updates import UnreadableUpdateError, Update, read
from bot.lanes import Lanes
from models import claim
from models.database import Database, DatabaseUnavailableError
from scheduler.clearing import CLAIMS

_log = structlog.get_logger()

REMEMBERED = 2000  # messages, so that what reappears at each poll does not go to the database each time
OLDEST = timedelta(days=2)  # since a message was sent; what was handled is remembered for longer
assert OLDEST < CLAIMS, "what reappears must be known"
PAUSES = (0.5, 1.0, 2.0, 4.0)  # seconds between tries to store a message while the database is away


class Exchange:
    """From an update to its reply."""

    def __init__(
        self,
        receive: Receive,
        database: Database,
        pictures: PicturesSent,
        delivery: Delivery,
        now: Callable[[], datetime],
        sleep: Sleep,
    ) -> None:
        self._receive = receive
        self._database = database
        self._pictures = pictures
        self._delivery = delivery
        self._now = now
        self._sleep = sleep
        self._lanes = Lanes()
        self._sendings = Sendings()
        self._done: OrderedDict[str, None] = OrderedDict()
        self._taking = 0  # updates being handled
        self._idle = asyncio.Event()
        self._idle.set()

    async def take(self, raw: Any) -> None:
        """Handle one update as Zalo wrote it, to its commit; one that we cannot read is logged and dropped.

        Raises DatabaseUnavailableError when the database stays away: nothing was done.
        """
        try:
            update = read(raw)
        except UnreadableUpdateError as error:
            _log.error("zalo_update_unreadable", field=str(error))
            return
        if update is None:
            return
        self._taking += 1
        self._idle.clear()
        try:
            await self._in_turn(update)
        finally:
            self._taking -= 1
            if not self._taking:
                self._idle.set()

    async def finish(self, seconds: float) -> None:
        """Let what was taken be handled; what takes longer than this goes on."""
        idle = asyncio.ensure_future(self._idle.wait())
        await within(idle, seconds, self._sleep)
        idle.cancel()

    async def _in_turn(self, update: Update) -> None:
        async with self._lanes.enter(update.incoming.address):  # one picture after the other, too
            if update.incoming.claim not in self._done:
                if self._is_too_old(update):
                    _log.warning("zalo_update_too_old")
                else:
                    await self._take(update)
                self._remember(update.incoming.claim)

    def _is_too_old(self, update: Update) -> bool:
        """Whether nobody can know any more that it was handled; it must not be handled twice."""
        return 0 < update.sent_at < (self._now() - OLDEST).timestamp()

    async def _take(self, update: Update) -> None:
        try:
            await self._patiently(update)
        except DatabaseUnavailableError:
            _log.warning("zalo_update_not_stored")
            raise
        except Exception as error:  # the same update would fail again
            _log.error("zalo_update_failed", kind=type(error).__name__)

    async def _patiently(self, update: Update) -> None:
        for pause in PAUSES:
            try:
                return await self._handle(update)
            except DatabaseUnavailableError:
                await self._sleep(pause)
        return await self._handle(update)

    async def _handle(self, update: Update) -> None:
        claimed = update.incoming.claim
        if await self._was_handled(claimed):
            return
        # also of those that could not be had: the handlers say of one sending what became of each
        album = self._sendings.of(update)
        incoming = msgspec.structs.replace(await self._pictures.fetched(update), album=album)
        if album is not None and await self._was_handled(claimed):  # elsewhere, while it was fetched here
            return
        reply = await self._receive(incoming)
        self._delivery.send(incoming.address, Saying([claimed], reply, album))

    async def _was_handled(self, claimed: str) -> bool:
        """Whether its reply is said, or is about to be: by whoever handled it, or later by ``unsaid.py``."""
        was_said = await self._database.run(lambda session: claim.was_said(session, CHANNEL, claimed))
        return was_said is not None or self._delivery.holds(claimed)

    def _remember(self, claimed: str) -> None:
        self._done[claimed] = None
        while len(self._done) > REMEMBERED:
            self._done.popitem(last=False)
