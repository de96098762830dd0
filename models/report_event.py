"""What happened to a report beside being sent and corrected: accepted, returned, unlocked, withdrawn.

Rows are added and never changed. Together with the report's versions they are its history.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlmodel import Column, Field, Session, SQLModel, col, select

from models.report import Report, is_kept_by
from models.utc import UtcDateTime


class EventKind(StrEnum):
    """Đã duyệt, trả lại để bổ sung, mở khóa, rút lại."""

    accepted = "accepted"
    returned = "returned"
    unlocked = "unlocked"
    withdrawn = "withdrawn"


class ReportEvent(SQLModel, table=True):
    """One step: who, when, about which version, and why."""

    __tablename__ = "report_event"

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id", index=True)
    kind: str = Field(max_length=16)
    version: int  # of the report at that moment
    person_id: int = Field(foreign_key="person.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    reason: str = Field(default="", max_length=1000)
    lines: str = Field(default="", max_length=1000)  # keys of the questions to mend, separated by commas

    @property
    def keys(self) -> tuple[str, ...]:
        """The questions to be mended."""
        return tuple(self.lines.split(",")) if self.lines else ()


def add(
    session: Session,
    report: Report,
    kind: EventKind,
    person_id: int,
    at: datetime,
    *,
    reason: str = "",
    lines: Sequence[str] = (),
) -> ReportEvent:
    """Write down a step of a report."""
    assert report.id is not None
    new = ReportEvent(
        report_id=report.id,
        kind=kind,
        version=report.version,
        person_id=person_id,
        at=at,
        reason=reason,
        lines=",".join(lines),
    )
    session.add(new)
    session.flush()
    return new


def of_report(session: Session, report_id: int) -> Sequence[ReportEvent]:
    """Every step of a report, the first one first."""
    query = select(ReportEvent).where(ReportEvent.report_id == report_id).order_by(col(ReportEvent.id))
    return session.exec(query).all()


def last(session: Session, report_id: int, *kinds: EventKind) -> ReportEvent | None:
    """The latest step of these kinds."""
    query = (
        select(ReportEvent)
        .where(ReportEvent.report_id == report_id)
        .where(col(ReportEvent.kind).in_(kinds))
        .order_by(col(ReportEvent.id).desc())
        .limit(1)
    )
    return session.exec(query).first()


def accepted_of(session: Session, person_id: int, first: datetime, until: datetime) -> Sequence[Report]:
    """The reports of a person that were accepted in a stretch of time and are accepted still."""
    query = (
        select(Report)
        .join(ReportEvent, col(ReportEvent.report_id) == col(Report.id))
        .where(is_kept_by(person_id))
        .where(Report.status == EventKind.accepted)
        .where(ReportEvent.kind == EventKind.accepted)
        .where(col(ReportEvent.at) >= first, col(ReportEvent.at) < until)
        .order_by(col(Report.happened_on), col(Report.id))
        .distinct()
    )
    return session.exec(query).all()
