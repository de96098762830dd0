"""Duties (việc phải nộp): which report is owed by which places, in which period, until when.

Loaded with a plan or made in chat by a coordinator. What a duty means for one period, its
days and its deadline, is worked out in ``scheduler/``; here it is only kept.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Column, Field, Session, SQLModel, col, or_, select

from models.utc import UtcDateTime


class Duty(SQLModel, table=True):
    """One duty. Days of a period are (month, day): months from its last month on, day 31 is the last."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=32)
    programme_code: str | None = Field(default=None, foreign_key="programme.code", index=True)
    form: str = Field(max_length=32)
    title: str = Field(default="", max_length=120)  # what people call it; empty: as the form is called
    owed_by: str = Field(max_length=16)  # the kind of place that owes it: hamlet, commune
    role: str = Field(max_length=20)  # who answers for such a place
    scope_path: str = Field(default="", max_length=200)  # only places at and below it; empty: all
    needs: str = Field(default="", max_length=16)  # owed only by places that have such: models, households
    period: str = Field(max_length=16)  # month, quarter, half_year, year, once
    first_month: int = 0  # the data window (kỳ số liệu): from this day of the period
    first_day: int = 1
    last_month: int = 0  # to this one
    last_day: int = 31
    due_month: int = 0
    due_day: int = 31
    first_on: date | None = None  # the same for a duty that is owed once
    last_on: date | None = None
    due_on: date | None = None
    rest_day: str = Field(default="next", max_length=16)  # a deadline on a rest day: next, previous, keep
    remind_before: str = Field(default="7,3,1,0", max_length=60)  # working days before the deadline
    remind_after: str = Field(default="1,3", max_length=60)  # working days after it
    nil_allowed: bool = True  # "không phát sinh" is an answer
    question: str = Field(default="", max_length=1000)  # of an ad hoc report (báo cáo đột xuất)
    starts_on: date  # periods due before this day are not owed
    ends_on: date | None = None  # nor those due after this one
    position: int = 0
    source: str = Field(default="", max_length=120)  # where the dates come from, or "assumption"
    sample: bool | None = None  # made in practice; None: a plan's, in force in both worlds
    made_by: int | None = Field(default=None, foreign_key="person.id")
    # the report that asked for it; no foreign key, because reports point at duties
    report_id: int | None = None
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


def of_world(session: Session, *, sample: bool) -> Sequence[Duty]:
    """The duties that hold for real people, or in practice, in the order in which people expect them."""
    mine = or_(col(Duty.sample).is_(None), col(Duty.sample).is_(sample))
    return session.exec(select(Duty).where(mine).order_by(col(Duty.position), col(Duty.id))).all()


def made_by_report(session: Session, report_id: int) -> Duty | None:
    """The duty that a coordinator's request made, if it did."""
    return session.exec(select(Duty).where(col(Duty.report_id) == report_id)).first()
