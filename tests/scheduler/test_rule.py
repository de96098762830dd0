"""A duty's terms: which there are around a day, which days they are about, when each is due."""

from datetime import date
from typing import Any

import pytest

from scheduler.calendar import RestSpan, WorkCalendar
from scheduler.period import DayOf, Kind
from scheduler.rule import KEEP, NEXT, PREVIOUS, Rule, shifted
from tests.scheduler.duties import OCTOBER, october, once, rule

USUAL = WorkCalendar()
FOREVER = date(2020, 1, 1), date(2030, 12, 31)


def found(of: Rule, first: date, last: date) -> list[tuple[str, str]]:
    """The keys and the days of a duty's terms, as they are set."""
    return [(term.key, term.set_for.strftime("%d/%m/%Y")) for term in of.terms(first, last)]


@pytest.mark.parametrize(
    ("what", "changes", "around", "terms"),
    [
        (
            "the month after",
            {"kind": Kind.month, "due": DayOf(1, 5)},
            (date(2026, 11, 5), date(2027, 1, 5)),
            [("2026-10", "05/11/2026"), ("2026-11", "05/12/2026"), ("2026-12", "05/01/2027")],
        ),
        (
            "within the month",
            {"kind": Kind.month, "due": DayOf(0, 25)},
            (date(2026, 12, 1), date(2027, 1, 31)),
            [("2026-12", "25/12/2026"), ("2027-01", "25/01/2027")],
        ),
        (
            "the month's last day",
            {"kind": Kind.month, "due": DayOf(0, 31)},
            (date(2028, 2, 1), date(2028, 3, 31)),
            [("2028-02", "29/02/2028"), ("2028-03", "31/03/2028")],
        ),
        (
            "the last month of a quarter",
            {"kind": Kind.quarter, "due": DayOf(0, 20)},
            (date(2026, 10, 1), date(2027, 3, 31)),
            [("2026-Q4", "20/12/2026"), ("2027-Q1", "20/03/2027")],
        ),
        (
            "a quarter's first month",
            {"kind": Kind.quarter, "due": DayOf(-2, 10)},
            (date(2026, 10, 1), date(2027, 1, 31)),
            [("2026-Q4", "10/10/2026"), ("2027-Q1", "10/01/2027")],
        ),
        (
            "before a half year ends, and after",
            {"kind": Kind.half_year, "due": DayOf(1, 10)},
            (date(2026, 6, 1), date(2027, 1, 31)),
            [("2026-H1", "10/07/2026"), ("2026-H2", "10/01/2027")],
        ),
        (
            "a half year's first month",
            {"kind": Kind.half_year, "due": DayOf(-5, 10)},
            (date(2026, 6, 1), date(2027, 1, 31)),
            [("2026-H2", "10/07/2026"), ("2027-H1", "10/01/2027")],
        ),
        (
            "the yearly report",
            {"kind": Kind.year, "due": DayOf(0, 20)},
            (date(2026, 9, 1), date(2027, 12, 31)),
            [("2026", "20/12/2026"), ("2027", "20/12/2027")],
        ),
        (
            "the first report on a yearly review",
            {"kind": Kind.year, "due": DayOf(-3, 15)},
            (date(2026, 9, 1), date(2026, 12, 31)),
            [("2026", "15/09/2026")],
        ),
        (
            "in the middle of the year it is about",
            {"kind": Kind.year, "due": DayOf(-11, 31)},
            (date(2026, 10, 1), date(2027, 2, 15)),
            [("2027", "31/01/2027")],
        ),
        (
            "long after",
            {"kind": Kind.month, "due": DayOf(13, 1)},
            (date(2027, 12, 1), date(2028, 1, 1)),
            [("2026-11", "01/12/2027"), ("2026-12", "01/01/2028")],
        ),
        (
            "nothing in these days",
            {"kind": Kind.year, "due": DayOf(0, 20)},
            (date(2026, 3, 1), date(2026, 8, 31)),
            [],
        ),
    ],
)
def test_the_terms_whose_deadline_lies_in_some_days(
    what: str, changes: dict[str, Any], around: tuple[date, date], terms: list[tuple[str, str]]
) -> None:
    assert found(rule(**changes), *around) == terms


