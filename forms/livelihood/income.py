"""Incomes of a livelihood model against the baseline and against the plan's target of +20 % a year.

Source: indicator CT06 of plan 59/KH-UBND, section II.3 (thu nhập hộ tham gia dự án tăng 20 %/năm).
Assumption: the rise is compound and counts from the year in which the model began, as the plan
says neither. Money is whole đồng, per household and year.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_TENTH = Decimal("0.1")
_RISEN, _FROM = 6, 5  # +20 % in whole numbers, so that no đồng is lost to rounding


class Comparison(NamedTuple):
    """How an income compares with the one before the model began."""

    percent: Decimal  # since the start, one decimal; negative when it fell
    target: int  # đồng a year that the target asks for by now, rounded up
    reached: bool


def compare(baseline: int, now: int, years: int) -> Comparison:
    """An income now with the baseline, after this many years (see ``years_since``; less than 1 counts as 1).

    Raises ValueError when the baseline is not above zero: then nothing can be compared.
    """
    percent = growth(baseline, now)
    counted = max(1, years)
    target = -(-baseline * _RISEN**counted // _FROM**counted)
    return Comparison(percent, target, now >= target)


def growth(before: int, now: int) -> Decimal:
    """By how many percent an income rose from an earlier one, one decimal; negative when it fell.

    Raises ValueError when the earlier one is not above zero.
    """
    if before <= 0:
        raise ValueError("an income can only be compared with one above zero")
    percent = (Decimal(now - before) * 100 / before).quantize(_TENTH, ROUND_HALF_UP)
    return percent if percent else abs(percent)  # never "-0.0"


def years_since(starts_on: date, day: date) -> int:
    """The years that passed or have begun since a model began; at least 1, also before it begins.

    The anniversary itself ends a year: 15/1/2025 to 15/1/2026 is one year, the day after begins
    the second (assumption).
    """
    years = day.year - starts_on.year
    begun = (day.month, day.day) > (starts_on.month, starts_on.day)
    return max(1, years + begun)
