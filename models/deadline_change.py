"""Changed deadlines (dời hạn, thôi thu): what a coordinator decided about a duty's period, or all to come."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Column, Field, Session, SQLModel, col, select

from models.utc import UtcDateTime

ALL_TO_COME = ""  # ``period`` of a change that closes a duty from its day on


class DeadlineChange(SQLModel, table=True):
    """The last word on a period's deadline: another day, or that nothing is owed."""

    __tablename__ = "deadline_change"

    duty_id: int = Field(foreign_key="duty.id", primary_key=True)
    period: str = Field(primary_key=True, max_length=12)
    sample: bool = Field(primary_key=True)
    due_on: date | None = None  # None: as the duty says
    closed: bool = False
    changed_on: date  # for ALL_TO_COME: periods due from this day on are closed
    changed_by: int = Field(foreign_key="person.id")
    changed_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    times: int = 1  # how often it was changed, so that each change is told once


def of_world(session: Session, *, sample: bool) -> Sequence[DeadlineChange]:
    """Every change that holds in this world."""
    return session.exec(select(DeadlineChange).where(col(DeadlineChange.sample).is_(sample))).all()


def put(session: Session, change: DeadlineChange) -> DeadlineChange:
    """Keep a change, in place of an earlier one about the same period."""
    before = session.get(DeadlineChange, (change.duty_id, change.period, change.sample))
    if before is not None:
        change.times = before.times + 1
    kept = session.merge(change)
    session.flush()
    return kept
