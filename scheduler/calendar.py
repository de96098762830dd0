"""The calendar (lịch): working days in Viet Nam, public holidays, yearly swaps, pauses of one place.

Saturday and Sunday are rest days (Bộ luật Lao động 2019, Điều 111; that communes keep
them is an assumption), and so are public holidays (Điều 112), as the package ``holidays`` knows
them with the yearly swaps decided so far. Its lunar days are checked against ``lunar_vn``,
which reckons by the Vietnamese meridian. What is decided later comes as data.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import NamedTuple

import holidays
from lunar_vn import convert_lunar_to_solar

DAY = timedelta(days=1)
LONGEST_REST = 60  # days; a pause without end would never let a deadline come (assumption)
_TET_DAYS = 3  # mùng 1 to mùng 3, whatever the swaps of the year are


class RestSpan(NamedTuple):
    """Days of rest, or with ``works`` of work, at a place and below it; an empty path is everywhere."""

    first: date
    last: date
    path: str = ""
    works: bool = False
    reason: str = ""

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


class WorkCalendar:
    """Which days are worked at one place."""

    def __init__(self, spans: Iterable[RestSpan] = ()) -> None:
        """``spans`` overrule weekends and holidays; of two about one day the later one counts."""
        self._spans = tuple(spans)
        self._resting: dict[date, str | None] = {}

    def why_rest(self, day: date) -> str | None:
        """Why nobody works on a day: its holiday's name, a pause's reason, "" for a weekend; else None."""
        if day not in self._resting:
            self._resting[day] = self._look_up(day)
        return self._resting[day]

    def is_rest(self, day: date) -> bool:
        """Whether nobody works on that day."""
        return self.why_rest(day) is not None

    def on_or_before(self, day: date) -> date:
        """The day itself if it is worked, else the last working day before it."""
        return self._first_worked(day, -DAY)

    def on_or_after(self, day: date) -> date:
        """The day itself if it is worked, else the next working day."""
        return self._first_worked(day, DAY)

    def forward(self, day: date, working_days: int) -> date:
        """The day so many working days later; with a negative number, earlier."""
        step = DAY if working_days > 0 else -DAY
        for _ in range(abs(working_days)):
            day = self._first_worked(day + step, step)
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days come after the first day up to the last; negative when it lies before."""
        if last < first:
            return -self.between(last, first)
        days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
        return sum(not self.is_rest(day) for day in days)

    def _first_worked(self, day: date, step: timedelta) -> date:
        looked = day
        for _ in range(LONGEST_REST):
            if not self.is_rest(looked):
                return looked
            looked += step
        return day

    def _look_up(self, day: date) -> str | None:
        for span in reversed(self._spans):
            if span.holds(day):
                return None if span.works else span.reason
        holiday = _holidays(day.year).get(day)
        if holiday is not None:
            return holiday
        return "" if day.weekday() >= 5 and not _is_swapped(day) else None


class Calendars:
    """The calendar of every place: what holds everywhere, and what holds at some places only."""

    def __init__(self, spans: Iterable[RestSpan] = ()) -> None:
        self._spans = tuple(spans)
        self._made: dict[tuple[RestSpan, ...], WorkCalendar] = {}

    @cached_property
    def everywhere(self) -> WorkCalendar:
        """The calendar where no place has one of its own."""
        return self.at("")

    @cached_property
    def are_local(self) -> bool:
        """Whether any place has days of its own."""
        return any(span.path for span in self._spans)

    @cached_property
    def every(self) -> Sequence[WorkCalendar]:
        """The calendars of all places, each once: spans that hold a place lie one within the other."""
        paths = ["", *(span.path for span in self._spans)]
        return list(dict.fromkeys(self.at(path) for path in paths))

    @cached_property
    def paths(self) -> Sequence[str]:
        """The places with days of their own, the deepest first; the calendar of one holds for all below."""
        return sorted({span.path for span in self._spans if span.path}, key=len, reverse=True)

    def at(self, path: str) -> WorkCalendar:
        """The calendar of a place."""
        if path and not self.are_local:
            return self.everywhere
        spans = tuple(span for span in self._spans if path.startswith(span.path))
        if spans not in self._made:
            self._made[spans] = WorkCalendar(spans)
        return self._made[spans]


@lru_cache(maxsize=64)
def _holidays(year: int) -> dict[date, str]:
    """Public holidays of a year by their day, with their Vietnamese names."""
    found = {day: str(name) for day, name in _vietnam(year).items()}
    tet = convert_lunar_to_solar(1, 1, year)
    for n in range(_TET_DAYS):
        found.setdefault(tet + n * DAY, "Tết Nguyên Đán")
    return found


@lru_cache(maxsize=64)
def _vietnam(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("VN", language="vi", years=year)


def _is_swapped(day: date) -> bool:
    """Whether a weekend's day is worked for another one by the government's decision of the year."""
    return bool(_vietnam(day.year).is_working_day(day))
