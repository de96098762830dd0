"""Errands (việc nhờ làm): what takes longer than a reply may, such as a picture, a list, a Word report.

Asked for in the message's own transaction, done afterwards outside of it, and its result is told like
an answer. Whoever does one takes it for a while, so that a stop in between neither loses it nor lets
two copies of the program do it for good.
"""

from datetime import datetime, timedelta

from sqlmodel import Column, Field, Session, SQLModel, col, select

from models.utc import UtcDateTime

LEASE = timedelta(minutes=15)  # how long whoever took one has for doing it (assumption)
MOST = 3  # failures, after which an errand is given up (assumption)
PAUSE = timedelta(minutes=1)  # before trying again (assumption)


class Errand(SQLModel, table=True):
    """One thing to be made for one person; ``wanted`` and ``result`` are JSON."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    kind: str = Field(max_length=16)  # see handlers/errand_kinds.py
    wanted: str
    asked_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    # not to be done before this; None: done, or given up
    due_at: datetime | None = Field(sa_column=Column(UtcDateTime, nullable=True, index=True))
    done_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime, nullable=True))
    failures: int = 0
    result: str = ""  # the reply to be told


def waiting_of(session: Session, person_id: int, kind: str) -> Errand | None:
    """What a person asked for of a kind, and has not got yet."""
    query = (
        select(Errand)
        .where(col(Errand.person_id) == person_id, col(Errand.kind) == kind)
        .where(col(Errand.due_at).is_not(None))
    )
    return session.exec(query).first()


def came_to(session: Session, person_id: int, part: str) -> bool:
    """Whether something with these characters in it came of an errand of this person's."""
    query = (
        select(Errand.id)
        .where(col(Errand.person_id) == person_id, col(Errand.done_at).is_not(None))
        .where(col(Errand.result).contains(part, autoescape=True))
    )
    return session.exec(query).first() is not None


def take(session: Session, at: datetime) -> Errand | None:
    """Take for LEASE what has waited longest; None: nothing is to be done."""
    query = (
        select(Errand)
        .where(col(Errand.due_at) <= at)
        .order_by(col(Errand.due_at))
        .limit(1)
        .with_for_update(skip_locked=True)  # SQLite has one writer and leaves this out
    )
    found = session.exec(query).first()
    if found is not None:
        found.due_at = at + LEASE
        session.add(found)
        session.flush()
    return found


def finish(session: Session, errand_id: int, result: str, at: datetime) -> bool:
    """Keep what came of an errand; False where another copy of the program was quicker."""
    found = session.exec(select(Errand).where(col(Errand.id) == errand_id).with_for_update()).one()
    if found.done_at is not None:
        return False
    found.done_at, found.due_at, found.result = at, None, result
    session.add(found)
    return True


def count_failure(session: Session, errand_id: int, at: datetime) -> bool:
    """It could not be done: again after a pause, or never more. Whether it was given up."""
    found = session.exec(select(Errand).where(col(Errand.id) == errand_id).with_for_update()).one()
    if found.done_at is not None:
        return False
    found.failures += 1
    given_up = found.failures >= MOST
    found.due_at = None if given_up else at + PAUSE * found.failures
    session.add(found)
    return given_up
