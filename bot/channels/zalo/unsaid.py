"""Replies that were stored and not said: the program was killed in between, or Zalo could not be reached.

The message is not delivered again, so its reply has to go out by itself. Each is taken once, by
one copy of the program: said late at most once, and not at all once its moment is over.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from bot.channels.patience import Sleep
from bot.channels.zalo import CHANNEL
from bot.channels.zalo.delivery import Delivery, Saying
from handlers.message import unpack
from models import claim
from models.database import Database

_log = structlog.get_logger()

EVERY = 30.0  # seconds
WORTH = timedelta(minutes=15)  # after which a person has gone on without the answer (assumption)
ALIVE = timedelta(minutes=2)  # for so long another copy of the program may still be at it
STARTED = timedelta(seconds=10)  # the same when we start: what was before us was most likely killed


class Unsaid:
    """Looks for such replies now and then."""

    def __init__(
        self, database: Database, delivery: Delivery, now: Callable[[], datetime], sleep: Sleep
    ) -> None:
        self._database = database
        self._delivery = delivery
        self._now = now
        self._sleep = sleep

    async def run(self) -> None:
        """Look at once and then every EVERY seconds; until cancelled."""
        began = self._now()
        while True:
            before_us = max(STARTED, self._now() - began)
            try:
                await self.say(min(before_us, ALIVE))
            except Exception as error:
                _log.warning("zalo_unsaid_not_read", kind=type(error).__name__)
            await self._sleep(EVERY)

    async def say(self, alive: timedelta) -> int:
        """Say what has been unsaid for longer than ``alive``; returns how many replies that were.

        Raises DatabaseUnavailableError.
        """
        at = self._now()
        after, before = int((at - WORTH).timestamp()), int((at - alive).timestamp())

        held = self._delivery.held()  # what is noted there as said is what becomes of it

        def work(session: Session) -> list[tuple[str, str]]:
            return claim.take_unsaid(session, CHANNEL, after, before, held)

        found = [
            (claimed, reply)
            for claimed, reply in await self._database.run(work)
            if not self._delivery.holds(claimed)
        ]
        for claimed, reply in found:
            self._delivery.send(claimed.partition(":")[0], Saying([claimed], unpack(reply)))
        if found:
            _log.info("zalo_replies_said_late", replies=len(found))
        return len(found)
