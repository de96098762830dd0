"""The works that ticks set off: reminders planned and written, the week's digests, what is cleared out.

Each is safe to be done twice, by one copy of the program or by several: what is written is written
under unique keys. A batch of people is one transaction, so that conversations come in between.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

import structlog
from sqlmodel import Session

from models.database import Database
from models.person import Role
from scheduler import book as books
from scheduler import naming, planning, weekly, writing
from scheduler.planning import World

_log = structlog.get_logger()
# the lower level first: who cannot be reached is named to the one above
ROLES = (Role.hamlet_head, Role.commune_officer)


class Reminding:
    """Reminders and digests for the worlds that can be reached."""

    def __init__(self, database: Database, worlds: Sequence[World]) -> None:
        self._database = database
        self._worlds = worlds

    async def remind(self, at: datetime) -> None:
        """Write today's reminders, for whoever has none yet. Raises DatabaseUnavailableError.

        The digests first: who gets both gets them in one message.
        """
        await self.digest(at)
        for world in self._worlds:
            written = sum([await self._remind_role(world, role, at) for role in ROLES])
            named = await self._database.run(partial(_name, world=world, at=at))
            if written or named:
                _log.info("reminders_written", people=written, officers=named, sample=world.sample)

    async def digest(self, at: datetime) -> None:
        """Write this week's digests when it is time. Raises DatabaseUnavailableError."""
        for world in self._worlds:
            written = await self._database.run(partial(_digest, world=world, at=at))
            if written:
                _log.info("digests_written", people=written, sample=world.sample)

    async def _remind_role(self, world: World, role: Role, at: datetime) -> int:
        written, after = 0, 0
        while True:
            count, last = await self._database.run(_batch(world, role, at, after))
            written += count
            if last is None:
                return written
            after = last


def _batch(world: World, role: Role, at: datetime, after: int) -> Callable[[Session], tuple[int, int | None]]:
    def work(session: Session) -> tuple[int, int | None]:
        book = books.read(session, sample=world.sample)
        if book.quiet_of(role).holds(at):
            return 0, None
        found = planning.batch(session, book, world, at, after, role=role)
        return writing.write(session, book, world, at, found.decided), found.last

    return work


def _name(session: Session, world: World, at: datetime) -> int:
    return naming.write(session, books.read(session, sample=world.sample), world, at)


def _digest(session: Session, world: World, at: datetime) -> int:
    return weekly.write(session, books.read(session, sample=world.sample), world, at)
