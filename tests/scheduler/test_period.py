"""Periods: their keys, their days, their neighbours."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.period import ONCE, DayOf, Kind, Period, containing, from_key

RECURRING = [kind for kind in Kind if kind is not Kind.once]


@pytest.mark.parametrize(
    ("kind", "day", "key"),
    [
        (Kind.month, date(2026, 11, 30), "2026-11"),
        (Kind.month, date(2026, 1, 1), "2026-01"),
        (Kind.quarter, date(2026, 3, 31), "2026-Q1"),
        (Kind.quarter, date(2026, 4, 1), "2026-Q2"),
        (Kind.quarter, date(2026, 12, 31), "2026-Q4"),
        (Kind.half_year, date(2026, 6, 30), "2026-H1"),
        (Kind.half_year, date(2026, 7, 1), "2026-H2"),
        (Kind.year, date(2026, 1, 1), "2026"),
        (Kind.year, date(2026, 12, 31), "2026"),
    ],
)
def test_a_day_lies_in_the_period_with_this_key(kind: Kind, day: date, key: str) -> None:
    found = containing(kind, day)
    assert found.key == key
    assert from_key(kind, key) == found


@pytest.mark.parametrize(
    ("what", "kind", "key", "first", "last", "days"),
    [
        ("tháng", Kind.month, "2026-11", (0, 1), (0, 31), ("01/11/2026", "30/11/2026")),
        ("tháng 2", Kind.month, "2026-02", (0, 1), (0, 31), ("01/02/2026", "28/02/2026")),
        ("tháng 2 năm nhuận", Kind.month, "2028-02", (0, 1), (0, 31), ("01/02/2028", "29/02/2028")),
        ("tháng chốt ngày 14", Kind.month, "2026-11", (-1, 15), (0, 14), ("15/10/2026", "14/11/2026")),
        ("tháng 1 chốt ngày 14", Kind.month, "2027-01", (-1, 15), (0, 14), ("15/12/2026", "14/01/2027")),
        ("tháng chốt ngày 25", Kind.month, "2026-11", (-1, 26), (0, 25), ("26/10/2026", "25/11/2026")),
        ("quý I", Kind.quarter, "2027-Q1", (-3, 15), (0, 14), ("15/12/2026", "14/03/2027")),
        ("quý II", Kind.quarter, "2027-Q2", (-3, 15), (0, 14), ("15/03/2027", "14/06/2027")),
        ("quý IV", Kind.quarter, "2026-Q4", (-3, 15), (0, 14), ("15/09/2026", "14/12/2026")),
        ("6 tháng đầu năm", Kind.half_year, "2027-H1", (-6, 15), (0, 14), ("15/12/2026", "14/06/2027")),
        ("6 tháng cuối năm", Kind.half_year, "2026-H2", (-6, 15), (0, 14), ("15/06/2026", "14/12/2026")),
        ("năm", Kind.year, "2026", (-12, 15), (0, 14), ("15/12/2025", "14/12/2026")),
        ("rà soát hằng năm", Kind.year, "2026", (-3, 1), (0, 14), ("01/09/2026", "14/12/2026")),
    ],
)
def test_a_periods_data_window(
    what: str, kind: Kind, key: str, first: tuple[int, int], last: tuple[int, int], days: tuple[str, str]
) -> None:
    """Nghị định 09/2019/NĐ-CP, Điều 12; the yearly review: Quyết định 24/2021/QĐ-TTg."""
    period = from_key(kind, key)
    assert tuple(period.day(DayOf(*one)).strftime("%d/%m/%Y") for one in (first, last)) == days


@pytest.mark.parametrize(
    ("key", "of", "day"),
    [
        ("2026-11", (1, 5), date(2026, 12, 5)),
        ("2026-12", (1, 5), date(2027, 1, 5)),
        ("2026-12", (2, 31), date(2027, 2, 28)),
        ("2027-12", (2, 31), date(2028, 2, 29)),
        ("2026-03", (1, 31), date(2026, 4, 30)),
        ("2026-01", (-1, 31), date(2025, 12, 31)),
    ],
)
def test_a_day_counts_months_from_the_last_month_and_31_is_the_last(
    key: str, of: tuple[int, int], day: date
) -> None:
    assert from_key(Kind.month, key).day(DayOf(*of)) == day


@pytest.mark.parametrize(
    ("kind", "key", "by", "neighbour"),
    [
        (Kind.month, "2026-12", 1, "2027-01"),
        (Kind.month, "2026-01", -1, "2025-12"),
        (Kind.month, "2026-11", 14, "2028-01"),
        (Kind.quarter, "2026-Q4", 1, "2027-Q1"),
        (Kind.quarter, "2026-Q1", -1, "2025-Q4"),
        (Kind.half_year, "2026-H2", 1, "2027-H1"),
        (Kind.half_year, "2026-H1", -3, "2024-H2"),
        (Kind.year, "2026", -1, "2025"),
        (Kind.year, "2026", 0, "2026"),
    ],
)
def test_neighbours_over_the_years_end(kind: Kind, key: str, by: int, neighbour: str) -> None:
    assert from_key(kind, key).later(by).key == neighbour


@given(st.sampled_from(RECURRING), st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-60, 60))
def test_keys_read_back_and_steps_come_back(kind: Kind, day: date, by: int) -> None:
    period = containing(kind, day)
    assert from_key(kind, period.key) == period
    assert period.later(by).later(-by) == period
    assert len(period.later(by).key) <= 12, "as long as the columns are"


def test_what_does_not_recur_has_a_key_of_its_own() -> None:
    assert ONCE.key == "once"
    assert from_key(Kind.once, "once") == ONCE


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (Kind.month, ""),
        (Kind.month, "2026"),
        (Kind.month, "2026-1"),
        (Kind.month, "2026-00"),
        (Kind.month, "2026-13"),
        (Kind.month, "2026-Q1"),
        (Kind.month, "2026-11-05"),
        (Kind.month, "tháng 11"),
        (Kind.month, "-2026-11"),
        (Kind.month, "0-11"),
        (Kind.month, "99999-11"),
        (Kind.quarter, "2026-Q0"),
        (Kind.quarter, "2026-Q5"),
        (Kind.quarter, "2026-1"),
        (Kind.quarter, "2026-H1"),
        (Kind.half_year, "2026-H3"),
        (Kind.half_year, "2026-HH1"),
        (Kind.year, "2026-"),
        (Kind.year, "2026-12"),
        (Kind.year, " 2026"),
        (Kind.year, "0"),
        (Kind.year, "once"),
        (Kind.once, "2026-11"),
        (Kind.once, ""),
    ],
)
def test_nonsense_is_refused(kind: Kind, key: str) -> None:
    with pytest.raises(ValueError, match=r"^(not a|no) |invalid literal"):
        from_key(kind, key)


def test_what_does_not_recur_lies_around_no_day() -> None:
    with pytest.raises(KeyError):
        containing(Kind.once, date(2026, 11, 5))


def test_periods_are_values() -> None:
    assert {Period(Kind.month, 2026, 11), from_key(Kind.month, "2026-11")} == {Period(Kind.month, 2026, 11)}
