"""Notices (báo tin): what one person's report makes another person be told, without being asked.

Written in the report's own transaction under a unique key, delivered afterwards, so
that a stop in between neither loses one nor writes it twice.

Whoever delivers takes one notice at a time, which puts it off for a while: two copies of
the program do not both say it. A stop between saying and marking may therefore say one
notice twice, once the while is over; it never loses one.

Each take walks along the index of ``due_at`` and stops at the first notice that can be
said: a tenth of a millisecond, however many wait. Ordered by anything else, it would sort
all 90,000 reminders of a province each time, for 40 to 80 ms. Among notices due at one
instant the database's own order decides, which is that of writing.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Index, bindparam, literal_column, text
from sqlmodel import Column, Field, Session, SQLModel, and_, case, col, func, or_, select, update

from locales import Text
from locales.stored_text import pack
from models import conversation
from models.chat import Chat
from models.conversation import Conversation
from models.insert_new import Values, insert_new
from models.person import Person
from models.utc import UtcDateTime

LEASE = timedelta(minutes=1)  # how long whoever took a notice has for saying it (bot/courier keeps below)
FRESH = timedelta(days=7)  # older ones are not said any more: the moment is over (assumption)
PAUSE = timedelta(minutes=1)  # after a first failure, four times as long after each more (assumption)
MOST = 8  # failures, after which a notice is given up: about four days (assumption)
UNSURE_PAUSE = timedelta(minutes=10)  # before saying again what may have arrived (assumption)
FAREWELL = "farewell"  # the kind of what is said to somebody who has just been shut out, as the last thing
MOST_UNSURE = 2  # sends with a lost answer, after which a notice counts as said (assumption)

_ALERTS = text("kind = ''")


class Notice(SQLModel, table=True):
    """One thing to tell one person; ``text`` is a packed Text, said in their language."""

    # who is to be told what on a day?
    __table_args__ = (
        Index(None, "person_id", "created_at"),
        # alerts, among all the reminders that wait
        Index("ix_notice_urgent", "due_at", sqlite_where=_ALERTS, postgresql_where=_ALERTS),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=80)
    person_id: int = Field(foreign_key="person.id")
    text: str
    report_id: int | None = Field(default=None, foreign_key="report.id")  # to be looked at by a tap
    # who says it (handlers/outgoing.py): "" as it is written, else by its kind and what it is about
    kind: str = Field(default="", max_length=16, sa_column_kwargs={"server_default": ""})
    subject: int | None = None
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    # not to be said before this; None: said, or given up
    due_at: datetime | None = Field(sa_column=Column(UtcDateTime, nullable=True, index=True))
    # not worth saying any more from then on; None: FRESH after it was written
    expires_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime, nullable=True))
    sent_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime, nullable=True))
    failures: int = 0
    unsure: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # sends whose answer was lost


class Taken(NamedTuple):
    """A notice that was taken to be said now, and what is known of the person."""

    id: int
    key: str
    person_id: int
    locale: str
    text: str
    report_id: int | None
    kind: str = ""
    subject: int | None = None
    conversation_id: int = 0
    sample: bool = False  # of the world of practice
    failures: int = 0  # so far


class PutOff(NamedTuple):
    """Whoever says a notice finds that it is to be said later, not now."""

    until: datetime


def add(
    session: Session,
    key: str,
    person_id: int,
    text: Text,
    at: datetime,
    report_id: int | None = None,
    *,
    kind: str = "",
    subject: int | None = None,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> None:
    """Write a notice once for a key, whoever writes it; it is durable with this transaction.

    It is said as soon as possible, or from ``due_at`` on, and never from ``expires_at`` on.
    """
    row = {
        "key": key,
        "person_id": person_id,
        "text": pack(text),
        "report_id": report_id,
        "kind": kind,
        "subject": subject,
        "created_at": at,
        "due_at": due_at or at,
        "expires_at": expires_at,
        "failures": 0,
        "unsure": 0,
    }
    insert_new(session, Notice, [row])


def composed(
    key: str, person_id: int, kind: str, at: datetime, due_at: datetime, expires_at: datetime
) -> Values:
    """The row of a notice that gets its words when it is said, for ``insert_new``."""
    return {
        "key": key,
        "person_id": person_id,
        "text": pack(Text("")),
        "kind": kind,
        "created_at": at,
        "due_at": due_at,
        "expires_at": expires_at,
        "failures": 0,
        "unsure": 0,
    }


def by_key(session: Session, key: str) -> Notice | None:
    """The notice with this key, if it was written."""
    return session.exec(select(Notice).where(col(Notice.key) == key)).first()


def take(
    session: Session,
    at: datetime,
    channels: Collection[str],
    *,
    sample: bool,
    urgent: bool = False,
    first: str | None = None,
) -> Taken | None:
    """Take for LEASE what has been due for longest, of people who can be reached; None: nothing is due.

    A real person can be reached through a chat on one of the channels; a sample person, with
    ``sample``, always: their practice chat is made when it is needed. ``urgent`` takes only
    what has no kind: alerts, and answers to people, which go before mass reminders. With ``first``
    only real people are taken whose chat used last, among those on the channels, is on that one.
    """
    query = _due(sample=sample, urgent=urgent, on_one=first is not None)
    params = _now(at, channels) | ({} if first is None else {"first": first})
    found = session.exec(query, params=params).first()
    if found is None:
        return None
    notice, person, conversation_id = found
    notice.due_at = at + LEASE
    session.add(notice)
    return _taken(notice, person, conversation_id or conversation.of_person(session, notice.person_id).id)


def chats(session: Session, person_id: int, channels: Collection[str]) -> Sequence[Chat]:
    """The person's chats on these channels, but for those that refuse us; the one used last comes first."""
    found: Sequence[Chat] = session.exec(
        _chats(), params={"person_id": person_id, "channels": list(channels)}
    ).all()
    return found


