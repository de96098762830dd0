"""What the courier does in the database: mark what became of one notice and take the next, at once.

One transaction for both, so that a kill leaves no more than one notice of each worker of
which nobody knows whether it was said.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

import structlog
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from bot.channels.practice import people
from bot.courier.carrier import Carried, Outcome
from handlers.message import Reply, Urgency
from handlers.turn import PRACTICE
from models import chat, notice
from models.chat import Chat
from models.notice import PutOff, Taken

_log = structlog.get_logger()
UNSAID = 20  # notices found to be outdated in one transaction, which others are waiting for
SPENT_PAUSE = timedelta(hours=2)  # before asking again a channel that has no message left (assumption)
# how long an answer (a report that was returned) stays worth saying meanwhile: until the next month has
# messages again, and as long as any other notice from then on
SPENT_LASTS = timedelta(days=31) + notice.FRESH
SOONEST = timedelta(seconds=1)  # what is put off is not taken again at once, whatever is said

Say = Callable[[Session, Taken, datetime], Reply | PutOff | None]


class Due(NamedTuple):
    """A notice to be said now, in the first of these chats that takes it."""

    taken: Taken
    reply: Reply
    chats: Sequence[Chat]


class Done(NamedTuple):
    """What became of a notice, and the chats that refused us meanwhile."""

    at: datetime
    taken: Taken
    carried: Carried
    refused: Sequence[int] = ()
    urgency: Urgency = "other"


class Next(NamedTuple):
    """What to carry next; without it, whether to ask again at once."""

    due: Due | None
    more: bool = False


class Ledger:
    """The queue in the database."""

    def __init__(self, say: Say, now: Callable[[], datetime]) -> None:
        """``say`` says what a notice has to say now; it is called in the taking transaction."""
        self._say = say
        self._now = now

    def mark(self, session: Session, done: Done) -> None:
        """Note what became of a notice."""
        at, taken = done.at, done.taken
        for chat_id in done.refused:
            chat.note_blocked(session, chat_id, at)
        match done.carried.outcome:
            case Outcome.arrived:
                notice.mark_sent(session, taken.id, at)
            case Outcome.unsure:
                notice.count_unsure(session, taken.id, at)
            case Outcome.wait:
                notice.put_off(session, taken.id, at + timedelta(seconds=done.carried.retry_after))
            case Outcome.spent:
                worth_until = at + SPENT_LASTS if done.urgency == "answer" else None
                notice.put_off(session, taken.id, at + SPENT_PAUSE, worth_until)
            case Outcome.blocked if taken.kind:
                notice.put_off(session, taken.id, None)  # the next reminder comes when they are back
            case _:
                notice.count_failure(session, taken.id, at)

    def next(self, session: Session, channel: str, near: Collection[str]) -> Next:
        """Take what is to be said next on a channel, rendered as of now.

        ``near`` are the channels whose chats count: of each person, the chat used last is asked first.
        """
        real = [name for name in near if name != PRACTICE]
        for _ in range(UNSAID):
            taken = self._take(session, channel, real)
            if taken is None:
                notice.lapse(session, self._now())
                return Next(None)
            if due := self._due(session, taken, real):
                return Next(due)
        return Next(None, more=True)

    def _take(self, session: Session, channel: str, real: Sequence[str]) -> Taken | None:
        if channel == PRACTICE:
            take = partial(notice.take, session, self._now(), (), sample=True)
        else:
            take = partial(notice.take, session, self._now(), real, sample=False, first=channel)
        return take(urgent=True) or take()

    def _due(self, session: Session, taken: Taken, real: Sequence[str]) -> Due | None:
        """What to carry; None when it is not to be said, or not now."""
        at = self._now()
        try:
            with session.begin_nested():  # a notice that cannot be rendered takes nothing else with it
                said = self._say(session, taken, at)
        except OperationalError:
            raise  # the database's trouble, not the notice's
        except Exception as error:
            _log.exception("notice_failed", notice=taken.id, kind=type(error).__name__)
            notice.count_failure(session, taken.id, at)
            return None
        if isinstance(said, Reply):
            return Due(taken, said, self._chats(session, taken, real))
        until = max(said.until, at + SOONEST) if said else None
        notice.put_off(session, taken.id, until)
        return None

    def _chats(self, session: Session, taken: Taken, real: Sequence[str]) -> Sequence[Chat]:
        """Practice is a world of its own; who was never picked on the page has a chat from now on."""
        if not taken.sample:
            return notice.chats(session, taken.person_id, real)
        people.pick(session, people.address_of(taken.person_id), self._now())
        return notice.chats(session, taken.person_id, [PRACTICE])
