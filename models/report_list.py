"""Reports as a long list: how many there are where, and one after the other without holding them all.

What is read is bounded by the number of places, not of reports, so that a list of 100,000 costs no more
memory than one of ten.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, or_
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from models.person import Person
from models.report import KEPT, STANDING, Report, ReportStatus, is_kept_by

AT_ONCE = 500  # rows that are fetched together
MOST_PLACES = 200  # in one statement


class OfAgency(NamedTuple):
    """What an agency's officer sees: reports of some projects, and whatever they sent for the agency."""

    activities: Collection[str]
    agency: str
    person: int


class Wanted(NamedTuple):
    """Which reports: at and below a path, from the first day to the last, of one world; of some forms or all.

    ``reporter`` asks for one person's own, those withdrawn too.
    """

    path: str
    first: date
    last: date
    sample: bool
    forms: Sequence[str] = ()
    reporter: int | None = None
    of_agency: OfAgency | None = None


class Counted(NamedTuple):
    """How many reports of a form a place has: those that stand and those returned to be mended."""

    form: str
    place_code: str
    standing: int
    accepted: int
    returned: int
    listed: int  # all that a list of them shows


class Row(NamedTuple):
    """One report of a list; ``answers`` is JSON."""

    id: int
    place_code: str
    happened_on: date
    form_version: int
    period: str | None
    status: str
    version: int
    sent_at: datetime
    answers: str
    reporter: str


def counts(session: Session, wanted: Wanted) -> list[Counted]:
    """The number of reports by form and place."""
    status: Any = col(Report.status)
    query = (
        sql_select(
            col(Report.form),
            col(Report.place_code),
            *(
                func.sum(case((status.in_(which), 1), else_=0))
                for which in (STANDING, [ReportStatus.accepted], [ReportStatus.returned])
            ),
            func.count(),
        )
        .where(*_of(wanted))
        .group_by(col(Report.form), col(Report.place_code))
    )
    return [Counted(form, code, *map(int, numbers)) for form, code, *numbers in session.execute(query)]


def rows(session: Session, wanted: Wanted, form: str, places: Sequence[tuple[str, int]]) -> Iterator[Row]:
    """The reports of a form, place by place in the order given, then by day and in the order of sending.

    ``places`` are codes and how many reports each has: small ones are asked for together.
    """
    for codes in _together(places):
        yield from _rows_at(session, wanted, form, codes)


def _rows_at(session: Session, wanted: Wanted, form: str, codes: Sequence[str]) -> Iterator[Row]:
    rank = case({code: at for at, code in enumerate(codes)}, value=col(Report.place_code), else_=len(codes))
    query = (
        sql_select(
            col(Report.id),
            col(Report.place_code),
            col(Report.happened_on),
            col(Report.form_version),
            col(Report.period),
            col(Report.status),
            col(Report.version),
            col(Report.sent_at),
            col(Report.answers),
            col(Person.name),
        )
        .join(Person, col(Person.id) == col(Report.reporter_id))
        .where(*_of(wanted._replace(forms=[form])), col(Report.place_code).in_(codes))
        .order_by(rank, col(Report.happened_on), col(Report.id))
        .execution_options(yield_per=AT_ONCE)
    )
    for row in session.execute(query):
        yield Row(*row)


def _together(places: Sequence[tuple[str, int]]) -> Iterator[list[str]]:
    """Places that are asked for in one statement."""
    codes: list[str] = []
    waiting = 0
    for code, count in places:
        if codes and (waiting + count > AT_ONCE or len(codes) == MOST_PLACES):
            yield codes
            codes, waiting = [], 0
        codes.append(code)
        waiting += count
    if codes:
        yield codes


def _of(wanted: Wanted) -> list[ColumnElement[bool]]:
    found = [
        col(Report.place_path).startswith(wanted.path, autoescape=True),
        col(Report.happened_on) >= wanted.first,
        col(Report.happened_on) <= wanted.last,
        col(Report.sample).is_(wanted.sample),
    ]
    if wanted.forms:
        found.append(col(Report.form).in_(wanted.forms))
    if wanted.of_agency is not None:
        found.append(_is_of_agency(wanted.of_agency))
    if wanted.reporter is None:
        return [*found, col(Report.status).in_(KEPT)]
    return [*found, col(Report.reporter_id) == wanted.reporter]


def _is_of_agency(one: OfAgency) -> ColumnElement[bool]:
    sent_for_it = and_(col(Report.agency_code) == one.agency, is_kept_by(one.person))
    return or_(col(Report.activity_code).in_(one.activities), sent_for_it)
