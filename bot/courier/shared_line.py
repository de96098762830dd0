"""The slots of all copies of the program together, kept in the database they share.

A claim is a transaction of its own, short: at 29 a second PostgreSQL hardly notices.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from models import sending_slot
from models.database import Database


class SharedLine:
    """A ``Line`` whose next free slot stands in the database."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        """The clocks of the copies should agree; by what they differ, one copy waits longer."""
        self._database = database
        self._now = now

    async def claim(self, before: float, slot: float) -> float:
        """See ``Line``. Raises DatabaseUnavailableError."""
        kept, length = timedelta(seconds=before), timedelta(seconds=slot)
        begins = await self._database.run(
            lambda session: sending_slot.claim(session, self._now(), kept, length)
        )
        return (begins - self._now()).total_seconds()
