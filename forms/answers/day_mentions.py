"""A day mentioned in a text, what it may mean, and which days fit a question.

The finders (``calendar_days``, ``lunar``, ``relative_days``, ``weekdays``) look for mentions;
``dates`` makes a reading of them. They search texts without accents (``folding.plain``).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from forms.answers.reading import Misfit
from locales import Text

FAR = 183  # days; a day without a year that lies further back is read back with its year


class Window(NamedTuple):
    """Today, and the first and last day that fit the question, if any (local calendar days)."""

    today: date
    earliest: date | None = None
    latest: date | None = None

    @property
    def past_only(self) -> bool:
        """Whether the question is about what has happened already."""
        return self.latest is not None and self.latest <= self.today

    def holds(self, day: date) -> bool:
        """Whether the day fits the question."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def nearest(self, days: Iterable[date]) -> date | None:
        """The fitting day nearest to today, the past one of two; the nearest of all if none fits."""
        by_distance = sorted(days, key=lambda day: (abs(day - self.today), day))
        fitting = [day for day in by_distance if self.holds(day)]
        return next(iter(fitting or by_distance), None)


class Mention(NamedTuple):
    """One mention of a day, at ``start`` to ``end`` of the text."""

    start: int
    end: int
    days: Sequence[date]  # what it may mean, likeliest first; empty with a misfit
    sure: bool = True
    weekday: bool = False  # only a weekday's name, which may stand beside a date
    misfit: Misfit | None = None
    why: Text | None = None  # what to ask when several days remain