def test_each_term_is_there_once_whatever_days_are_looked_at() -> None:
    """Looking at three years day by day finds what looking at once does."""
    for kind in (Kind.month, Kind.quarter, Kind.half_year, Kind.year):
        for months in range(-11, 14):
            of = rule(kind=kind, due=DayOf(months, 31), starts_on=date(2000, 1, 1))
            last, whole = date(2028, 12, 31), found(of, date(2026, 1, 1), date(2028, 12, 31))
            quarters = [date(year, month, 1) for year in (2026, 2027, 2028) for month in (1, 4, 7, 10)]
            ends = [*(date.fromordinal(day.toordinal() - 1) for day in quarters[1:]), last]
            parts = [one for days in zip(quarters, ends, strict=True) for one in found(of, *days)]
            assert parts == whole, (kind, months)
            assert len(whole) == {"month": 36, "quarter": 12, "half_year": 6, "year": 3}[kind]


def test_a_term_knows_its_days() -> None:
    term = rule(first=DayOf(-1, 15), last=DayOf(0, 14)).term(OCTOBER)
    assert (term.first, term.last, term.set_for) == (date(2026, 9, 15), date(2026, 10, 14), date(2026, 11, 5))
    assert [term.holds(date(2026, 9, day)) for day in (14, 15)] == [False, True]
    assert [term.holds(date(2026, 10, day)) for day in (14, 15)] == [True, False]
    assert term.ref == (1, "2026-10")


@pytest.mark.parametrize(
    ("what", "day", "how", "due"),
    [
        ("a working day", date(2026, 11, 5), NEXT, date(2026, 11, 5)),
        ("a Saturday", date(2026, 12, 5), NEXT, date(2026, 12, 7)),
        ("a Saturday", date(2026, 12, 5), PREVIOUS, date(2026, 12, 4)),
        ("a Saturday", date(2026, 12, 5), KEEP, date(2026, 12, 5)),
        ("Tết", date(2027, 2, 5), NEXT, date(2027, 2, 11)),
        ("Tết", date(2027, 2, 5), PREVIOUS, date(2027, 2, 3)),
        ("Tết", date(2027, 2, 5), KEEP, date(2027, 2, 5)),
        ("Ngày Văn hóa Việt Nam", date(2026, 11, 24), NEXT, date(2026, 11, 25)),
        ("a Saturday that is worked", date(2026, 8, 22), NEXT, date(2026, 8, 22)),
    ],
)
def test_a_deadline_on_a_rest_day_goes_where_the_duty_says(what: str, day: date, how: str, due: date) -> None:
    assert shifted(day, how, USUAL) == due


def test_the_same_term_is_due_later_where_people_rest() -> None:
    storm = WorkCalendar([RestSpan(date(2026, 11, 5), date(2026, 11, 6))])
    assert october().due(USUAL) == date(2026, 11, 5)
    assert october().due(storm) == date(2026, 11, 9)


