"""Weekdays and weeks: "thứ hai", "T2 tuần trước", "chủ nhật rồi", "tuần trước".

Weeks begin on Monday. What people mean by "thứ hai trước" differs, so both are handed back.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from forms.answers.day_mentions import Mention, Window
from forms.answers.day_numbers import NUMBER, number
from locales import _

_PAST = "truoc|roi|qua|vua roi|vua qua"
_WEEK_WORDS = rf"(?:(?P<weeks>{NUMBER}) )?tuan (?P<week>{_PAST}|nay|sau|toi)\b"
_WEEKDAY = re.compile(
    r"\b(?:thu ?(?P<nth>hai|ba|tu|nam|sau|bay|[2-7])|t ?(?P<short>[2-7])|(?P<sunday>chua? nh[au]t|cn))\b"
    rf"(?:,? (?:cua )?(?:{_WEEK_WORDS}|(?P<which>{_PAST}|nay|sau|toi)\b))?"
)
_WEEK = re.compile(rf"\b{_WEEK_WORDS}")
_NTH = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_A_WEEK = timedelta(days=7)


def weekdays(text: str, window: Window) -> Iterator[Mention]:
    """Mentions of weekdays, and of whole weeks as all their days that fit."""
    for found in _WEEKDAY.finditer(text):
        days = _days_meant(_weekday(found), found, window)
        yield Mention(*found.span(), tuple(dict.fromkeys(days)), weekday=True)
    rest = _WEEKDAY.sub(lambda found: "\0" * len(found.group()), text)
    for found in _WEEK.finditer(rest):
        monday = _monday(window.today) + _weeks(found) * _A_WEEK
        week = [monday + timedelta(days=nth) for nth in range(7)]
        fitting = tuple(day for day in week if window.holds(day))
        yield Mention(*found.span(), fitting or tuple(week), why=_("Which day of that week?"))


def _weekday(found: re.Match[str]) -> int:
    if found["sunday"]:
        return 6
    said = found["nth"] or found["short"]
    return _NTH[said] if said in _NTH else int(said) - 2


def _weeks(found: re.Match[str]) -> int:
    """How many weeks from this one; "2 tuần trước" is two back."""
    if found["week"] == "nay":
        return 0
    count = number(found["weeks"]) if found["weeks"] else 1
    return count if found["week"] in ("sau", "toi") else -count


def _days_meant(nth: int, found: re.Match[str], window: Window) -> Sequence[date]:
    today = window.today
    this_week = _monday(today) + timedelta(days=nth)
    before = this_week if this_week < today else this_week - _A_WEEK
    after = this_week if this_week > today else this_week + _A_WEEK
    if found["week"]:
        return [this_week + _weeks(found) * _A_WEEK]
    if found["which"] == "truoc":
        return [before, this_week - _A_WEEK]
    if found["which"] == "nay":
        return [this_week] if window.past_only else [this_week, after]
    if found["which"] in ("sau", "toi"):
        return [after, this_week + _A_WEEK]
    if found["which"]:
        return [before]
    return _unqualified(this_week, before, after, window)


def _unqualified(this_week: date, before: date, after: date, window: Window) -> Sequence[date]:
    """The last such day; said on that weekday itself, today or a week ago."""
    nearest = [this_week] if this_week == window.today else []
    return [*nearest, before] if window.past_only else [*nearest, before, after]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
