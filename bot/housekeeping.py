"""Housekeeping: the clock ticks, ``scheduler/`` says what is to be cleared out."""

from collections.abc import Callable
from datetime import datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from models.database import Database, DatabaseUnavailableError
from scheduler.clearing import clear_out

_log = structlog.get_logger()
EVERY_HOURS = 1


class Housekeeping:
    """A tick each hour. What is due lives in the database, so a missed tick loses nothing."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.add_job(self._tick, "interval", hours=EVERY_HOURS, next_run_time=now())

    def start(self) -> None:
        """Begin to tick, once right away."""
        self._scheduler.start()

    def stop(self) -> None:
        """No more ticks."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _tick(self) -> None:
        at = self._now()
        try:
            await self._database.run(lambda session: clear_out(session, at))
        except DatabaseUnavailableError:
            _log.info("housekeeping_put_off")  # the next tick clears out what this one could not
