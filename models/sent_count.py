"""Messages sent (số tin đã gửi): how many a bot has sent in a month, where the platform allows only so many.

Counted by the database itself, so that several copies of the program count together.
"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Column, Field, Session, SQLModel, and_, col, null, select, update

from models.utc import UtcDateTime

REST = timedelta(hours=1)  # after a refusal, before one more try (assumption)
TRIAL = timedelta(minutes=1)  # how long whoever tries has for hearing what becomes of it (assumption)


class SentCount(SQLModel, table=True):
    """One bot's month on one channel; months are "2026-11", as the calendar is in Viet Nam."""

    __tablename__ = "sent_count"

    channel: str = Field(primary_key=True, max_length=16)
    bot: str = Field(primary_key=True, max_length=40)
    month: str = Field(primary_key=True, max_length=7)
    count: int = 0
    # when somebody was told that it comes to an end, and that it has
    warned_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    spent_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    # when the platform itself said that nothing is left; None: it takes messages
    refused_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Month(NamedTuple):
    """Which count is meant."""

    channel: str
    bot: str
    month: str


class Standing(NamedTuple):
    """How a month stands."""

    sent: int = 0
    warned_at: datetime | None = None
    spent_at: datetime | None = None
    refused_at: datetime | None = None


_KEY = (col(SentCount.channel), col(SentCount.bot), col(SentCount.month))
_STANDING = (
    col(SentCount.count),
    col(SentCount.warned_at),
    col(SentCount.spent_at),
    col(SentCount.refused_at),
)


def standing(session: Session, of: Month) -> Standing:
    """How a month stands; nothing sent where nothing is kept."""
    found = session.execute(select(*_STANDING).where(_is(of))).first()
    return Standing() if found is None else Standing._make(found)


def count(session: Session, of: Month, n: int, at: datetime) -> Standing:
    """Add ``n`` messages; how the month stands with them.

    One that got through after a refusal ends that. Those on their way when the refusal came do not.
    """
    tried = col(SentCount.refused_at) <= at - REST + TRIAL
    changed = {
        "count": col(SentCount.count) + n,
        "refused_at": case((tried, null()), else_=col(SentCount.refused_at)),
    }
    return _put(session, of, {"count": n}, changed)


def refuse(session: Session, of: Month, at: datetime) -> Standing:
    """The platform said that nothing is left; how the month stands."""
    return _put(session, of, {"count": 0, "refused_at": at}, {"refused_at": at})


def try_again(session: Session, of: Month, at: datetime) -> bool:
    """Whether it is time for one message after a refusal, and ours to send it.

    Whoever is told so says what became of it by ``count`` or ``refuse``. Of somebody who does not,
    such as a copy of the program that was stopped, the next one is told so after TRIAL.
    """
    rested = col(SentCount.refused_at) <= at - REST
    ours = update(SentCount).where(_is(of), rested).values(refused_at=at - REST + TRIAL)
    return bool(session.execute(ours).rowcount)  # type: ignore[attr-defined]  # an update's result has it


def note_warned(session: Session, of: Month, at: datetime) -> bool:
    """The end was told to be near; False where another had told it."""
    return _note_once(session, of, "warned_at", at)


def note_spent(session: Session, of: Month, at: datetime) -> bool:
    """The end was told; False where another had told it."""
    return _note_once(session, of, "spent_at", at)


def _note_once(session: Session, of: Month, name: str, at: datetime) -> bool:
    first = update(SentCount).where(_is(of), getattr(SentCount, name).is_(None)).values({name: at})
    return bool(session.execute(first).rowcount)  # type: ignore[attr-defined]  # an update's result has it


def _is(of: Month) -> ColumnElement[bool]:
    return and_(*(column == value for column, value in zip(_KEY, of, strict=True)))


def _put(session: Session, of: Month, new: dict[str, Any], changed: dict[str, Any]) -> Standing:
    """Begin a month with ``new``, or change the one that stands there; what it says then."""
    connection = session.connection()
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement: Any = insert(SentCount).values(**of._asdict(), **new)
    statement = statement.on_conflict_do_update(index_elements=_KEY, set_=changed).returning(*_STANDING)
    return Standing._make(connection.execute(statement).one())
