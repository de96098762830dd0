"""How places have answered what they owe for a term: reported, nil, more time asked for or granted.

Each question is one statement for many places; ``places`` is a select of their codes.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, union, union_all
from sqlalchemy import select as sql_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col

from models import disbursement
from models.extension import Extension, ExtensionStatus
from models.household import Household, HouseholdClass
from models.livelihood_model import LivelihoodModel
from models.nil_report import NilReport
from models.place import Place
from models.report import STANDING, Report
from scheduler.reminding import Why
from scheduler.rule import Term

Places = Select[Any]  # of place codes


class Answer(NamedTuple):
    """The first thing a place answered for a term that stands, and when."""

    why: Why  # reported or nil
    at: datetime


class Extra(NamedTuple):
    """More time: the day that was granted, and the day a request asks for that nobody has decided yet."""

    until: date | None = None
    asked: date | None = None

    def waits(self, today: date) -> bool:
        """Whether a request still waits to be decided; one whose day is over is pointless."""
        return self.asked is not None and self.asked >= today


def answers(session: Session, term: Term, places: Places, *, sample: bool) -> dict[str, Answer]:
    """The answer of each place that has given one: a report before a nil report, and when the first came."""
    nil = _nil_reports(session, term, places, sample=sample)
    reported = _reports(session, term, places, sample=sample)
    return {code: Answer(Why.nil, at) for code, at in nil.items()} | {
        code: Answer(Why.reported, min(at, nil.get(code, at))) for code, at in reported.items()
    }


def extras(session: Session, term: Term, places: Places, *, sample: bool) -> dict[str, Extra]:
    """Extensions granted to places, or waiting to be decided."""
    query = sql_select(col(Extension.place_code), col(Extension.status), col(Extension.until)).where(
        col(Extension.duty_id) == term.rule.duty_id,
        col(Extension.period) == term.key,
        col(Extension.sample).is_(sample),
        col(Extension.status).in_((ExtensionStatus.asked, ExtensionStatus.granted)),
        col(Extension.place_code).in_(places),
    )
    found: dict[str, Extra] = {}
    for code, status, until in session.execute(query):
        before = found.get(code, Extra())
        if status == ExtensionStatus.asked:
            found[code] = before._replace(asked=max(until, before.asked or until))
        else:
            found[code] = before._replace(until=max(until, before.until or until))
    return found


def having_what_it_takes(session: Session, term: Term, places: Places, *, sample: bool) -> set[str] | None:
    """The places that have what the duty is about, such as models at work; None where all owe it."""
    needed = places_having(term, sample=sample)
    if needed is None:
        return None
    (code,) = needed.selected_columns
    return set(session.execute(needed.where(code.in_(places))).scalars())


def places_having(term: Term, *, sample: bool) -> Select[Any] | None:
    """A select of the codes of the places that have what the duty is about; None where all owe it."""
    conditions = _NEEDS.get(term.rule.needs)
    if conditions is None:
        return None
    table, wanted = conditions
    code, ended = _column(table, "place_code"), aliased(Place)
    having = wanted(term), _column(table, "sample").is_(sample)
    here: Any = sql_select(code.label("code")).where(*having)
    # a register goes over to the successor, so of a place that was merged it tells no more what it had
    before = sql_select(col(ended.code)).join(table, col(ended.successor_code) == code).where(*having)
    either: Any = union(here, before).subquery().c.code
    return sql_select(either)


def first_answers(term: Term, places: Places | None, *, sample: bool) -> Select[Any]:
    """A select of ``place_code`` and ``at``: when the first answer of each place came that stands.

    None: of all places there are.

    The same as ``answers`` tells, without what was answered, for counting where there are many
    places: three branches, each of which finds its rows by an index of its own.
    """
    standing = and_(
        col(Report.form) == term.rule.form,
        col(Report.status).in_(STANDING),
        col(Report.sample).is_(sample),
        *([] if places is None else [col(Report.place_code).in_(places)]),
    )
    given: Any = sql_select(col(Report.place_code), col(Report.sent_at)).where(standing)
    every = union_all(given.where(_by_day(term)), given.where(_as_said(term)), _nil(term, places, sample))
    found = every.subquery()
    at = func.min(found.c.sent_at, type_=found.c.sent_at.type).label("at")
    return sql_select(found.c.place_code, at).group_by(found.c.place_code)


def extensions_granted(term: Term, *, sample: bool) -> Select[Any]:
    """A select of ``place_code`` and ``until``: the last day granted to each place that was granted more."""
    place: Any = col(Extension.place_code)
    return (
        sql_select(place, func.max(col(Extension.until)).label("until"))
        .where(
            col(Extension.duty_id) == term.rule.duty_id,
            col(Extension.period) == term.key,
            col(Extension.sample).is_(sample),
            col(Extension.status) == ExtensionStatus.granted,
        )
        .group_by(col(Extension.place_code))
    )


def extended_terms(session: Session, *, sample: bool) -> set[tuple[int, str]]:
    """Every term for which some place was granted more time: its own deadline does not tell who is due."""
    query = (
        sql_select(col(Extension.duty_id), col(Extension.period))
        .distinct()
        .where(col(Extension.sample).is_(sample), col(Extension.status) == ExtensionStatus.granted)
    )
    return {(duty_id, period) for duty_id, period in session.execute(query)}


def is_for(term: Term) -> ColumnElement[bool]:
    """The condition that a report answers a term: it says so, or its day lies in the data window."""
    about = or_(_as_said(term), _by_day(term))
    return and_(col(Report.form) == term.rule.form, col(Report.status).in_(STANDING), about)


def is_about(term: Term) -> ColumnElement[bool]:
    """The condition that a report is about a term, wherever it stands: returned or withdrawn, too."""
    return and_(col(Report.form) == term.rule.form, or_(_as_said(term), _by_day(term)))


def ways_about(term: Term) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The two ways in which a report is about a term, for statements of their own: each uses an index."""
    is_form = col(Report.form) == term.rule.form
    return and_(is_form, _by_day(term)), and_(is_form, _as_said(term))


