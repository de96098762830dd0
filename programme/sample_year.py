"""The rows of a sample year, read: which place, which day of the year before today, which answers.

A day is "12/3", the last one up to today; "-6", six days ago; or, in a table with a duty, the days before or
after its deadline. In an answer ``<day>``, ``<day+30>`` and ``<year>`` stand for the row's day, and
``<sent>`` for the day on which it is sent.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from programme.year_entries import ReturnedEntry, YearEntry

PLACE, DAY, SENT, BY = "place", "day", "sent", "by"
OWN = (PLACE, DAY, SENT, BY)
"""Columns that are no answers: place and day, how many days later it was sent, and by whose person."""
YEAR = timedelta(days=365)
_CALENDAR = re.compile(r"(\d{1,2})/(\d{1,2})")
_OFFSET = re.compile(r"[+-]?\d{1,3}")
_STANDS_FOR = re.compile(r"<(day|sent|year)([+-]\d{1,3})?>")


class Row(NamedTuple):
    """One report of the table, before its day is known."""

    place: str
    by: str
    day: str
    sent: int
    answers: dict[str, str]
    returned: ReturnedEntry | None = None


def rows(entry: YearEntry) -> Iterator[Row]:
    """Every row of a table; raises ValueError with the reason for one that does not fit its columns."""
    for cells in entry.rows:
        yield _row(entry, cells)
    for one in entry.returned:
        yield _row(entry, one.row)._replace(returned=one)


def _row(entry: YearEntry, written: str) -> Row:
    cells = [cell.strip() for cell in written.split("|")]
    if len(cells) != len(entry.columns):
        raise ValueError(f"this row has {len(cells)} cells, but there are {len(entry.columns)} columns")
    told = dict(zip(entry.columns, cells, strict=True))
    place, sent = told.get(PLACE, ""), told.get(SENT) or "0"
    if not sent.isdecimal():
        raise ValueError(f"{sent} in the column {SENT} is no number of days")
    day = told.get(DAY, "")
    if not is_day(day, of_duty=entry.duty is not None):
        raise ValueError(f"{day or 'nothing'} in the column {DAY} is no day, as in 12/3 or -6")
    answers = {key: words for key, words in told.items() if key not in OWN and words}
    by = told.get(BY) or entry.by or place
    return Row(place, by, day, int(sent), {**entry.same, **answers})


def is_day(written: str, *, of_duty: bool) -> bool:
    """Whether a day is written as days are; before a duty's deadline or after it there is no calendar."""
    if _OFFSET.fullmatch(written):
        return of_duty or int(written) <= 0
    found = _CALENDAR.fullmatch(written)
    if of_duty or found is None:
        return False
    try:
        return bool(date(2023, int(found[2]), int(found[1])))  # of any year but a leap year
    except ValueError:
        return False


def day_of(row: Row, today: date) -> date:
    """The row's day: in the year before today, or so many days before it."""
    found = _CALENDAR.fullmatch(row.day)
    if found is None:
        return today + timedelta(days=int(row.day))
    that = date(today.year, int(found[2]), int(found[1]))
    return that if that <= today else that.replace(year=today.year - 1)


def answers_of(row: Row, day: date, sent: date) -> dict[str, str]:
    """The row's answers, with the days written out in them."""
    return {key: written_out(words, day, sent) for key, words in row.answers.items()}


def written_out(words: str, day: date, sent: date) -> str:
    """What was told of a day without naming one, with its name: "<day+1>" → "13/3/2026"."""

    def shown(found: re.Match[str]) -> str:
        named = sent if found[1] == SENT else day
        if found[1] == "year":
            return str(day.year + int(found[2] or 0))
        named += timedelta(days=int(found[2] or 0))
        return f"{named.day}/{named.month}/{named.year}"

    return _STANDS_FOR.sub(shown, words)
