"""The tally (kiểm đếm): completeness counted by the database, commune by commune, for many places at once.

The meaning is that of ``reports/completeness.py``, which looks at each place; here a country's
hamlets are counted in one statement for a term, whatever rest days and extensions they have.

How SQLite goes about it (``python -m benchmarks.status --explain``): of many places the reports of the
days come from ``ix_report_tally`` alone, which covers the statement; of few from the index by form, place
and day; the nil reports from their primary key; the places are scanned, and joined by an automatic index.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from models.place import Place
from models.report import Report, ReportStatus
from reports.asked_terms import expected_on
from reports.completeness import Figures
from scheduler import answers
from scheduler.book import Book
from scheduler.quiet import VIETNAM
from scheduler.rule import Term

MANY = 500  # places, from which on it is quicker to read all reports of the days (measured)
_NEXT_DAY = timedelta(days=1)


class View(NamedTuple):
    """From where one looks: the world, the deadlines, and the moment."""

    session: Session
    book: Book
    now: datetime
    sample: bool

    @property
    def today(self) -> date:
        """The day it is where the hamlets are."""
        return self.now.astimezone(VIETNAM).date()


class Missing(NamedTuple):
    """A place that has not answered: until when it has time, whether it waits for more or has to mend."""

    code: str
    term: Term
    due: date
    waits: bool
    returned: bool = False


class Review(NamedTuple):
    """How many reports wait to be looked at, and how many were returned to be mended."""

    waiting: int = 0
    returned: int = 0


def tally(view: View, term: Term, scope: str) -> dict[str, Figures]:
    """The figures of a term at and below a path, by the code of the place above those that owe it."""
    first = _first(view, term, scope)
    extra = answers.extensions_granted(term, sample=view.sample).subquery()
    until = list(view.session.execute(sql_select(extra.c.until).distinct()).scalars())
    in_time = case((first.c.at < _cutoff(view, term, extra.c.until, until), 1), else_=0)
    query = (
        sql_select(col(Place.parent_code), func.count(), func.count(first.c.at), func.sum(in_time))
        .join(first, first.c.place_code == col(Place.code), isouter=True)
        .where(*owing(view, term, scope))
        .group_by(col(Place.parent_code))
    )
    if until:  # hardly ever; without any the statement does not look
        query = query.join(extra, extra.c.place_code == col(Place.code), isouter=True)
    return {parent or "": Figures(*map(int, counted)) for parent, *counted in view.session.execute(query)}


def missing(view: View, term: Term, scope: str) -> Iterator[Missing]:
    """The places at and below a path that owe a term and have not answered, in no order."""
    codes, first = _codes(scope), _first(view, term, scope)
    query = (
        sql_select(col(Place.code), col(Place.path))
        .join(first, first.c.place_code == col(Place.code), isouter=True)
        .where(*owing(view, term, scope), first.c.at.is_(None))
    )
    extras = answers.extras(view.session, term, codes, sample=view.sample)
    returned = _returned(view, term, codes)
    for code, path in view.session.execute(query):
        extra = extras.get(code)
        due = term.due(view.book.calendars.at(path), extra.until if extra else None)
        yield Missing(code, term, due, extra is not None and extra.waits(view.today), code in returned)


def _returned(view: View, term: Term, codes: Select[Any]) -> set[str]:
    """The places that did send a report about a term, and have it back to mend."""
    found: set[str] = set()
    for about in answers.ways_about(term):
        query = (
            sql_select(col(Report.place_code))
            .where(about, col(Report.status) == ReportStatus.returned, col(Report.sample).is_(view.sample))
            .where(col(Report.place_code).in_(codes))
        )
        found.update(view.session.execute(query).scalars())
    return found


def in_review(view: View, terms: Sequence[Term], scope: str) -> Review:
    """How many reports about these terms wait at and below a path, and how many were returned."""
    open_ = (ReportStatus.sent, ReportStatus.returned)
    counted: dict[str, int] = {}
    for about in (one for term in terms for one in answers.ways_about(term)):
        query = (
            sql_select(col(Report.status), func.count())
            .where(about, col(Report.status).in_(open_), col(Report.sample).is_(view.sample))
            .where(col(Report.place_code).in_(_codes(scope)))
            .group_by(col(Report.status))
        )
        for status, number in view.session.execute(query):
            counted[status] = counted.get(status, 0) + number
    return Review(counted.get(ReportStatus.sent, 0), counted.get(ReportStatus.returned, 0))


def owing(view: View, term: Term, scope: str) -> list[ColumnElement[bool]]:
    """The conditions on a place that owes a term, at and below a path."""
    day = expected_on(term, view.today, view.book.calendars.everywhere)
    begun = or_(col(Place.valid_from).is_(None), col(Place.valid_from) <= day)
    goes_on = or_(col(Place.valid_to).is_(None), col(Place.valid_to) >= day)
    found = [col(Place.kind) == term.rule.owed_by, begun, goes_on]
    found += [col(Place.path).startswith(path, autoescape=True) for path in {scope, term.rule.scope} if path]
    needed = answers.places_having(term, sample=view.sample)
    return found if needed is None else [*found, col(Place.code).in_(needed)]


def _first(view: View, term: Term, scope: str) -> Any:
    """When each place answered first: of few places by looking at each, of many by the days alone."""
    places = _codes(scope)
    many = view.session.execute(
        sql_select(func.count()).select_from(places.limit(MANY).subquery())
    ).scalar_one()
    looked_at = places if many < MANY else None
    return answers.first_answers(term, looked_at, sample=view.sample).subquery()


def _codes(scope: str) -> Select[Any]:
    return sql_select(col(Place.code)).where(col(Place.path).startswith(scope, autoescape=True))


def _cutoff(view: View, term: Term, granted: ColumnElement[date], until: Sequence[date]) -> Any:
    """The instant before which an answer is in time: of each place by its rest days and its extension."""
    calendars = view.book.calendars
    paths = [*calendars.paths, ""]  # the deepest first
    whens: list[tuple[ColumnElement[bool], Any]] = []
    for day in (*until, None):
        for path in paths:
            conditions = [granted == day] if day else []
            conditions += [col(Place.path).startswith(path, autoescape=True)] if path else []
            if conditions:
                whens.append((and_(*conditions), _end_of(term.due(calendars.at(path), day))))
    usual = _end_of(term.due(calendars.everywhere))
    return case(*whens, else_=usual) if whens else usual


def _end_of(day: date) -> Any:
    instant = datetime.combine(day + _NEXT_DAY, time(), VIETNAM)
    return literal(instant, Report.sent_at.type)  # type: ignore[attr-defined]  # a column
