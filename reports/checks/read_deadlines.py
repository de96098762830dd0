"""The deadline of each report: of the term it was sent for, or into whose days its own day falls."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from models.place import Place
from models.report import Report
from reports.checks.asked import Asked
from scheduler import answers
from scheduler.answers import Extra
from scheduler.book import Book
from scheduler.period import Kind, from_key
from scheduler.rule import Ref, Term

FAR = timedelta(days=400)  # ahead of a report's day its deadline lies at most


def read(session: Session, book: Book, asked: Sequence[Asked], *, sample: bool) -> dict[int, date]:
    """By the report's id; a report that nobody owes has no deadline."""
    found: dict[int, date] = {}
    kinds = _kinds(session, asked)
    extras: dict[Ref, dict[str, Extra]] = {}
    terms: dict[tuple[object, ...], Term | None] = {}  # many reports of a list are about one day
    for one in asked:
        kind, report = kinds.get(one.report.place_code, ""), one.report
        about = (report.form, report.happened_on, report.duty_id, report.period, kind, report.place_path)
        if about not in terms:
            terms[about] = _term(book, report, kind)
        term = terms[about]
        if term is None:
            continue
        if term.ref not in extras:
            places = sql_select(col(Place.code)).where(
                col(Place.code).in_({other.report.place_code for other in asked})
            )
            extras[term.ref] = answers.extras(session, term, places, sample=sample)
        extra = extras[term.ref].get(one.report.place_code)
        calendar = book.calendars.at(one.report.place_path)
        found[one.id] = term.due(calendar, extra.until if extra else None)
    return found


def _term(book: Book, report: Report, kind: str) -> Term | None:
    """The latest deadline where several duties ask for it: it is late for none of them before."""
    if report.duty_id is not None and report.period is not None:
        rule = book.rule(report.duty_id)
        return rule.term_of_key(report.period) if rule and _is_key(rule.kind, report.period) else None
    day = report.happened_on
    terms = [
        term
        for rule in book.rules
        if rule.form == report.form and rule.is_owed_by(kind, report.place_path)
        for term in rule.terms(day, day + FAR)
        if term.holds(day)
    ]
    return max(terms, key=lambda term: term.set_for, default=None)


def _kinds(session: Session, asked: Sequence[Asked]) -> dict[str, str]:
    places = {one.report.place_code for one in asked}
    query = sql_select(col(Place.code), col(Place.kind)).where(col(Place.code).in_(places))
    return {code: kind for code, kind in session.execute(query)}  # noqa: C416  # rows, for the types


def _is_key(kind: Kind, period: str) -> bool:
    """Whether a period is one of this kind: the duty may have been monthly when the report was sent."""
    try:
        return bool(from_key(kind, period))
    except ValueError:
        return False
