"""Periods (kỳ): the months, quarters, half years and years that reports are owed for."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum
from typing import NamedTuple

from locales import Text, _


class Kind(StrEnum):
    """How long a period is: tháng, quý, sáu tháng, năm; or one that does not recur."""

    month = "month"
    quarter = "quarter"
    half_year = "half_year"
    year = "year"
    once = "once"


MONTHS = {Kind.month: 1, Kind.quarter: 3, Kind.half_year: 6, Kind.year: 12}
_MARK = {Kind.quarter: "Q", Kind.half_year: "H"}


class DayOf(NamedTuple):
    """A day of a period: so many months from its last month on, and the day there (31: the last)."""

    month: int
    day: int


class Period(NamedTuple):
    """One period; ``number`` counts within the year from 1. A period of its own (once) has neither."""

    kind: Kind
    year: int = 0
    number: int = 0

    @property
    def key(self) -> str:
        """The period as it is stored: 2026-11, 2026-Q4, 2026-H2, 2026, once."""
        if self.kind is Kind.once:
            return Kind.once
        if self.kind is Kind.year:
            return f"{self.year}"
        if self.kind is Kind.month:
            return f"{self.year}-{self.number:02d}"
        return f"{self.year}-{_MARK[self.kind]}{self.number}"

    @property
    def last_month(self) -> int:
        """Its last month, counted from the year 0."""
        return self.year * 12 + self.number * MONTHS[self.kind] - 1

    @property
    def first(self) -> date:
        """Its first calendar day. Raises KeyError for one that does not recur."""
        return self.day(DayOf(1 - MONTHS[self.kind], 1))

    @property
    def last(self) -> date:
        """Its last calendar day."""
        return self.day(DayOf(0, 31))

    def day(self, of: DayOf) -> date:
        """A day of this period."""
        year, month = divmod(self.last_month + of.month, 12)
        return date(year, month + 1, min(of.day, monthrange(year, month + 1)[1]))

    @property
    def first_day(self) -> date:
        """Its first day."""
        return self.day(DayOf(1 - MONTHS[self.kind], 1))

    @property
    def last_day(self) -> date:
        """Its last day."""
        return self.day(DayOf(0, 31))

    def later(self, by: int) -> "Period":
        """The period so many after this one; before it with a negative number."""
        per_year = 12 // MONTHS[self.kind]
        year, number = divmod(self.year * per_year + self.number - 1 + by, per_year)
        return Period(self.kind, year, number + 1)

    def name(self, today: date) -> Text:
        """What people call it; a month with its year only where it is not this one: "tháng 11"."""
        year = str(self.year)
        if self.kind is Kind.month and self.year == today.year:
            return _("month {n}", n=self.number)
        if self.kind is Kind.month:
            return _("month {n}/{year}", n=self.number, year=year)
        if self.kind is Kind.quarter:
            return _("quarter {n}/{year}", n=self.number, year=year)
        if self.kind is Kind.half_year and self.number == 1:
            return _("the first half of {year}", year=year)
        if self.kind is Kind.half_year:
            return _("the second half of {year}", year=year)
        return _("the year {year}", year=year)


ONCE = Period(Kind.once)


def containing(kind: Kind, day: date) -> Period:
    """The calendar period a day lies in. Raises KeyError for one that does not recur."""
    return _at(kind, day.year * 12 + day.month - 1)


def ending(kind: Kind, first: date, last: date, later: int) -> Iterator[Period]:
    """The periods whose last month lies so many months before the month of one of these days."""
    found = _at(kind, first.year * 12 + first.month - 1 - later)
    while found.last_month <= last.year * 12 + last.month - 1 - later:
        yield found
        found = found.later(1)


def from_key(kind: Kind, key: str) -> Period:
    """The period with this key. Raises ValueError for what is no such key."""
    found = ONCE if kind is Kind.once else _recurring(kind, key)
    if found.key != key:
        raise ValueError(f"not a {kind}: {key}")
    return found


def kind_of(key: str) -> Kind:
    """Of which kind a period with this key is, by how it is written."""
    if key == Kind.once:
        return Kind.once
    marked = next((kind for kind, mark in _MARK.items() if mark in key), None)
    return marked or (Kind.month if "-" in key else Kind.year)


def of_key(key: str) -> Period | None:
    """The recurring period with this key, whichever kind it is; None for what is no such key."""
    kind = kind_of(key)
    try:
        return None if kind is Kind.once else from_key(kind, key)
    except ValueError:
        return None


def _recurring(kind: Kind, key: str) -> Period:
    year, _dash, rest = key.partition("-")
    number = 1 if kind is Kind.year else int(rest.removeprefix(_MARK.get(kind, "")))
    if not 1 <= number <= 12 // MONTHS[kind] or not MINYEAR < int(year) < MAXYEAR:
        raise ValueError(f"no {kind} has this number: {key}")
    return Period(kind, int(year), number)


def _at(kind: Kind, month: int) -> Period:
    """The period that a month lies in, counted from the year 0."""
    return Period(kind, month // 12, month % 12 // MONTHS[kind] + 1)