class TestDecisions:
    """What a coordinator decides about a period, or about all to come."""

    def test_a_moved_deadline(self) -> None:
        of = rule(moved={"2026-10": date(2026, 11, 16)})
        assert found(of, date(2026, 11, 1), date(2026, 12, 31)) == [
            ("2026-10", "16/11/2026"),
            ("2026-11", "05/12/2026"),
        ]
        assert of.term(OCTOBER).is_moved
        assert not of.term(OCTOBER.later(1)).is_moved

    def test_a_moved_deadline_on_a_rest_day_is_shifted_like_any_other(self) -> None:
        assert october(moved={"2026-10": date(2026, 11, 15)}).due(USUAL) == date(2026, 11, 16)

    @pytest.mark.parametrize("to", [date(2026, 9, 1), date(2027, 6, 1)])
    def test_however_far_it_was_moved_it_is_found_there_and_only_there(self, to: date) -> None:
        of = rule(moved={"2026-10": to})
        assert ("2026-10", to.strftime("%d/%m/%Y")) in found(of, to, to)
        assert "2026-10" not in dict(found(of, date(2026, 11, 5), date(2026, 11, 5)))

    def test_terms_come_in_the_order_of_their_deadlines(self) -> None:
        of = rule(moved={"2026-10": date(2026, 12, 10)})
        assert [key for key, _day in found(of, date(2026, 11, 1), date(2026, 12, 31))] == [
            "2026-11",
            "2026-10",
        ]

    def test_a_closed_period_is_not_owed(self) -> None:
        of = rule(closed=frozenset({"2026-10"}))
        assert [key for key, _day in found(of, date(2026, 10, 1), date(2026, 12, 31))] == [
            "2026-09",
            "2026-11",
        ]

    @pytest.mark.parametrize(
        ("changes", "keys"),
        [
            ({"starts_on": date(2026, 11, 5)}, ["2026-10", "2026-11", "2026-12"]),
            ({"starts_on": date(2026, 11, 6)}, ["2026-11", "2026-12"]),
            ({"ends_on": date(2026, 12, 5)}, ["2026-09", "2026-10", "2026-11"]),
            ({"ends_on": date(2026, 12, 4)}, ["2026-09", "2026-10"]),
        ],
    )
    def test_it_is_owed_from_a_day_on_and_up_to_one(self, changes: dict[str, Any], keys: list[str]) -> None:
        around = date(2026, 10, 1), date(2027, 1, 31)
        assert [key for key, _day in found(rule(**changes), *around)] == keys

    def test_more_time_for_the_last_period_does_not_make_it_fall_away(self) -> None:
        of = rule(ends_on=date(2026, 12, 31), moved={"2026-11": date(2027, 1, 8)})
        assert ("2026-11", "08/01/2027") in found(of, *FOREVER)
        of = rule(starts_on=date(2026, 11, 5), moved={"2026-10": date(2026, 11, 2)})
        assert ("2026-10", "02/11/2026") in found(of, *FOREVER)


class TestOnce:
    """An ad hoc report (báo cáo đột xuất) has days, and no period."""

    def test_it_is_one_term(self) -> None:
        assert found(once(), *FOREVER) == [("once", "20/10/2026")]
        assert found(once(), date(2026, 10, 21), date(2026, 12, 31)) == []
        (term,) = once().terms(*FOREVER)
        assert (term.first, term.last) == (date(2026, 10, 1), date(2026, 10, 15))

    def test_it_may_be_moved_or_closed(self) -> None:
        assert found(once(moved={"once": date(2026, 11, 2)}), *FOREVER) == [("once", "02/11/2026")]
        assert found(once(closed=frozenset({"once"})), *FOREVER) == []


@pytest.mark.parametrize(
    ("until", "due"),
    [
        (None, date(2026, 11, 5)),
        (date(2026, 11, 12), date(2026, 11, 12)),
        (date(2026, 11, 3), date(2026, 11, 5)),
        (date(2026, 11, 15), date(2026, 11, 15)),  # a Sunday: it was asked for and granted
    ],
)
def test_an_extension_only_ever_lengthens(until: date | None, due: date) -> None:
    assert october().due(USUAL, until) == due


@pytest.mark.parametrize(
    ("kind", "path", "owes"),
    [
        ("hamlet", "kien-hai/lai-son/bai-bac/", True),
        ("hamlet", "kien-hai/an-son/an-cu/", False),
        ("hamlet", "kien-hai/lai-son-2/an-cu/", False),
        ("commune", "kien-hai/lai-son/", False),
    ],
)
def test_it_is_owed_by_places_of_its_kind_within_its_scope(kind: str, path: str, owes: bool) -> None:
    assert rule(scope="kien-hai/lai-son/").is_owed_by(kind, path) is owes
