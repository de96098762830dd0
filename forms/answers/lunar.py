"""Days of the Vietnamese lunar calendar (UTC+7): "mùng 3 Tết", "rằm tháng 7", "23 tháng chạp".

They are always read back with their solar date. Leap months are meant only by "nhuận".
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

from lunar_vn import convert_lunar_to_solar, convert_solar_to_lunar

from forms.answers.day_mentions import Mention, Window
from forms.answers.day_numbers import NUMBER, number
from forms.answers.reading import Misfit
from locales import _

_PREFIX = r"(?:\b(?:ngay|mung|mong) )?"
_MONTH = rf"(?P<month>{NUMBER}|gieng|chap)"
_LEAP = r"(?P<leap> nhuan)?"
_YEAR = r"(?: nam)? ?(?P<year>\d{4})"
_SLASH_YEAR, _LUNAR = r"(?:/(?P<year>\d{4}))?", r"(?:am lich|am|al)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PREFIX}(?P<day>{NUMBER}) (?P<tet>tet)\b(?:{_YEAR})?",
        rf"\b(?P<tet>giao thua)\b(?:{_YEAR})?",
        rf"\b(?:ngay )?ram\b(?: (?:thang )?{_MONTH}\b{_LEAP})?(?:{_YEAR})?",
        rf"{_PREFIX}(?P<day>{NUMBER}) (?:thang )?(?P<month>gieng|chap)\b(?:{_YEAR})?",
        rf"{_PREFIX}(?P<day>{NUMBER})(?:/| thang ){_MONTH}{_LEAP}{_SLASH_YEAR} ?\(?{_LUNAR}\b\)?",
        rf"{_PREFIX}(?P<day>{NUMBER}) ?\(?{_LUNAR}\b\)?",
    )
)
_FULL_MOON, _LAST_DAYS_OF_YEAR = 15, 23  # "23 Tết" and later are days before Tết


def lunar_days(text: str, window: Window) -> Iterator[Mention]:
    """Mentions of lunar days, each as the solar day nearest to today among those that fit."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            yield _mention(found, window)
        text = pattern.sub(lambda found: "\0" * len(found.group()), text)


def _mention(found: re.Match[str], window: Window) -> Mention:
    said = found.groupdict()
    year = int(said["year"]) if said.get("year") else None
    if said.get("tet"):
        days = _around_tet(number(said["day"]) if said.get("day") else 30, year, window.today)
    else:
        months = [_month(said["month"])] if said.get("month") else range(1, 13)
        day = number(said["day"]) if said.get("day") else _FULL_MOON
        years = [year] if year else _years(window.today)
        solar = (to_solar(day, m, y, leap=bool(said.get("leap"))) for y, m in product(years, months))
        days = [day for day in solar if day]
    meant = window.nearest(days)
    if meant is None:
        why = _("There is no such day in the lunar calendar. Which day? For example: 15/3")
        return Mention(*found.span(), (), misfit=Misfit("no_such_day", why))
    return Mention(*found.span(), (meant,), sure=False)


def _around_tet(day: int, year: int | None, today: date) -> list[date]:
    """Day 1 to 22 from Tết of ``year``, or the last days before it; 30 is always the last."""
    before = day >= _LAST_DAYS_OF_YEAR
    days = []
    for tet_year in [year] if year else _years(today):
        lunar_year, month = (tet_year - 1, 12) if before else (tet_year, 1)
        solar = to_solar(day, month, lunar_year) or (to_solar(29, 12, lunar_year) if before else None)
        days.append(solar)
    return [day for day in days if day]


def to_solar(day: int, month: int, year: int, *, leap: bool = False) -> date | None:
    """The solar day of a lunar one; None where that month has no such day."""
    try:
        solar = convert_lunar_to_solar(day, month, year, int(leap))
        back = convert_solar_to_lunar(solar.day, solar.month, solar.year)
    except ValueError:
        return None
    return solar if (back.day, back.month, back.leap) == (day, month, leap) else None


def _month(said: str) -> int:
    return {"gieng": 1, "chap": 12}.get(said) or number(said)


def _years(today: date) -> range:
    return range(today.year - 1, today.year + 2)