def _by_day(term: Term) -> ColumnElement[bool]:
    return and_(
        col(Report.duty_id).is_(None),
        col(Report.happened_on) >= term.first,
        col(Report.happened_on) <= term.last,
        *_of_places(term),
    )


def _of_places(term: Term) -> list[ColumnElement[bool]]:
    """Of money: what an agency disbursed is no answer of the place at which its officer stands."""
    return [col(Report.agency_code).is_(None)] if term.rule.form == disbursement.FORM else []


def _as_said(term: Term) -> ColumnElement[bool]:
    return and_(col(Report.duty_id) == term.rule.duty_id, col(Report.period) == term.key)


def _reports(session: Session, term: Term, places: Places, *, sample: bool) -> dict[str, datetime]:
    query = (
        sql_select(col(Report.place_code), func.min(col(Report.sent_at), type_=Report.sent_at.type))  # type: ignore[attr-defined]  # a column
        .where(is_for(term), col(Report.sample).is_(sample), col(Report.place_code).in_(places))
        .group_by(col(Report.place_code))
    )
    return {code: at for code, at in session.execute(query)}  # noqa: C416  # mypy knows rows as no pairs


def _nil_reports(session: Session, term: Term, places: Places, *, sample: bool) -> dict[str, datetime]:
    query = _nil(term, places, sample)
    return {code: at for code, at in session.execute(query)}  # noqa: C416  # mypy knows rows as no pairs


def _nil(term: Term, places: Places | None, sample: bool) -> Select[Any]:
    place: Any = col(NilReport.place_code)
    query = sql_select(place, col(NilReport.sent_at)).where(
        col(NilReport.duty_id) == term.rule.duty_id,
        col(NilReport.period) == term.key,
        col(NilReport.sample).is_(sample),
        col(NilReport.withdrawn_at).is_(None),
    )
    return query if places is None else query.where(place.in_(places))


def _has_model(term: Term) -> ColumnElement[bool]:
    """A model that was at work in some of the term's days."""
    begun = or_(col(LivelihoodModel.starts_on).is_(None), col(LivelihoodModel.starts_on) <= term.last)
    goes_on = or_(col(LivelihoodModel.ends_on).is_(None), col(LivelihoodModel.ends_on) >= term.first)
    return and_(begun, goes_on)


def _has_household(term: Term) -> ColumnElement[bool]:
    """A poor or near-poor household that is still there: those are reviewed every year."""
    looked_after = col(Household.recognised_class).in_((HouseholdClass.poor, HouseholdClass.near_poor))
    return and_(looked_after, col(Household.left_on).is_(None))


def _column(table: type[SQLModel], name: str) -> Any:
    return getattr(table, name)


_NEEDS: Mapping[str, Any] = {
    "models": (LivelihoodModel, _has_model),
    "households": (Household, _has_household),
}
