"""Which terms a period means: its own, those it lies in, those in it; and of the ones before."""

from datetime import date

import pytest

from reports.asked_terms import has_come, terms_before, terms_in
from scheduler.calendar import WorkCalendar
from scheduler.period import DayOf, Kind, Period, from_key, kind_of
from tests.scheduler.duties import once, rule

CASES = [
    # a duty's kind, what is asked, the terms meant, the terms before
    (Kind.month, "2026-11", ["2026-11"], ["2026-10"]),
    (Kind.month, "2026-Q4", ["2026-10", "2026-11", "2026-12"], ["2026-07", "2026-08", "2026-09"]),
    (Kind.quarter, "2026-11", ["2026-Q4"], ["2026-Q3"]),
    (Kind.quarter, "2026", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"], ["2025-Q4"]),  # due in January
    (Kind.half_year, "2026-Q3", ["2026-H2"], ["2026-H1"]),
    (Kind.half_year, "2026-H2", ["2026-H2"], ["2026-H1"]),
    (Kind.year, "2026-11", ["2026"], ["2025"]),
    (Kind.year, "2026-Q1", ["2026"], ["2025"]),
]


@pytest.mark.parametrize(("kind", "asked", "meant", "before"), CASES)
def test_the_terms_of_a_period(kind: Kind, asked: str, meant: list[str], before: list[str]) -> None:
    found = rule(kind=kind, due=DayOf(1, 5))  # in force for what is due from 2026 on
    period = from_key(kind_of(asked), asked)
    assert [term.key for term in terms_in(found, period)] == meant
    assert [term.key for term in terms_before(found, period)] == before


@pytest.mark.parametrize(
    ("asked", "is_meant"), [("2026-09", False), ("2026-10", True), ("2026-Q4", True), ("2026-11", False)]
)
def test_what_is_owed_once_belongs_to_the_periods_it_touches(asked: str, is_meant: bool) -> None:
    period = from_key(kind_of(asked), asked)
    assert [term.key for term in terms_in(once(), period)] == (["once"] if is_meant else [])
    assert terms_before(once(), period) == []


def test_a_closed_period_is_not_meant() -> None:
    closed = rule(closed=frozenset({"2026-11"}))
    quarter = Period(Kind.quarter, 2026, 4)
    assert [term.key for term in terms_in(closed, quarter)] == ["2026-10", "2026-12"]


@pytest.mark.parametrize(
    ("today", "has"),
    [
        (date(2026, 10, 31), False),
        (date(2026, 11, 6), False),
        (date(2026, 11, 7), True),
        (date(2027, 3, 1), True),
    ],
)
def test_it_is_time_for_a_report_a_month_before_its_deadline(today: date, has: bool) -> None:
    """November's begins on the 1st and is due on Monday 07/12."""
    term = rule().term(Period(Kind.month, 2026, 11))
    assert has_come(term, today, WorkCalendar()) is has


@pytest.mark.parametrize("key", ["2026-11", "2026-Q4", "2026-H2", "2026", "once"])
def test_a_key_says_of_which_kind_it_is(key: str) -> None:
    assert from_key(kind_of(key), key).key == key
