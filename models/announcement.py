"""Announcements (thông báo): what was said to many, who got it, who has read it and what they answered.

The words and what goes with them are the answers of the report it was sent as (form "announcement"); that it
was delivered stands in each recipient's notice.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import (
    Column,
    Field,
    Session,
    SQLModel,
    and_,
    case,
    cast,
    col,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlmodel import String as SqlString

from models.chat import Chat
from models.conversation import Conversation
from models.notice import Notice
from models.person import Person, Role
from models.place import Place
from models.report import Report, is_kept_by
from models.utc import UtcDateTime

FORM = "announcement"
LONGEST_ANSWER = 1000  # characters, of all that one person answers
PRACTICE = "practice"  # a channel nobody has in their pocket


class Announcement(SQLModel, table=True):
    """One announcement beside its report."""

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    urgent: bool = False  # said in quiet hours, too
    reminded_on: date | None = None  # when those who had not read it were reminded last


class Recipient(SQLModel, table=True):
    """One person an announcement is for, at the place they answered for when it was sent."""

    __tablename__ = "announcement_recipient"

    report_id: int = Field(foreign_key="announcement.report_id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    place_code: str = Field(foreign_key="place.code")
    read_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    answer: str = Field(default="", max_length=LONGEST_ANSWER)
    answered_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Counts(NamedTuple):
    """How far an announcement has come; ``unreachable``: not delivered, and no chat to deliver it to."""

    people: int
    delivered: int
    read: int
    answered: int
    unreachable: int


class Standing(NamedTuple):
    """One recipient, and how far the announcement has come with them."""

    recipient: Recipient
    person: Person
    delivered: bool
    reachable: bool


def key(report_id: int, person_id: int) -> str:
    """The key of the notice that brings an announcement to a person: nobody gets it twice."""
    return f"announcement:{report_id}:{person_id}"


def move(session: Session, waiting: Notice, successor_id: int) -> None:
    """What has not arrived yet is the successor's from now on; nothing where they get it themselves."""
    assert waiting.subject is not None
    mine = recipient(session, waiting.subject, waiting.person_id)
    if mine is None or recipient(session, waiting.subject, successor_id) is not None:
        return
    session.add(
        Recipient(report_id=mine.report_id, person_id=successor_id, place_code=mine.place_code),
    )
    session.delete(mine)
    waiting.key, waiting.person_id = key(mine.report_id, successor_id), successor_id
    session.add(waiting)


def audience(
    session: Session, path: str, roles: Sequence[Role], *, sample: bool, but: int
) -> list[tuple[int, str]]:
    """The active people with these roles at and below a place, each with their place; ``but`` the sender."""
    query = (
        select(Person.id, Person.place_code)
        .join(Place, col(Place.code) == col(Person.place_code))
        .where(col(Place.path).startswith(path, autoescape=True))
        .where(col(Person.role).in_(roles), col(Person.active).is_(True))
        .where(col(Person.sample).is_(sample), col(Person.id) != but)
        .order_by(col(Place.path), col(Person.id))
    )
    return [(person_id, code) for person_id, code in session.exec(query) if person_id is not None]


def without_chat(session: Session, people: Sequence[int]) -> int:
    """How many of these people have no chat that takes messages; sample people are always reached."""
    query = select(func.count()).select_from(Person).where(col(Person.id).in_(people), ~_reachable())
    return session.exec(query).one() if people else 0


def begin(session: Session, sent: Announcement, people: Sequence[tuple[int, str]]) -> None:
    """Keep an announcement and whom it is for, which the log is to know; written again it changes nothing."""
    session.add(sent)
    known = set(session.exec(select(Recipient.person_id).where(col(Recipient.report_id) == sent.report_id)))
    session.add_all(
        Recipient(report_id=sent.report_id, person_id=person_id, place_code=code)
        for person_id, code in people
        if person_id not in known
    )
    session.flush()


def with_file(session: Session, sha256: str, *, sample: bool) -> Sequence[Report]:
    """The reports of announcements with which a file of these bytes goes, withdrawn ones too."""
    query = (
        select(Report)
        .where(col(Report.form) == FORM, col(Report.sample).is_(sample))
        .where(col(Report.answers).contains(sha256, autoescape=True))
    )
    return session.exec(query.order_by(col(Report.id))).all()


def recipient(session: Session, report_id: int, person_id: int) -> Recipient | None:
    """This person as a recipient; None for who is none."""
    return session.get(Recipient, (report_id, person_id))


