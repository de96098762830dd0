"""Days of the solar calendar: "15/3", "15-3-26", "ngày 15", "mùng 5 tháng 2 năm ngoái".

Day before month always. A missing year or month is the one that brings the day nearest to
today among the days that fit (assumption; for reports that is the nearest past day).
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from forms.answers.day_mentions import FAR, Mention, Window
from forms.answers.day_numbers import NUMBER, number
from forms.answers.reading import Misfit
from locales import _

_YEAR = r"(?P<year>\d{4}|(?<=[/.-])\d{2}|nay|ngoai)"
_MONTH = rf"(?P<month>{NUMBER}|nay|truoc|roi|sau|toi)"
_ISO = r"(?<![\d/.-])(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d/.-])"
_MONTH_OF_YEAR = r"(?<![\d/.,-])(?P<month>\d{1,2})[/.-](?P<year>\d{4})(?![\d/.-])"
_FIGURES = (
    r"(?:\bngay )?(?<![\d/.,-])(?P<day>\d{1,2})(?: ?/ ?|[.-])(?P<month>\d{1,2})"
    rf"(?:(?: ?/ ?|[.-]|,? nam ){_YEAR})?(?![\d/]|[.-]\d)"
)
_WITH_MONTH = (
    rf"(?:\b(?P<prefix>ngay|mung|mong|hom) )?(?P<day>{NUMBER}) ?(?:thang|thg|t) ?{_MONTH}"
    rf"(?:(?:,? nam ?|, ?|/| )(?:nam )?{_YEAR})?\b"
)
_MONTH_ONLY = rf"\bthang {_MONTH}(?:(?: nam |/){_YEAR})?\b"
_MONTH_FIRST = rf"\bthang {_MONTH},? ngay (?P<day>{NUMBER})\b(?:,? nam {_YEAR})?"
_YEAR_FIRST = (
    r"\bnam (?P<year>\d{4}|nay|ngoai),? (?:ngay )?(?P<day>\d{1,2})(?: ?/ ?|[.-])(?P<month>\d{1,2})(?![\d/])"
)
_DAY_ONLY = rf"\b(?P<prefix>ngay|mung|mong) (?P<day>{NUMBER})(?!\d)"
_SOME_DAY = r"\b(?P<prefix>hom|bua) (?P<day>\d{1,2})(?![\d/.-])"
_BARE = (
    r"^(?P<day>\d{1,2})(?: (?P<month>\d{1,2})(?: (?P<year>\d{4}|\d{2}))?)?$",
    r"^(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})$",
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        _ISO,
        _YEAR_FIRST,
        _FIGURES,
        _MONTH_FIRST,
        _WITH_MONTH,
        _MONTH_OF_YEAR,
        _MONTH_ONLY,
        _DAY_ONLY,
        _SOME_DAY,
        *_BARE,
    )
)
_OTHER_MONTHS = {"nay": 0, "truoc": -1, "roi": -1, "sau": 1, "toi": 1}


def calendar_days(text: str, window: Window) -> Iterator[Mention]:
    """Mentions of solar calendar days; a month without a day is a misfit that asks for the day."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            said = found.groupdict()
            mention = _mention(said, found.span(), window)
            yield mention._replace(sure=mention.sure and not _guessed(said, pattern))
        text = pattern.sub(lambda found: "\0" * len(found.group()), text)


def _guessed(said: dict[str, str | None], pattern: re.Pattern[str]) -> bool:
    """Digits alone; "hôm 15"; "mùng 3", perhaps lunar; "3 tháng trước", perhaps three months ago."""
    bare = pattern.pattern in _BARE
    months_ago = said.get("month") in ("truoc", "sau", "toi") and not said.get("prefix")
    return bare or months_ago or said.get("prefix") in ("mung", "mong", "hom", "bua")


def _mention(said: dict[str, str | None], span: tuple[int, int], window: Window) -> Mention:
    month, year = _month_and_year(said, window.today)
    if not said.get("day"):
        return Mention(*span, (), misfit=which_day())
    day = number(said["day"] or "")
    if not 1 <= day <= 31 or (month is not None and not 1 <= month <= 12):
        return Mention(*span, (), misfit=_no_such_day(day, month, year, window))
    resolved = _resolve(day, month, year, window)
    if isinstance(resolved, Misfit):
        return Mention(*span, (), misfit=resolved)
    far = year is None and abs(resolved - window.today) > timedelta(days=FAR)
    return Mention(*span, (resolved,), sure=not far)


def _month_and_year(said: dict[str, str | None], today: date) -> tuple[int | None, int | None]:
    month, year = said.get("month"), said.get("year")
    if month in _OTHER_MONTHS:
        months = today.year * 12 + today.month - 1 + _OTHER_MONTHS[month]
        return months % 12 + 1, months // 12
    return number(month) if month else None, _full_year(year, today) if year else None


def _full_year(said: str, today: date) -> int:
    if said in ("nay", "ngoai"):
        return today.year - (said == "ngoai")
    return int(said) + (2000 if len(said) == 2 else 0)


def _resolve(day: int, month: int | None, year: int | None, window: Window) -> date | Misfit:
    """The day meant, or why there is no such day."""
    if month is None:
        return window.nearest(_in_months_around(day, window.today)) or which_day()
    if year == 0:
        return which_day()
    years = [year] if year else range(window.today.year - 1, window.today.year + 2)
    lasts = {one: monthrange(one, month)[1] for one in years}
    meant = window.nearest(date(one, month, min(day, last)) for one, last in lasts.items())
    if meant is None or day <= lasts[meant.year]:
        return meant or which_day()
    after = meant + timedelta(days=1)
    near = tuple(d.isoformat() for d in (meant, after) if window.holds(d))
    why = _("Month {month} has only {days} days. Which day?", month=month, days=lasts[meant.year])
    return Misfit("no_such_day", why, near)


def _in_months_around(day: int, today: date) -> Iterator[date]:
    for months in range(-3, 4):
        year, before = divmod(today.year * 12 + today.month - 1 + months, 12)
        if day <= monthrange(year, before + 1)[1]:
            yield date(year, before + 1, day)


def _no_such_day(day: int, month: int | None, year: int | None, window: Window) -> Misfit:
    """A day above 31 or a month above 12; "3/15" gets 15/3 offered."""
    if month is None or 1 <= month <= 12:
        return Misfit("no_such_day", _("No month has a day {day}. Which day?", day=day))
    why = _("There is no month {month}. Which day? For example: 15/3", month=month)
    swapped = _resolve(month, day, year, window) if 1 <= month <= 31 and 1 <= day <= 12 else None
    if isinstance(swapped, date) and window.holds(swapped):
        return Misfit("no_such_day", why, (swapped.isoformat(),))
    return Misfit("no_such_day", why)


def which_day() -> Misfit:
    """A month or a vague time was said: asks for the day."""
    return Misfit("which_day", _("Which day? For example: 15/3"))
