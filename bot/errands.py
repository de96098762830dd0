"""Doing errands: one is taken, made on a reader's thread, kept; a few at once: a small one need not wait.

The result is a notice, which the courier carries.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

import structlog
from sqlmodel import Session

from handlers import errands
from handlers.clerk import Clerk
from models import conversation, errand
from models.database import Database, DatabaseUnavailableError
from models.errand import Errand

_log = structlog.get_logger()
AT_ONCE = 2


class Taken(NamedTuple):
    """An errand to be done now, and the conversation of whoever asked for it."""

    asked: Errand
    conversation_id: int


class Errands:
    """Begins what waits; ``done`` is called after each, so that its result need not wait."""

    def __init__(
        self,
        database: Database,
        clerk: Clerk,
        now: Callable[[], datetime],
        done: Callable[[], None],
    ) -> None:
        self._database = database
        self._clerk = clerk
        self._now = now
        self._done = done
        self._running: set[asyncio.Task[None]] = set()

    async def begin(self, at: datetime) -> None:
        """Begin what waits, as far as hands are free; returns at once. Raises DatabaseUnavailableError."""
        while len(self._running) < AT_ONCE:
            taken = await self._database.run(lambda session: _take(session, at))
            if taken is None:
                return
            task = asyncio.create_task(self._do(taken))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def finish(self) -> None:
        """Wait for what is being done."""
        if self._running:
            await asyncio.wait(self._running)

    async def stop(self) -> None:
        """Give up what is being done: it is taken again when its lease is over."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _do(self, taken: Taken) -> None:
        """Make it and keep it. Never raises."""
        asked, theirs, at = taken.asked, taken.conversation_id, self._now()
        try:
            made = await self._database.read(lambda session: self._clerk.make(session, asked, theirs, at))
            await self._database.run(lambda session: errands.keep(session, asked, made, self._now()))
        except DatabaseUnavailableError:
            _log.info("errand_put_off", errand=asked.id)
            return
        except Exception as error:
            _log.exception("errand_failed", errand=asked.id, kind=type(error).__name__)
            await self._fail(taken)
        self._done()

    async def _fail(self, taken: Taken) -> None:
        try:
            await self._database.run(
                lambda session: self._clerk.fail(session, taken.asked, taken.conversation_id, self._now())
            )
        except DatabaseUnavailableError:
            _log.info("errand_put_off", errand=taken.asked.id)


def _take(session: Session, at: datetime) -> Taken | None:
    asked = errand.take(session, at)
    if asked is None:
        return None
    theirs = conversation.of_person(session, asked.person_id)
    assert theirs.id is not None
    return Taken(asked, theirs.id)
