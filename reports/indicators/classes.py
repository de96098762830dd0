"""Which recognised class (đã công nhận) each household of the register had on a day.

A class that was taken over from a list, without a decision, is taken to hold since the end of the
year before the list was loaded: classes are recognised in December (assumption).
"""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import col

from models.household import Household, HouseholdClass
from models.recognition import Recognition
from reports.indicators.measured import Question

POOR, NEAR_POOR = HouseholdClass.poor.value, HouseholdClass.near_poor.value


class Known(NamedTuple):
    """A household that is in the register on a day, and its class then."""

    household_id: int
    place_code: str
    household_class: str


def classes_on(question: Question, day: date) -> dict[int, Known]:
    """The households of the scope that the register knows of on a day, with their class."""
    decided = _decided(question)
    found = {}
    for number, place_code, now, left_on, added_year in _households(question):
        decisions = decided.get(number, [])
        until = [named for on, named, _before in decisions if on <= day]
        if (left_on is not None and left_on <= day) or not (until or added_year <= day.year + 1):
            continue
        before_any = decisions[0][2] or now if decisions else now
        found[number] = Known(number, place_code, until[-1] if until else before_any)
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


def _decided(question: Question) -> dict[int, list[tuple[date, str, str]]]:
    """Each household's decisions, the oldest first: the day, the class, and the register's before any."""
    query = (
        sql_select(
            col(Recognition.household_id),
            col(Recognition.decided_on),
            col(Recognition.household_class),
            col(Recognition.class_before),
        )
        .join(Household, col(Household.id) == col(Recognition.household_id))
        .where(col(Household.place_path).startswith(question.scope, autoescape=True))
        .where(col(Household.sample) == question.sample)
        .order_by(col(Recognition.decided_on), col(Recognition.id))
    )
    found: dict[int, list[tuple[date, str, str]]] = {}
    for number, on, named, before in question.session.execute(query):
        found.setdefault(number, []).append((on, named, before))
    return found