def mark_sent(session: Session, notice_id: int, at: datetime) -> None:
    """The person was told."""
    told = update(Notice).where(col(Notice.id) == notice_id).values(sent_at=at, due_at=None)
    session.exec(told)


def count_failure(session: Session, notice_id: int, at: datetime) -> int:
    """The person could not be told: again after a pause, or never more. Returns the failures so far."""
    notice = session.exec(select(Notice).where(col(Notice.id) == notice_id)).one()
    notice.failures += 1
    if notice.sent_at is None:
        given_up = notice.failures >= MOST
        notice.due_at = None if given_up else at + PAUSE * 4 ** (notice.failures - 1)
    session.add(notice)
    return notice.failures


def count_unsure(session: Session, notice_id: int, at: datetime) -> None:
    """The person may have been told: once more after a pause, and then it counts as said."""
    notice = session.exec(select(Notice).where(col(Notice.id) == notice_id)).one()
    notice.unsure += 1
    if notice.unsure >= MOST_UNSURE:
        notice.sent_at, notice.due_at = notice.sent_at or at, None
    elif notice.sent_at is None:
        notice.due_at = at + UNSURE_PAUSE
    session.add(notice)


def put_off(
    session: Session, notice_id: int, until: datetime | None, worth_until: datetime | None = None
) -> None:
    """Not now but from then on; None: never more.

    With ``worth_until`` it is worth saying until then, unless it was written with an end of its own.
    """
    waits = update(Notice).where(col(Notice.id) == notice_id, col(Notice.sent_at).is_(None))
    values: dict[str, Any] = {"due_at": until}
    if worth_until is not None:
        values["expires_at"] = func.coalesce(col(Notice.expires_at), worth_until)
    session.exec(waits.values(values))


def lapse(session: Session, at: datetime) -> None:
    """Nothing that is no longer worth saying waits any more, and nobody has to walk past it."""
    over = update(Notice).where(col(Notice.due_at) <= bindparam("at"), ~_worth_saying())
    session.exec(
        over.values(due_at=None), params=_now(at, ()), execution_options={"synchronize_session": False}
    )


# Each notice asks these questions once: building their statements anew would cost more than answering them.


@cache
def _due(*, sample: bool, urgent: bool, on_one: bool) -> Any:
    """What ``take`` looks for, with the parameters of ``_now``."""
    theirs = col(Chat.conversation_id) == col(Conversation.id)
    takes_it = select(Chat.id).where(theirs, _takes_messages()).exists()
    reachable = _first_choice() == bindparam("first") if on_one else takes_it
    real = and_(col(Person.sample).is_(False), reachable)
    query = (
        select(Notice, Person, Conversation.id)
        .join(Person, col(Person.id) == col(Notice.person_id))
        .outerjoin(Conversation, col(Conversation.person_id) == col(Notice.person_id))
        .where(col(Notice.due_at) <= bindparam("at"))
        .where(_worth_saying())
        .where(or_(col(Person.active).is_(True), col(Notice.kind) == FAREWELL))
        .where(or_(col(Person.sample).is_(True), real) if sample else real)
        .order_by(col(Notice.due_at))
        .limit(1)
        .with_for_update(of=Notice, skip_locked=True)  # SQLite has one writer and leaves this out
    )
    # spelled out: an index of alerts alone is not used for a parameter
    return query.where(col(Notice.kind) == literal_column("''")) if urgent else query


@cache
def _chats() -> Any:
    used_last = case((col(Conversation.last_chat_id) == col(Chat.id), 0), else_=1)
    return (
        select(Chat)
        .join(Conversation, col(Conversation.id) == col(Chat.conversation_id))
        .where(col(Conversation.person_id) == bindparam("person_id"), _takes_messages())
        .order_by(used_last, col(Chat.id))
    )


def _first_choice() -> ColumnElement[Any]:
    """The channel of the chat that comes first in ``chats``."""
    theirs = select(Chat.channel).where(col(Chat.conversation_id) == col(Conversation.id), _takes_messages())
    used_last = theirs.where(col(Chat.id) == col(Conversation.last_chat_id))
    linked_first = theirs.order_by(col(Chat.id)).limit(1)
    return func.coalesce(used_last.scalar_subquery(), linked_first.scalar_subquery())


def _now(at: datetime, channels: Collection[str]) -> dict[str, Any]:
    return {"at": at, "stale": at - FRESH, "channels": list(channels)}


def _worth_saying() -> ColumnElement[bool]:
    unexpired = or_(col(Notice.expires_at).is_(None), col(Notice.expires_at) > bindparam("at"))
    fresh = or_(col(Notice.expires_at).is_not(None), col(Notice.created_at) > bindparam("stale"))
    return and_(unexpired, fresh)


def _takes_messages() -> ColumnElement[bool]:
    """A chat on one of these channels that does not refuse us."""
    on_one = col(Chat.channel).in_(bindparam("channels", expanding=True))
    return and_(on_one, col(Chat.blocked_at).is_(None))


def _taken(notice: Notice, person: Person, conversation_id: int | None) -> Taken:
    assert notice.id is not None
    assert conversation_id is not None
    return Taken(
        notice.id,
        notice.key,
        notice.person_id,
        person.locale,
        notice.text,
        notice.report_id,
        notice.kind,
        notice.subject,
        conversation_id,
        person.sample,
        notice.failures,
    )
