"""The month's messages on Zalo: counted, kept for what matters most, and the administrator warned in time.

The free tier lets a bot send 3,000 messages a month, and answers HTTP 429 when they are gone, without
saying for how long. What is kept when the quota ends, in percent of it (assumption):

=============  =====  ==============================================================
``answer``      100   answers to people, and what they asked for: to the last message
``due_today``    95   reminders of what is due today, and urgent announcements
``other``        90   everything else that nobody asked for
=============  =====  ==============================================================

The month turns at midnight in Viet Nam (assumption: Zalo does not say). Messages on their way at the
same moment may go over by as many as they are; then the platform's own count decides.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import NamedTuple

import structlog
from sqlmodel import Session

from bot.channels.zalo import CHANNEL, quota_warning
from handlers.message import Urgency
from handlers.turn import VIETNAM
from models import sent_count
from models.database import Database, DatabaseUnavailableError
from models.sent_count import Month, Standing

_log = structlog.get_logger()
KEPT: dict[Urgency, int] = {"answer": 100, "due_today": 95, "other": 90}
WARNED = 80  # percent at which the administrator is told


class Stands(NamedTuple):
    """How the month stands; ``of`` is 0 where there is no limit."""

    used: int
    of: int
    month: str


class Quota:
    """The messages of one bot."""

    def __init__(self, database: Database, bot_id: str, monthly: int, now: Callable[[], datetime]) -> None:
        """``monthly`` messages may be sent, 0 is as many as one likes; ``bot_id`` is no secret."""
        self._database = database
        self._bot = bot_id
        self._monthly = monthly
        self._now = now
        self._uncounted = 0  # messages that were sent while the database was away

    def limit(self, urgency: Urgency) -> int:
        """After how many messages of a month nothing of this urgency is sent."""
        return self._monthly * KEPT[urgency] // 100

    async def room(self, urgency: Urgency) -> bool:
        """Whether a message of this urgency may be sent now; to be asked once for each message.

        An hour after a refusal one asker is told yes: what becomes of it shows whether there is room
        again. Raises DatabaseUnavailableError.
        """
        return await self._database.run(partial(self._has_room, urgency=urgency, at=self._now()))

    async def count(self, n: int = 1) -> None:
        """So many messages were sent, or may have been: where the answer was lost, they count.

        While the database is away they are counted with the next: what was sent is not to be sent again.
        """
        n, self._uncounted = n + self._uncounted, 0
        try:
            await self._told(partial(self._counted, n=n, at=self._now()))
        except DatabaseUnavailableError:
            self._uncounted += n
            _log.warning("quota_not_counted", channel=CHANNEL, messages=self._uncounted)

    async def refused(self) -> None:
        """The platform said that the quota is spent: nothing is sent for an hour, by any copy.

        Raises DatabaseUnavailableError.
        """
        await self._told(partial(self._refused, at=self._now()))

    async def used(self) -> int:
        """How many were sent this month. Raises DatabaseUnavailableError."""
        return (await self._database.run(self._stands)).used

    def shown(self, session: Session) -> dict[str, object]:
        """The same with its limit and month, as ``/healthz`` shows it."""
        return self._stands(session)._asdict()

    def _stands(self, session: Session) -> Stands:
        month = self._month(self._now())
        return Stands(sent_count.standing(session, month).sent, self._monthly, month.month)

    def _month(self, at: datetime) -> Month:
        return Month(CHANNEL, self._bot, f"{at.astimezone(VIETNAM):%Y-%m}")

    def _has_room(self, session: Session, urgency: Urgency, at: datetime) -> bool:
        month = self._month(at)
        found = sent_count.standing(session, month)
        if self._monthly and found.sent >= self.limit(urgency):
            return False
        return found.refused_at is None or sent_count.try_again(session, month, at)

    def _counted(self, session: Session, n: int, at: datetime) -> str:
        month = self._month(at)
        now = sent_count.count(session, month, n, at)
        if not self._monthly:
            return ""
        if now.sent >= self._monthly:
            return self._say_spent(session, month, now, at)
        if now.sent * 100 >= self._monthly * WARNED:
            return self._say_warning(session, month, now, at)
        return ""

    def _refused(self, session: Session, at: datetime) -> str:
        month = self._month(at)
        return self._say_spent(session, month, sent_count.refuse(session, month, at), at)

    def _say_warning(self, session: Session, month: Month, now: Standing, at: datetime) -> str:
        """Tell the administrators, once a month; the name of what is logged."""
        if now.warned_at is not None or not sent_count.note_warned(session, month, at):
            return ""
        used = quota_warning.Used(now.sent, self._monthly, self.limit("other"), self.limit("due_today"))
        quota_warning.near(session, month, used, at)
        return "quota_nearly_spent"

    def _say_spent(self, session: Session, month: Month, now: Standing, at: datetime) -> str:
        if now.spent_at is not None or not sent_count.note_spent(session, month, at):
            return ""
        quota_warning.spent(session, month, now.sent, at)
        return "quota_spent"

    async def _told(self, work: Callable[[Session], str]) -> None:
        """Do it, and log what the administrators are told by it."""

        def told(session: Session) -> tuple[str, Stands]:
            return work(session), self._stands(session)

        event, shown = await self._database.run(told)
        if event:
            _log.warning(event, channel=CHANNEL, used=shown.used, of=shown.of, month=shown.month)
