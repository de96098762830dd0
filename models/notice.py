"""Notices (báo tin): what one person's report makes another person be told, without being asked.

Written in the report's own transaction under a unique key, delivered afterwards, so
that a stop in between neither loses one nor writes it twice.

Whoever delivers takes a notice first, which puts it off for a while: two copies of the
program do not both say it. A stop between saying and marking may therefore say one
notice twice, once the while is over; it never loses one.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Column, Field, Session, SQLModel, col, select, update
from sqlmodel.sql.expression import SelectOfScalar

from locales import Text
from locales.stored_text import pack
from models.chat import Chat
from models.conversation import Conversation
from models.person import Person
from models.utc import UtcDateTime

LEASE = timedelta(minutes=10)  # how long whoever took a notice has for saying it (assumption)
FRESH = timedelta(days=7)  # older ones are not said any more: the moment is over (assumption)
PAUSE = timedelta(minutes=1)  # after a first failure, four times as long after each more (assumption)
MOST = 8  # failures, after which a notice is given up: about four days (assumption)


class Notice(SQLModel, table=True):
    """One thing to tell one person; ``text`` is a packed Text, said in their language."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=80)
    person_id: int = Field(foreign_key="person.id", index=True)
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
    """A notice that was taken to be said now, and the person's language."""

    id: int
    key: str
    person_id: int
    locale: str
    text: str
    report_id: int | None


def add(
    session: Session, key: str, person_id: int, text: Text, at: datetime, report_id: int | None = None
) -> None:
    """Write a notice to be said as soon as this transaction is durable; once for a key, whoever writes it."""
    row = {
        "key": key,
        "person_id": person_id,
        "text": pack(text),
        "report_id": report_id,
        "created_at": at,
        "due_at": at,
        "failures": 0,
    }
    session.flush()  # the report may be new in this very transaction
    connection = session.connection()
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    connection.execute(insert(Notice).values(row).on_conflict_do_nothing(index_elements=["key"]))


def take(
    session: Session, at: datetime, limit: int, channels: Collection[str], *, sample: bool
) -> list[Taken]:
    """Take the due notices of people who can be reached, oldest first, for LEASE.

    A real person can be reached through a chat on one of the channels; a sample person
    always, because their practice chat is made when it is needed.
    """
    query = (
        select(Notice, Person.locale)
        .join(Person, col(Person.id) == col(Notice.person_id))
        .where(col(Notice.due_at) <= at)
        .where(col(Notice.created_at) > at - FRESH)
        .where(col(Person.active).is_(True))
        .where(col(Person.sample).is_(sample))
        .order_by(col(Notice.id))
        .limit(limit)
        .with_for_update(of=Notice, skip_locked=True)  # SQLite has one writer and leaves this out
    )
    if not sample:
        theirs = col(Conversation.person_id) == col(Notice.person_id)
        query = query.where(_reachable(channels).where(theirs).exists())
    found = session.exec(query).all()
    for notice, _ in found:
        notice.due_at = at + LEASE
        session.add(notice)
    return [_taken(notice, locale) for notice, locale in found]


def chats(session: Session, person_id: int, channels: Collection[str]) -> Sequence[Chat]:
    """The person's chats on these channels, but for those that refuse us.

    All of them, because which one they look at is not known.
    """
    query = _reachable(channels).where(col(Conversation.person_id) == person_id).order_by(col(Chat.id))
    return session.exec(query).all()


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


def _reachable(channels: Collection[str]) -> SelectOfScalar[Chat]:
    """Chats that belong to somebody's conversation and do not refuse us."""
    return (
        select(Chat)
        .join(Conversation, col(Conversation.id) == col(Chat.conversation_id))
        .where(col(Chat.channel).in_(channels))
        .where(col(Chat.blocked_at).is_(None))
    )


def _taken(notice: Notice, locale: str) -> Taken:
    assert notice.id is not None
    return Taken(notice.id, notice.key, notice.person_id, locale, notice.text, notice.report_id)
