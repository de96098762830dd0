"""Incomes against the baseline and the target of +20 % a year, counted by hand."""

from datetime import date
from decimal import Decimal

import pytest

from forms.livelihood.income import Comparison, compare, growth, years_since

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("baseline", "now", "years", "percent", "target", "reached"),
    [
        (30 * MILLION, 36 * MILLION, 1, "20.0", 36 * MILLION, True),
        (30 * MILLION, 36 * MILLION - 1, 1, "20.0", 36 * MILLION, False),  # one đồng short is short
        (30 * MILLION, 42 * MILLION, 2, "40.0", 43_200_000, False),  # compound, not 2 times 20 %
        (30 * MILLION, 43_200_000, 2, "44.0", 43_200_000, True),
        (30 * MILLION, 41_300_000, 1, "37.7", 36 * MILLION, True),
        (30 * MILLION, 30 * MILLION, 1, "0.0", 36 * MILLION, False),
        (30 * MILLION, 24 * MILLION, 3, "-20.0", 51_840_000, False),
        (30 * MILLION, 0, 1, "-100.0", 36 * MILLION, False),
        (30 * MILLION, 36 * MILLION, 0, "20.0", 36 * MILLION, True),  # the first year counts from its start
        (1, 1, 1, "0.0", 2, False),  # a target is a whole đồng, rounded up
        (3, 5, 1, "66.7", 4, True),
        (8, 9, 1, "12.5", 10, False),
        (2_000, 2_001, 1, "0.1", 2_400, False),  # 0.05 % is written 0.1
        (30 * MILLION, 30 * MILLION - 1, 1, "0.0", 36 * MILLION, False),  # never "-0.0"
    ],
)
def test_an_income_is_compared_with_the_baseline_and_the_target(
    baseline: int, now: int, years: int, percent: str, target: int, reached: bool
) -> None:
    compared = compare(baseline, now, years)
    assert compared == Comparison(Decimal(percent), target, reached)
    assert str(compared.percent) == percent


@pytest.mark.parametrize(
    ("before", "now", "percent"), [(30, 45, "50.0"), (45, 30, "-33.3"), (30, 30, "0.0"), (7, 8, "14.3")]
)
def test_an_income_is_compared_with_the_last_report(before: int, now: int, percent: str) -> None:
    assert str(growth(before, now)) == percent


@pytest.mark.parametrize("before", [0, -1])
def test_nothing_is_compared_with_no_income(before: int) -> None:
    with pytest.raises(ValueError, match="above zero"):
        compare(before, 5, 1)


@pytest.mark.parametrize(
    ("starts_on", "day", "years"),
    [
        (date(2025, 1, 15), date(2025, 1, 15), 1),
        (date(2025, 1, 15), date(2025, 12, 31), 1),
        (date(2025, 1, 15), date(2026, 1, 14), 1),
        (date(2025, 1, 15), date(2026, 1, 15), 1),  # a full year
        (date(2025, 1, 15), date(2026, 1, 16), 2),  # the second has begun
        (date(2025, 1, 15), date(2028, 3, 1), 4),
        (date(2025, 12, 31), date(2026, 1, 1), 1),
        (date(2024, 2, 29), date(2025, 2, 28), 1),
        (date(2024, 2, 29), date(2025, 3, 1), 2),
        (date(2026, 6, 1), date(2026, 3, 18), 1),  # before it begins
        (date(2027, 6, 1), date(2026, 3, 18), 1),
    ],
)
def test_years_count_when_they_are_full_or_begun(starts_on: date, day: date, years: int) -> None:
    assert years_since(starts_on, day) == years
