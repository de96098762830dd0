"""Which period is named in a question: "tháng 10", "quý 3/2026", "6 tháng đầu năm", "năm ngoái"."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from scheduler.period import Kind, Period, containing

FIRST_YEAR = 2000
_IN_ORDER = ("gieng", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
_NUMBERS = {
    **{word: number for number, word in enumerate(_IN_ORDER, start=1)},
    "mot": 1,
    "bon": 4,
    "chap": 12,
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_YEAR = r"(?:(?: nam)? (?P<year>\d{4}))?"


class Named(NamedTuple):
    """The period, None when none is named; the words without it; False for one that does not exist."""

    period: Period | None
    left: str
    exists: bool = True


def period_in(folded: str, today: date) -> Named:
    """Find the period that is named. A month without a year that lies ahead is last year's."""
    for pattern, meant in _PATTERNS:
        found = pattern.search(folded)
        if found is not None:
            left = f"{folded[: found.start()]} {folded[found.end() :]}".strip()
            period = meant(found, today)
            return Named(period, left, exists=period is not None)
    return Named(None, folded)


Meant = Callable[[re.Match[str], date], Period | None]


def _near(kind: Kind, later: int) -> Meant:
    return lambda found, today: containing(kind, today).later(later)


def _of_year(later: int) -> Meant:
    return lambda found, today: _checked(Kind.year, today.year + later, 1, today)


def _month(found: re.Match[str], today: date) -> Period | None:
    number = _NUMBERS.get(found["month"]) or int(found["month"])
    return _numbered(Kind.month, number, found["year"], today)


def _quarter(found: re.Match[str], today: date) -> Period | None:
    return _numbered(Kind.quarter, _ROMAN.get(found["n"]) or int(found["n"]), found["year"], today)


def _half(number: int) -> Meant:
    return lambda found, today: _numbered(Kind.half_year, number, found["year"], today)


def _year(found: re.Match[str], today: date) -> Period | None:
    return _checked(Kind.year, int(found["year"]), 1, today)


def _numbered(kind: Kind, number: int, year: str | None, today: date) -> Period | None:
    present = containing(kind, today)
    return _checked(kind, int(year) if year else present.year - (number > present.number), number, today)


def _checked(kind: Kind, year: int, number: int, today: date) -> Period | None:
    """The period, unless it does not exist or has not begun."""
    most = {Kind.month: 12, Kind.quarter: 4, Kind.half_year: 2, Kind.year: 1}[kind]
    if not 1 <= number <= most or not year >= FIRST_YEAR:
        return None
    found = Period(kind, year, number)
    return found if found <= containing(kind, today) else None


_PATTERNS: tuple[tuple[re.Pattern[str], Meant], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), meant)
    for pattern, meant in (
        (r"thang (?:truoc|roi|qua)", _near(Kind.month, -1)),
        (r"thang nay", _near(Kind.month, 0)),
        (r"quy (?:truoc|roi|qua)", _near(Kind.quarter, -1)),
        (r"quy nay", _near(Kind.quarter, 0)),
        (rf"(?:6|sau) thang dau(?: nam)?{_YEAR}", _half(1)),
        (rf"(?:6|sau) thang cuoi(?: nam)?{_YEAR}", _half(2)),
        (r"(?:6|sau) thang", _near(Kind.half_year, 0)),
        (r"nam (?:truoc|ngoai|roi|qua)", _of_year(-1)),
        (r"nam nay", _of_year(0)),
        (rf"quy (?P<n>iii|ii|iv|i|\d){_YEAR}", _quarter),
        (rf"q(?P<n>[1-4]){_YEAR}", _quarter),
        (rf"thang (?P<month>\d{{1,2}}|{_NAMES}){_YEAR}", _month),
        (r"(?P<month>\d{1,2}) (?P<year>\d{4})", _month),
        (r"(?:nam )?(?P<year>20\d\d)", _year),
    )
)
"""In the order in which they are tried: what says more goes first."""
