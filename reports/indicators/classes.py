"""Which recognised class (đã công nhận) each household of the register had on a day.

A class that was taken over from a list, without a decision, is taken to hold since the end of the
year before the list was loaded: classes are recognised in December (assumption).
"""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import col

from locales import Text, _
from models.household import Household, HouseholdClass
from models.recognition import Recognition
from reports.indicators.measured import Question

POOR, NEAR_POOR = HouseholdClass.poor.value, HouseholdClass.near_poor.value


class Known(NamedTuple):
    """A household that is in the register on a day, and its class then."""

    household_id: int
    place_code: str
    household_class: str
    decisions: tuple[int, ...] = ()  # the reports in which decisions until then were recorded


CLASS_NAMES: dict[str, Text] = {
    HouseholdClass.poor: _("poor household"),
    HouseholdClass.near_poor: _("near-poor household"),
    HouseholdClass.newly_escaped: _("newly escaped household"),
    HouseholdClass.not_poor: _("household that is not poor"),
}


def classes_on(question: Question, day: date) -> dict[int, Known]:
    """The households of the scope that the register knows of on a day, with their class."""
    decided = _decided(question)
    found = {}
    for number, place_code, now, left_on, added_year in _households(question):
        decisions = decided.get(number, [])
        until = [one for one in decisions if one.on <= day]
        if (left_on is not None and left_on <= day) or not (until or added_year <= day.year + 1):
            continue
        before_any = decisions[0].before or now if decisions else now
        recorded = tuple(one.report_id for one in until if one.report_id is not None)
        found[number] = Known(number, place_code, until[-1].named if until else before_any, recorded)
    return found


def _households(question: Question) -> list[tuple[int, str, str, date | None, int]]:
    query = (
        sql_select(
            col(Household.id),
            col(Household.place_code),
            col(Household.recognised_class),
            col(Household.left_on),
            col(Household.added_at),
        )
        .where(col(Household.place_path).startswith(question.scope, autoescape=True))
        .where(col(Household.sample) == question.sample)
    )
    rows = question.session.execute(query)
    return [(number, place, now, left_on, added.year) for number, place, now, left_on, added in rows]


class Decided(NamedTuple):
    """One decision: its day, the class, the register's before any, and the report that recorded it."""

    on: date
    named: str
    before: str
    report_id: int | None


def _decided(question: Question) -> dict[int, list[Decided]]:
    """Each household's decisions, the oldest first."""
    query = (
        sql_select(
            col(Recognition.household_id),
            col(Recognition.decided_on),
            col(Recognition.household_class),
            col(Recognition.class_before),
            col(Recognition.report_id),
        )
        .join(Household, col(Household.id) == col(Recognition.household_id))
        .where(col(Household.place_path).startswith(question.scope, autoescape=True))
        .where(col(Household.sample) == question.sample)
        .order_by(col(Recognition.decided_on), col(Recognition.id))
    )
    found: dict[int, list[Decided]] = {}
    for number, *decided in question.session.execute(query):
        found.setdefault(number, []).append(Decided(*decided))
    return found
