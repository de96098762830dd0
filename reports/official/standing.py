"""Who has reported (tình hình nộp báo cáo): for each duty what was owed in the span, received, in time.

And what stands in the report at all: how many reports are accepted, wait for review, or are missing.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import func
from sqlalchemy import select as sql_select
from sqlmodel import col

from models.report import Report, ReportStatus
from reports.completeness import Figures, figures
from reports.official.scope import Scope
from reports.official.span import first_day, last_day
from scheduler.period import Kind
from scheduler.quiet import VIETNAM
from scheduler.rule import Rule, Term

_LONGEST_AFTER = timedelta(days=400)  # a period's deadline comes at most so long after its end


class DutyLine(NamedTuple):
    """One duty over the span: of how many terms, how answered. ``form`` names it where it has no title."""

    title: str
    form: str
    kind: Kind
    terms: int
    figures: Figures
    open_terms: int  # of these, whose deadline is still to come


class Sources(NamedTuple):
    """How many reports are accepted, wait for review, were returned; how many answers are overdue.

    Of an agency's projects nothing is overdue: places owe reports by a form, whatever project they are about.
    """

    accepted: int
    waiting: int
    returned: int
    missing: int | None  # None: the paper is an agency's


def duty_lines(scope: Scope) -> list[DutyLine]:
    """Every duty that was owed here for a period of the span that has begun, in the order of the plan.

    None in an agency's paper: duties are the places'.
    """
    lines: list[DutyLine] = []
    for rule in scope.book.rules if scope.agency is None else ():
        terms = _terms(scope, rule)
        done = [_figures(scope, term) for term in terms]
        total = sum(done, Figures())
        if total.expected:
            today = scope.at.astimezone(VIETNAM).date()
            still_open = sum(term.due(scope.book.calendars.everywhere) >= today for term in terms)
            lines.append(DutyLine(rule.title, rule.form, rule.kind, len(terms), total, still_open))
    return lines


def sources(scope: Scope) -> Sources:
    """What is in the report and what is not."""
    counted = _by_status(scope)
    return Sources(
        counted.get(ReportStatus.accepted, 0),
        counted.get(ReportStatus.sent, 0),
        counted.get(ReportStatus.returned, 0),
        None if scope.agency else _missing(scope),
    )


def _missing(scope: Scope) -> int:
    """Answers that are overdue and have not come."""
    today = scope.at.astimezone(VIETNAM).date()
    overdue = [
        term
        for rule in scope.book.rules
        for term in _terms(scope, rule)
        if term.due(scope.book.calendars.everywhere) < today
    ]
    return sum(one.expected - one.received for one in (_figures(scope, term) for term in overdue))


def _by_status(scope: Scope) -> dict[str, int]:
    query = (
        sql_select(col(Report.status), func.count())
        .where(*scope.about(), col(Report.form).in_(scope.reviewed))
        .where(*scope.within(col(Report.happened_on)))
        .group_by(col(Report.status))
    )
    return {status: number for status, number in scope.session.execute(query)}  # noqa: C416  # rows, for the types


def _terms(scope: Scope, rule: Rule) -> Sequence[Term]:
    """The terms of a duty whose whole period lies in the span and whose days have begun."""
    today = scope.at.astimezone(VIETNAM).date()
    found = rule.terms(scope.span.first, min(scope.span.last, today) + _LONGEST_AFTER)
    return [term for term in found if term.first <= today and _lies_within(scope, term)]


def _lies_within(scope: Scope, term: Term) -> bool:
    first, last = _days(term)
    return scope.span.first <= first and last <= scope.span.last


def _days(term: Term) -> tuple[date, date]:
    if term.rule.kind is Kind.once:
        return term.first, term.last
    return first_day(term.period), last_day(term.period)


def _figures(scope: Scope, term: Term) -> Figures:
    return figures(
        scope.session,
        scope.atlas,
        scope.book,
        term,
        scope.here.path,
        scope.at,
        sample=scope.sample,
    ).total
