"""Spans (kỳ báo cáo): which days a report is about: a period, from the start to a period's end, or all.

Days are those of the calendar, as everywhere in the program; the report says which (assumption: a
ministry may set other data windows, which then belong to a duty).
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from locales import Text, _
from scheduler.period import MONTHS, DayOf, Kind, Period, from_key

_ROMAN = ("", "I", "II", "III", "IV")


class Sort(StrEnum):
    """Báo cáo định kỳ, báo cáo sơ kết, báo cáo tổng kết."""

    periodic = "dk"
    interim = "sk"
    final = "tk"


class Span(NamedTuple):
    """The days from the first to the last; ``period`` is the one it is, or ends with."""

    sort: Sort
    period: Period
    first: date
    last: date

    @property
    def key(self) -> str:
        """What it is stored under: 2026-Q3, sk-2026-H1, tk-2026."""
        return self.period.key if self.sort is Sort.periodic else f"{self.sort}-{self.period.key}"

    @property
    def title(self) -> Text:
        """Inside a sentence and a title: "quý III năm 2026"."""
        year = str(self.period.year)
        if self.sort is Sort.final:
            return _("final, {first} to {last}", first=str(self.first.year), last=year)
        if self.sort is Sort.interim:
            return _("interim, {first} to {period}", first=str(self.first.year), period=_of(self.period))
        return _of(self.period)

    @property
    def end(self) -> Text:
        """The period it is, or ends with."""
        return _of(self.period)


def periodic(period: Period) -> Span:
    """A period by itself."""
    return Span(Sort.periodic, period, first_day(period), last_day(period))


def interim(period: Period, first_year: int) -> Span:
    """From the programme's start to the end of a period (sơ kết)."""
    return Span(Sort.interim, period, date(first_year, 1, 1), last_day(period))


def final(period: Period, first_year: int) -> Span:
    """The whole programme, to the end of the year in which its last work is reported (tổng kết)."""
    return Span(Sort.final, period, date(first_year, 1, 1), last_day(period))


def from_words(key: str, first_year: int) -> Span:
    """The span with this key. Raises ValueError for what is no such key."""
    sort, dash, rest = key.partition("-")
    if sort == Sort.interim and dash:
        return interim(period_of(rest), first_year)
    if sort == Sort.final and dash:
        return final(period_of(rest), first_year)
    return periodic(period_of(key))


def period_of(key: str) -> Period:
    """The period with this key, whatever its kind. Raises ValueError for what is no such key."""
    for kind in (Kind.year, Kind.quarter, Kind.half_year, Kind.month):
        try:
            return from_key(kind, key)
        except ValueError:
            continue
    raise ValueError(f"no period: {key}")


def first_day(period: Period) -> date:
    """The first day of a period of the calendar."""
    return period.day(DayOf(1 - MONTHS[period.kind], 1))


def last_day(period: Period) -> date:
    """The last day of a period of the calendar."""
    return period.day(DayOf(0, 31))


def next_one(span: Span) -> Text:
    """What comes after it, for the tasks ahead."""
    return _("the time to come") if span.sort is not Sort.periodic else _of(span.period.later(1))


def holds(span: Span, key: str | None, day: date) -> bool:
    """Whether a report about a whole period, or else its day, lies in the span."""
    try:
        period = period_of(key) if key else None
    except ValueError:
        period = None
    if period is None:
        return span.first <= day <= span.last
    return span.first <= first_day(period) and last_day(period) <= span.last


def _of(period: Period) -> Text:
    year = str(period.year)
    if period.kind is Kind.month:
        return _("month {n} of {year}", n=period.number, year=year)
    if period.kind is Kind.quarter:
        return _("quarter {roman} of {year}", roman=_ROMAN[period.number], year=year)
    if period.kind is Kind.year:
        return _("the year {year}", year=year)
    if period.number == 1:
        return _("the first six months of {year}", year=year)
    return _("the last six months of {year}", year=year)


def lately(kind: Kind, present: Period, most: int) -> Sequence[Period]:
    """The present period of a kind and those before it, the latest first."""
    return [present.later(-step) for step in range(most)]
