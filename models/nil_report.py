"""Nil reports (không phát sinh): a place says that there is nothing to report for a period."""

from datetime import datetime

from sqlmodel import Column, Field, Session, SQLModel, col, select

from models.duty import Duty
from models.utc import UtcDateTime


class NilReport(SQLModel, table=True):
    """An answer like a report: it counts as received until it is taken back."""

    __tablename__ = "nil_report"

    duty_id: int = Field(foreign_key="duty.id", primary_key=True)
    period: str = Field(primary_key=True, max_length=12)
    place_code: str = Field(foreign_key="place.code", primary_key=True)
    sample: bool = Field(primary_key=True)
    place_path: str = Field(index=True, max_length=200)
    person_id: int = Field(foreign_key="person.id")
    sent_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


def put(session: Session, nil: NilReport) -> None:
    """Say that there is nothing; said again while it stands, it keeps its first moment."""
    known = session.get(NilReport, (nil.duty_id, nil.period, nil.place_code, nil.sample))
    if known is None or known.withdrawn_at is not None:
        session.merge(nil)
        session.flush()


def withdraw(
    session: Session, duty_id: int, period: str, place_code: str, at: datetime, *, sample: bool
) -> bool:
    """Take it back; whether there was one standing."""
    known = session.get(NilReport, (duty_id, period, place_code, sample))
    if known is None or known.withdrawn_at is not None:
        return False
    known.withdrawn_at = at
    session.add(known)
    session.flush()
    return True


def places(session: Session, form: str, year: int, scope: str, *, sample: bool) -> set[str]:
    """The places at and below a path that have said so, for a period of a year of reports by this form."""
    said = periods(session, form, scope, sample=sample)
    return {place for place, period in said if period.startswith(str(year))}


def periods(session: Session, form: str, scope: str, *, sample: bool) -> set[tuple[str, str]]:
    """The same for every period: each place with the period's key."""
    query = (
        select(NilReport.place_code, NilReport.period)
        .join(Duty, col(Duty.id) == col(NilReport.duty_id))
        .where(Duty.form == form, NilReport.sample == sample, col(NilReport.withdrawn_at).is_(None))
        .where(col(NilReport.place_path).startswith(scope, autoescape=True))
    )
    return set(session.exec(query).all())
