"""What measuring one indicator (chỉ tiêu) gives, and what it is asked with."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlmodel import Session

from locales import Text
from locales.percent import percent
from models.atlas import Atlas, Spot
from reports.indicators.rows import Row, report_ids, sums


class Measured(NamedTuple):
    """One indicator of the plan in one year at one place, with where its figures come from.

    ``value`` is None exactly where ``lacking`` says what is missing; it is in ``unit``, as is ``target``,
    which is None where the plan gives no number. Counts are people, households, places or đồng, as
    ``numerator_name`` and ``denominator_name`` say.
    """

    code: str
    name: str
    unit: str
    target: float | None
    value: float | None
    numerator: int | None
    denominator: int | None
    source: Text
    lacking: Text | None
    details: tuple[Text, ...] = ()  # further lines: each dimension, what was left out, and why
    reports: int = 0  # how many standing reports the figures come from
    accepted: int = 0  # how many of these are accepted
    numerator_name: str = ""
    denominator_name: str = ""
    plan_source: str = ""  # the section of the plan
    formula: str = ""  # its code and the version of the way of computing it
    how: Text | None = None  # that way in a sentence, as far as the plan leaves it open
    short_name: str = ""  # a few words for a list; the name where there are none
    rows: tuple[Row, ...] = ()  # what the figures are made of, and what is not in them
    fewest: int | None = None  # of sensitive answers: the fewest households behind one of the figures

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is reached; None where there is no number on either side.

        A target of zero is a most, every other one a least (plan, II.1 and II.3).
        """
        if self.value is None or self.target is None:
            return None
        return self.value <= 0 if self.target == 0 else self.value >= self.target


class Question(NamedTuple):
    """What is to be measured: a year, at a place (a path) and all below it, in one world."""

    session: Session
    atlas: Atlas
    year: int
    scope: str
    today: date
    sample: bool

    @property
    def first_day(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """The year's last day, or today while it lasts."""
        return min(date(self.year, 12, 31), self.today)

    @property
    def is_within_a_commune(self) -> bool:
        """Whether the scope is one of several communes, or lies in a commune.

        A commune that lies in nothing greater, such as a special zone (đặc khu), is a whole.
        """
        spot = next((one for one in self.atlas.spots.values() if one.path == self.scope), None)
        if spot is None or spot.kind not in ("commune", "hamlet"):
            return False
        return spot.kind == "hamlet" or spot.parent_code is not None

    def places(self, kind: str) -> list[Spot]:
        """The places of a level that exist on the last day, at and below the scope."""
        return [
            spot
            for spot in self.atlas.on(self.last_day)
            if spot.kind == kind and spot.path.startswith(self.scope)
        ]

    def ago(self, years: int) -> "Question":
        """The same question about an earlier year."""
        return self._replace(year=self.year - years)


class Formula(NamedTuple):
    """A way of computing: its version, shown behind the indicator's code, and what it does in a sentence."""

    version: str
    how: Text


class Finding(NamedTuple):
    """What a way of measuring found; what the plan says about the indicator is added to it."""

    source: Text
    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    lacking: Text | None = None
    details: tuple[Text, ...] = ()
    formula: Formula | None = None
    rows: tuple[Row, ...] = ()
    fewest: int | None = None

    @property
    def report_ids(self) -> frozenset[int]:
        """The reports the figures come from."""
        return report_ids(self.rows)


def share_of(
    source: Text, rows: Iterable[Row], formula: Formula | None, details: tuple[Text, ...] = ()
) -> Finding:
    """The share that the rows' first sum is of their second, which is not zero."""
    rows = tuple(rows)
    part, whole = sums(rows)[:2]
    return Finding(source, percent(part, whole), part, whole, details=details, formula=formula, rows=rows)
