"""The ticks (nhịp): APScheduler says when, the database what is due and which copy of the program does it.

Its jobs live in memory: whatever is lost with them is found in the database at the next tick. How each
work went stands in ``tick``, where ``/healthz`` looks.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import NamedTuple

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlmodel import Session

from models import tick
from models.database import Database, DatabaseUnavailableError

_log = structlog.get_logger()
NOTED_EVERY = timedelta(minutes=1)


class Work(NamedTuple):
    """Something to be done again and again."""

    name: str
    every: timedelta
    do: Callable[[datetime], Awaitable[None]]
    longest: timedelta  # after which it is stuck and broken off, so that the next one can begin
    shared: bool = True  # one copy of the program at a time; else each does its own


class Ticks:
    """Every work at its interval, once right away; a missed tick is made up for by the next."""

    def __init__(self, database: Database, works: Sequence[Work], now: Callable[[], datetime]) -> None:
        self._database = database
        self.works = works
        self._now = now
        self._noted: dict[str, tuple[datetime, str]] = {}
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        """Begin to tick."""
        for work in self.works:
            self._scheduler.add_job(
                partial(self.tick, work),
                "interval",
                seconds=work.every.total_seconds(),
                next_run_time=datetime.now(UTC),  # by the clock APScheduler looks at
                id=work.name,
                misfire_grace_time=None,  # however late: what is due is due
                coalesce=True,
                max_instances=1,
            )
        self._scheduler.start()

    def stop(self) -> None:
        """No more ticks; what is running is left to whoever stops it."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self, work: Work) -> bool:
        """Do a work unless another copy does; whether it was ours. Never raises but when cancelled."""
        at = self._now()
        failure = ""
        try:
            if work.shared and not await self._database.run(lambda session: _claim(session, work, at)):
                return False
            async with asyncio.timeout(work.longest.total_seconds()):
                await work.do(at)
        except DatabaseUnavailableError:
            _log.info("tick_put_off", tick=work.name)
            return False
        except Exception as error:
            failure = type(error).__name__
            _log.exception("tick_failed", tick=work.name, kind=failure)
        await self.note(work.name, failure)
        return True

    async def note(self, name: str, failure: str = "") -> None:
        """A work ended, or gets on: kept at most once a minute, for ``/healthz``."""
        at = self._now()
        last = self._noted.get(name)
        if last is not None and last[1] == failure and at - last[0] < NOTED_EVERY:
            return
        try:
            await self._database.run(lambda session: tick.finish(session, name, at, failure))
            self._noted[name] = (at, failure)
        except DatabaseUnavailableError:
            _log.info("tick_not_noted", tick=name)


def _claim(session: Session, work: Work, at: datetime) -> bool:
    # a little less than the interval: APScheduler's own ticks come a few milliseconds early or late
    return tick.claim(session, work.name, at, work.every * 0.9)
