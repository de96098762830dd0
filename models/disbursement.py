"""What communes and agencies report as disbursed (giải ngân, F7): of a year, a project and a source, to date.

Each report says the sum from the beginning of the year until its day, so the last one of a unit counts
and nothing is added up over time. The sums are figures of the report (``models/figure.py``).
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlmodel import Session

from models import figure
from models.figure import Asked, Told

FORM = "disbursement"
YEAR = "year"
SPENT = "disbursed_"  # with the source behind it
ALLOCATED = "allocated_"  # as the report says it; where the register knows better there is none


class Line(NamedTuple):
    """One line of the money: a year's budget, a project, a source."""

    year: int
    activity: str
    source: str


class Disbursement(NamedTuple):
    """What one unit said last of one line: a place, or an agency that works at it."""

    report_id: int
    place_code: str
    place_path: str
    day: date
    line: Line
    amount: int
    allocated: int | None
    agency: str | None = None

    @property
    def unit(self) -> str:
        """The path of the place, or the agency's code, which ends in no "/"."""
        return self.agency or self.place_path


def last_of_each(session: Session, scope: str, until: date, *, sample: bool) -> list[Disbursement]:
    """What each unit at a path and below it said last of each line, until a day."""
    reports = figure.told(session, Asked(FORM, scope, date.min, until, sample))
    found = {(one.unit, one.line): one for one in _read(reports)}
    return list(found.values())


def of_line(
    session: Session, scope: str, unit: str, line: Line, until: date, *, sample: bool
) -> list[Disbursement]:
    """Everything a unit at a path said of one line until a day, the oldest first."""
    reports = figure.told(session, Asked(FORM, scope, date.min, until, sample))
    return [one for one in _read(reports) if (one.unit, one.line) == (unit, line)]


def _read(reports: Iterable[Told]) -> Iterable[Disbursement]:
    for one in reports:
        source = next((name.removeprefix(SPENT) for name in one.figures if name.startswith(SPENT)), None)
        year = one.figures.get(YEAR)
        if source is None or year is None or one.activity is None:
            continue
        yield Disbursement(
            one.report_id,
            one.place_code,
            one.place_path,
            one.day,
            Line(year, one.activity, source),
            one.figures[f"{SPENT}{source}"],
            one.figures.get(f"{ALLOCATED}{source}"),
            one.agency,
        )
