"""Findings of inspections (phát hiện qua kiểm tra, giám sát): open until somebody says what was done.

Those of a report that was withdrawn or returned are there and do not stand.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlmodel import Field, Session, SQLModel, col, select

from models.report import STANDING, Report

LONGEST = 500  # letters of a finding, and of what was done about it


class InspectionFinding(SQLModel, table=True):
    """One line of what an inspection found. It may name people: for those alone who may see names."""

    __tablename__ = "inspection_finding"

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    number: int = Field(primary_key=True)  # from 1, in the order of the report
    text: str = Field(max_length=LONGEST)
    due_on: date = Field(index=True)
    mender: str = Field(default="", max_length=200)  # who has to mend it, in words
    mender_place: str | None = Field(default=None, foreign_key="place.code")  # where it is a place's to mend
    mended_on: date | None = None  # None: open
    mended_how: str = Field(default="", max_length=LONGEST)
    mended_report: int | None = Field(default=None, foreign_key="report.id")  # that says so


class Found(NamedTuple):
    """A finding with the inspection it belongs to."""

    finding: InspectionFinding
    report: Report


def replace(session: Session, report_id: int, findings: Sequence[InspectionFinding]) -> None:
    """Let these be all of a report's findings; one whose words stay stays mended, if it was."""
    before = {one.text: one for one in of_report(session, report_id)}
    for old in before.values():
        session.delete(old)
    session.flush()
    for one in findings:
        was = before.get(one.text)
        if was is not None:
            one.mended_on, one.mended_how = was.mended_on, was.mended_how
            one.mended_report = was.mended_report
        session.add(one)
    session.flush()


def of_report(session: Session, report_id: int) -> list[InspectionFinding]:
    """The findings of one inspection, in its order."""
    query = select(InspectionFinding).where(InspectionFinding.report_id == report_id)
    return list(session.exec(query.order_by(col(InspectionFinding.number))))


def held(session: Session, report_id: int, number: int) -> InspectionFinding | None:
    """One finding as it is now; whoever else would close it waits for the end of this transaction."""
    key = (report_id, number)
    return session.get(InspectionFinding, key, with_for_update=True, populate_existing=True)


def of_standing(session: Session, report_id: int, number: int) -> Found | None:
    """One finding of an inspection that stands, or None."""
    finding = session.get(InspectionFinding, (report_id, number))
    report = session.get(Report, report_id)
    if finding is None or report is None or report.status not in STANDING:
        return None
    return Found(finding, report)


def open_at(session: Session, scope: str, *, sample: bool) -> list[Found]:
    """What is still to be mended at a path and below it, by the day it is due."""
    query = (
        select(InspectionFinding, Report)
        .join(Report, col(Report.id) == col(InspectionFinding.report_id))
        .where(col(Report.place_path).startswith(scope, autoescape=True))
        .where(col(Report.sample) == sample, col(Report.status).in_(STANDING))
        .where(col(InspectionFinding.mended_on).is_(None))
        .order_by(
            col(InspectionFinding.due_on),
            col(InspectionFinding.report_id),
            col(InspectionFinding.number),
        )
    )
    return [Found(finding, report) for finding, report in session.exec(query)]
