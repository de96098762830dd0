"""Reminders (lời nhắc): what each person was reminded of, so that nobody is reminded of it twice.

The message itself is a notice (``models/notice.py``), one for a person and day; here stands
what it speaks of, under a key that two copies of the program cannot both write.
"""

from collections.abc import Collection, Sequence
from datetime import date

from sqlmodel import Field, Session, SQLModel, UniqueConstraint, col, select


class Reminder(SQLModel, table=True):
    """One report one person was reminded of at one step before or after its deadline.

    ``step`` is in working days: 7 is seven before, 0 the day itself, -3 three after. A deadline that
    moves begins the steps anew, so the day is part of the key.
    """

    __table_args__ = (UniqueConstraint("person_id", "duty_id", "period", "place_code", "step", "due_on"),)

    id: int | None = Field(default=None, primary_key=True)
    notice_id: int = Field(foreign_key="notice.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    duty_id: int = Field(foreign_key="duty.id")
    period: str = Field(max_length=12)
    place_code: str = Field(foreign_key="place.code")
    step: int
    due_on: date


class Unreached(SQLModel, table=True):
    """A report nobody could be reminded of on a day: no chat, or the bot is blocked."""

    __table_args__ = (UniqueConstraint("person_id", "duty_id", "period", "place_code", "step", "due_on"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    duty_id: int = Field(foreign_key="duty.id")
    period: str = Field(max_length=12)
    place_code: str = Field(foreign_key="place.code")
    place_path: str = Field(max_length=200)
    step: int
    due_on: date
    day: date = Field(index=True)
    blocked: bool  # else no chat was ever linked
    sample: bool


def of_notice(session: Session, notice_id: int) -> Sequence[Reminder]:
    """What a message speaks of, the most urgent first."""
    query = select(Reminder).where(col(Reminder.notice_id) == notice_id)
    return session.exec(query.order_by(col(Reminder.due_on), col(Reminder.id))).all()


def last_of_person(session: Session, person_id: int) -> Sequence[Reminder]:
    """What the person's last reminder spoke of."""
    newest = select(Reminder.notice_id).where(col(Reminder.person_id) == person_id)
    found = session.exec(newest.order_by(col(Reminder.id).desc())).first()
    return of_notice(session, found) if found is not None else []


def unreached_on(session: Session, day: date, scope: str, *, sample: bool) -> Sequence[Unreached]:
    """Who could not be reminded on a day, at a place and below it."""
    query = (
        select(Unreached)
        .where(col(Unreached.day) == day, col(Unreached.sample).is_(sample))
        .where(col(Unreached.place_path).startswith(scope, autoescape=True))
        .order_by(col(Unreached.place_path), col(Unreached.id))
    )
    return session.exec(query).all()


def paths_unreached_on(session: Session, day: date, *, sample: bool) -> Collection[str]:
    """The places somebody of which could not be reminded on a day."""
    query = (
        select(Unreached.place_path)
        .distinct()
        .where(col(Unreached.day) == day, col(Unreached.sample).is_(sample))
    )
    return session.exec(query).all()