def received(session: Session, person_id: int, most: int, *, sample: bool) -> list[tuple[Report, Recipient]]:
    """What was delivered to a person and stands, the latest first."""
    brought = col(Notice.key) == _key_of(Recipient.report_id, Recipient.person_id)
    query = (
        select(Report, Recipient)
        .join(Recipient, col(Recipient.report_id) == col(Report.id))
        .join(Notice, brought)
        .where(col(Recipient.person_id) == person_id, col(Report.sample).is_(sample))
        .where(col(Notice.sent_at).is_not(None), col(Report.status) != "withdrawn")
        .order_by(col(Report.id).desc())
        .limit(most)
    )
    return list(session.exec(query).all())


def sent_by(session: Session, person_id: int, path: str, *, others: bool, sample: bool) -> Any:
    """The reports of a person's own announcements; with ``others`` those of officers at and below a path."""
    theirs = is_kept_by(person_id)
    if others:
        by_officer = col(Person.role) == Role.commune_officer
        theirs = or_(theirs, and_(by_officer, col(Report.place_path).startswith(path, autoescape=True)))
    return (
        select(Report)
        .join(Person, col(Person.id) == col(Report.reporter_id))
        .where(col(Report.form) == FORM, col(Report.sample).is_(sample), theirs)
        .order_by(col(Report.id).desc())
    )


def counts(session: Session, report_ids: Sequence[int]) -> dict[int, Counts]:
    """How far each of these announcements has come."""
    delivered = col(Notice.sent_at).is_not(None)
    query = (
        sql_select(
            col(Recipient.report_id),
            func.count(),
            _sum(delivered),
            _sum(col(Recipient.read_at).is_not(None)),
            _sum(col(Recipient.answered_at).is_not(None)),
            _sum(and_(~delivered, ~_reachable())),
        )
        .join(Person, col(Person.id) == col(Recipient.person_id))
        .join(Notice, col(Notice.key) == _key_of(Recipient.report_id, Recipient.person_id))
        .where(col(Recipient.report_id).in_(report_ids))
        .group_by(col(Recipient.report_id))
    )
    return {row[0]: Counts(*row[1:]) for row in session.execute(query)}


def unread(session: Session, report_id: int, skip: int, most: int) -> list[Standing]:
    """Who has not read it, in the order of places."""
    waiting = _standings(report_id).where(col(Recipient.read_at).is_(None))
    return _page(session, waiting, skip, most)


def answers(session: Session, report_id: int, skip: int, most: int) -> list[Standing]:
    """Who has answered, in the order of places."""
    return _page(session, _standings(report_id).where(col(Recipient.answer) != ""), skip, most)


def to_remind(session: Session, report_id: int) -> list[int]:
    """The people who got it and have not read it."""
    query = (
        select(Recipient.person_id)
        .join(Notice, col(Notice.key) == _key_of(Recipient.report_id, Recipient.person_id))
        .where(col(Recipient.report_id) == report_id)
        .where(col(Recipient.read_at).is_(None), col(Notice.sent_at).is_not(None))
        .order_by(col(Recipient.person_id))
    )
    return list(session.exec(query))


def _standings(report_id: int) -> Any:
    return (
        select(Recipient, Person, Notice.sent_at, _reachable())
        .join(Person, col(Person.id) == col(Recipient.person_id))
        .join(Place, col(Place.code) == col(Recipient.place_code))
        .join(Notice, col(Notice.key) == _key_of(Recipient.report_id, Recipient.person_id))
        .where(col(Recipient.report_id) == report_id)
        .order_by(col(Place.path), col(Person.id))
    )


def _page(session: Session, query: Any, skip: int, most: int) -> list[Standing]:
    return [
        Standing(one, person, sent_at is not None, bool(reachable))
        for one, person, sent_at, reachable in session.exec(query.offset(skip).limit(most))
    ]


def call_back(session: Session, report_id: int) -> None:
    """What was not delivered yet is not said any more, reminders included."""
    waiting = col(Notice.subject) == report_id
    kinds = ("announcement", "announce_now", "announce_again")
    unsaid = update(Notice).where(waiting, col(Notice.kind).in_(kinds), col(Notice.sent_at).is_(None))
    session.exec(unsaid.values(due_at=None))


def _sum(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _key_of(report_id: Any, person_id: Any) -> Any:
    """The same as ``key``, as the database makes it."""
    return (
        literal("announcement:")
        .concat(cast(col(report_id), SqlString))
        .concat(":")
        .concat(cast(col(person_id), SqlString))
    )


def _reachable() -> Any:
    """Whether a person has a chat that takes messages."""
    real = (
        select(Chat.id)
        .join(Conversation, col(Conversation.id) == col(Chat.conversation_id))
        .where(col(Conversation.person_id) == col(Person.id))
        .where(col(Chat.blocked_at).is_(None), col(Chat.channel) != PRACTICE)
        .correlate(Person)
        .exists()
    )
    return or_(col(Person.sample).is_(True), real)
