"""What nobody asked for, as it is said: the courier brings a notice, here it gets its words and buttons.

Said at that very moment: what has been answered, decided or switched off since it was written is
not said any more, and in somebody's quiet hours it waits. Alerts are said at any hour.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec
from sqlmodel import Session

from handlers import digests, errands, extensions, notices, reminders, urgency
from handlers.announcing import announced, announcing
from handlers.exporting import exporting
from handlers.inspecting import findings
from handlers.kept_files import KeptFiles
from handlers.message import Reply
from handlers.review import accepting, decided_notices, decisions
from handlers.status import nudges
from handlers.turn import Turn
from handlers.unbegun import Unbegun
from models.notice import PutOff, Taken
from scheduler import book as books
from scheduler import weekly
from scheduler.book import Book
from scheduler.planning import DEADLINE, NUDGE
from scheduler.planning import KIND as REMINDER

FRESH = timedelta(seconds=5)  # a deadline that is moved while reminders go out is known that soon

KINDS: dict[str, Callable[[Turn, Taken], Reply | PutOff | None]] = {
    **dict.fromkeys(announced.KINDS, announced.to_say),
    REMINDER: reminders.reply,
    weekly.KIND: digests.to_say,
    extensions.KIND: extensions.to_decide,
    DEADLINE: notices.about_deadline,
    exporting.PROGRESS: exporting.still_at_it,
    NUDGE: nudges.to_say,
    accepting.KIND: decided_notices.accepted,
    decisions.RETURNED: decided_notices.returned,
    decisions.UNLOCKED: decided_notices.unlocked,
    findings.KIND: findings.to_say,
}
AT_ANY_HOUR = frozenset({announcing.URGENT})


class Speaker:
    """Gives notices their words; called in the transaction in which the courier takes one."""

    def __init__(self, key: bytes, new_id: Callable[[], str], kept: KeptFiles | None = None) -> None:
        """``key`` is the program's own, which signs the buttons; ``kept`` finds what goes along."""
        self._unbegun = Unbegun(key, new_id, kept)
        self._books: dict[bool, tuple[datetime, Book]] = {}  # by world, and when each was read

    def say(self, session: Session, taken: Taken, at: datetime) -> Reply | PutOff | None:
        """What to say now; PutOff in somebody's quiet hours; None for what is outdated."""
        said = self._composed(session, taken, at)
        if isinstance(said, Reply):
            return msgspec.structs.replace(said, urgency=urgency.of(taken, said))
        return said

    def _composed(self, session: Session, taken: Taken, at: datetime) -> Reply | PutOff | None:
        compose = KINDS.get(taken.kind)
        if compose is None and taken.subject is not None:
            return errands.result(session, taken)
        if compose is None:
            return notices.reply(self._unbegun.signer, taken.conversation_id, taken)
        turn = self._unbegun.turn(session, taken.conversation_id, taken.key, at)
        if turn.who is None:
            return None
        turn.book = self._book(session, at, sample=turn.person.sample)
        quiet = turn.book.quiet_of(turn.person.role)
        if quiet.holds(at) and taken.kind not in AT_ANY_HOUR:
            return PutOff(quiet.next_end(at))
        return compose(turn, taken)

    def _book(self, session: Session, at: datetime, *, sample: bool) -> Book:
        """The deadlines as they were a moment ago: reading them is a third of what a reminder costs."""
        if sample not in self._books or not timedelta(0) <= at - self._books[sample][0] < FRESH:
            self._books[sample] = at, books.read(session, sample=sample)
        return self._books[sample][1]
