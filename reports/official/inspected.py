"""Inspections (kiểm tra, giám sát) of the span, and how far what they found was mended by its end.

Nobody above accepts an inspection, so those that were sent and not taken back count here. Findings may name
people: the paper counts them and quotes none.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import col

from models.inspection_finding import InspectionFinding
from models.report import STANDING, Report
from reports.official.scope import Scope

FORM = "inspection"


class Inspection(NamedTuple):
    """One inspection: where, of which activity (None: the whole programme), and its findings."""

    place: str  # its code
    activity: str | None
    on: date
    found: int
    mended: int
    overdue: int  # of those that are not mended


class Count(NamedTuple):
    """Several together."""

    inspections: int
    found: int
    mended: int
    overdue: int

    @property
    def open(self) -> int:
        """What is still to be mended, overdue or not."""
        return self.found - self.mended


class Inspected(NamedTuple):
    """Those of the span, the oldest day first; of earlier ones only what is still open."""

    each: Sequence[Inspection]
    earlier_open: int

    def of_activity(self, code: str) -> Count | None:
        """Those of one project or policy; None where there was none."""
        mine = [one for one in self.each if one.activity == code]
        return together(mine) if mine else None

    @property
    def by_place(self) -> dict[str, Count]:
        """By the place that was inspected."""
        places = dict.fromkeys(one.place for one in self.each)
        return {place: together(one for one in self.each if one.place == place) for place in places}


def together(inspections: Iterable[Inspection]) -> Count:
    """Their sums."""
    each = list(inspections)
    return Count(
        len(each),
        sum(one.found for one in each),
        sum(one.mended for one in each),
        sum(one.overdue for one in each),
    )


def inspected(scope: Scope) -> Inspected:
    """Every inspection that the paper is about."""
    findings = _findings(scope)
    every = [_inspection(scope, one, findings.get(one.id or 0, ())) for one in _reports(scope)]
    earlier = [one for one in every if one.on < scope.span.first]
    return Inspected(
        [one for one in every if one.on >= scope.span.first], sum(one.found - one.mended for one in earlier)
    )


def _inspection(scope: Scope, report: Report, findings: Sequence[InspectionFinding]) -> Inspection:
    still_open = [one for one in findings if one.mended_on is None or one.mended_on > scope.until]
    return Inspection(
        report.place_code,
        report.activity_code,
        report.happened_on,
        len(findings),
        len(findings) - len(still_open),
        sum(one.due_on < scope.until for one in still_open),
    )


def _reports(scope: Scope) -> list[Report]:
    query = (
        sql_select(Report)
        .where(*scope.about(), col(Report.status).in_(STANDING))
        .where(col(Report.form) == FORM, col(Report.happened_on) <= scope.until)
        .order_by(col(Report.happened_on), col(Report.id))
    )
    return list(scope.session.execute(query).scalars())


def _findings(scope: Scope) -> dict[int, list[InspectionFinding]]:
    query = (
        sql_select(InspectionFinding)
        .join(Report, col(Report.id) == col(InspectionFinding.report_id))
        .where(*scope.about(), col(Report.form) == FORM)
    )
    found: dict[int, list[InspectionFinding]] = {}
    for one in scope.session.execute(query).scalars():
        found.setdefault(one.report_id, []).append(one)
    return found
