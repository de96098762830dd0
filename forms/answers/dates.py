"""Days as people say them: "hôm qua", "15/3", "thứ hai tuần trước", "mùng 3 Tết", "15-17/3".

Today comes in as an argument (the local calendar day). What may be two days is asked, a day
that does not exist or does not fit is said so, a lunar day is read back with its solar date.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from forms.answers.calendar_days import which_day
from forms.answers.day_finders import mentions as _mentions
from forms.answers.day_mentions import Mention, Window
from forms.answers.day_ranges import Ends, day_ranges
from forms.answers.day_text import hints_at_days, prepared
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.answers.telex import read_or_decode
from forms.answers.word_sets import words
from locales import Day, _
from locales.folding import as_typed

_AROUND_DAYS = words("sang trua chieu toi dem khuya luc vao la ngay tu hom buoi nam")
_YEAR_SAID = re.compile(r"\d{4}|[/.-]\d{1,2}[/.-]\d{2}\b|\bnam (?:nay|ngoai)\b")
_WEEK, _LONG = timedelta(days=7), timedelta(days=31)


def read_day(text: str, today: date, latest: date | None = None, earliest: date | None = None) -> Reading:
    """One day, as an ISO string, from ``earliest`` to ``latest``.

    Without a year the day nearest to today is meant; with ``latest`` today, the nearest past one.
    """
    window = Window(today, earliest, latest)
    return read_or_decode(lambda typed: _read_day(typed, window), text)


def _read_day(text: str, window: Window) -> Reading:
    said = prepared(text)
    if hints_at_days(said):
        return which_day()
    for ends in day_ranges(said):
        span = None if ends.maybe_date else _span(ends, window)
        if isinstance(span, _Span):
            ends_read = (span.first.isoformat(), span.last.isoformat())
            return Unsure(ends_read, _("There are several days here. Which one?"))
    return _one_day(said, text, window)


def read_days(text: str, today: date, latest: date | None = None, earliest: date | None = None) -> Reading:
    """One day or several in a row, as ``{"first": ISO, "last": ISO}``."""
    window = Window(today, earliest, latest)
    return read_or_decode(lambda typed: _read_days(typed, window), text)


def _read_days(text: str, window: Window) -> Reading:
    said = prepared(text)
    if hints_at_days(said):
        return which_day()
    one = _in_pairs(_one_day(said, text, window))
    for ends in day_ranges(said):
        span = _span(ends, window)
        if span is None:
            continue
        several = _in_pairs(span) if isinstance(span, Misfit) else _span_reading(span, window)
        if ends.maybe_date and isinstance(one, Understood) and isinstance(several, Understood):
            why = _("{typed} can be more than one day. Which one?", typed=as_typed(text))
            return Unsure((one.value, several.value), why)
        return one if ends.maybe_date and isinstance(one, Understood) else several
    return one


def _one_day(said: str, text: str, window: Window) -> Reading:
    mentions, rest = _mentions(said, window)
    impossible = [m.misfit for m in mentions if m.misfit]
    mentions = _solid([m for m in mentions if m.days])
    if not mentions or any(misfit.code == "no_such_day" for misfit in impossible):
        return next(iter(impossible), None) or _not_a_day()
    days = tuple(dict.fromkeys(day for mention in mentions for day in mention.days))
    fitting = tuple(day for day in days if window.holds(day))
    if not fitting:
        return _outside(mentions[0], window)
    if len(fitting) > 1:
        why = _("{typed} can be more than one day. Which one?", typed=as_typed(text))
        return Unsure(tuple(map(date.isoformat, fitting)), mentions[0].why or why)
    others = set(re.findall(r"\w+", rest)) - _AROUND_DAYS
    sure = not (others or impossible) and len(days) == 1 and all(mention.sure for mention in mentions)
    return Understood(fitting[0].isoformat(), sure=sure)


def _solid(mentions: list[Mention]) -> list[Mention]:
    """Dates stand above weeks, and above a weekday that only repeats them."""
    dates = [mention for mention in mentions if not mention.weekday and not mention.why]
    if not dates:
        return [mention for mention in mentions if mention.weekday] or mentions
    said = {day.weekday() for mention in dates for day in mention.days}
    return [m for m in mentions if m in dates or (m.weekday and m.days[0].weekday() not in said)]


def _outside(mention: Mention, window: Window) -> Misfit:
    """Says why a day does not fit; a weekday gets the same one a week earlier offered."""
    day = mention.days[0]
    if window.latest is not None and day > window.latest:
        earlier = day - _WEEK
        near = (earlier.isoformat(),) if mention.weekday and window.holds(earlier) else ()
        if window.past_only and day > window.today:
            return Misfit("future", _("{day} has not come yet. Which day was it?", day=Day(day)), near)
        why = _("The last day that fits is {day}. Which day?", day=Day(window.latest))
        return Misfit("too_late", why, near)
    first = Day(window.earliest or day)
    return Misfit("too_early", _("The first day that fits is {day}. Which day?", day=first))


class _Span(NamedTuple):
    """A range as read; ``last`` may come before ``first``."""

    first: date
    last: date
    sure: bool


def _span(ends: Ends, window: Window) -> _Span | Misfit | None:
    """The days at both ends; None where the texts are not two days."""
    first, last = _end(ends.first, window), _end(ends.last, window)
    if isinstance(first, Mention) and isinstance(last, Mention):
        sure = ends.sure and first.sure and last.sure
        return _in_order(ends, first.days[0], last.days[0], sure=sure)
    return next((end for end in (first, last) if isinstance(end, Misfit)), None)


def _in_order(ends: Ends, first: date, last: date, *, sure: bool) -> _Span:
    """Moves the end whose year or month was left unsaid, where that makes a short range."""
    if last < first:
        if _YEAR_SAID.search(ends.last) and not _YEAR_SAID.search(ends.first):
            moved = _end(ends.first, Window(last, None, last))
            return _Span(moved.days[0] if isinstance(moved, Mention) else first, last, sure)
        moved = _end(ends.last, Window(first, first))
        if isinstance(moved, Mention) and first <= moved.days[0] <= first + _LONG:
            return _Span(first, moved.days[0], sure)
    return _Span(first, last, sure and last - first <= _LONG)


def _end(said: str, window: Window) -> Mention | Misfit | None:
    """The one day mentioned at an end, the nearest of those it may mean."""
    mentions, _rest = _mentions(said, window)
    if len(mentions) != 1:
        return None
    mention = mentions[0]
    if mention.misfit:
        return mention.misfit if mention.misfit.code == "no_such_day" else None
    nearest = window.nearest(mention.days)
    return mention._replace(days=(nearest,)) if nearest and not mention.why else None


def _span_reading(span: _Span, window: Window) -> Reading:
    first, last, sure = span
    if last < first:
        why = _("{last} is before {first}. Which days? For example: 15/3 - 17/3", first=first, last=last)
        return Misfit("backwards", why, (_pair(last, first),))
    for day in (last, first):
        if not window.holds(day):
            return _in_pairs(_outside(Mention(0, 0, (day,)), window))
    return Understood(_pair(first, last), sure=sure)


def _pair(first: date, last: date) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat()}


def _in_pairs(reading: Reading) -> Reading:
    """A reading of one day as one of days."""

    def pairs(days: Sequence[str]) -> tuple[dict[str, str], ...]:
        return tuple({"first": day, "last": day} for day in days)

    if isinstance(reading, Understood):
        return reading._replace(value=pairs([reading.value])[0])
    if isinstance(reading, Unsure):
        return reading._replace(candidates=pairs(reading.candidates))
    return reading._replace(suggestions=pairs(reading.suggestions))


def _not_a_day() -> Misfit:
    return Misfit("not_a_day", _("A day is needed here. For example: 15/3, yesterday, Monday last week"))
