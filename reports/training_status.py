"""How training stands in a month: for each place directly below one, and for the place itself."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlmodel import Session

from models import training
from models.atlas import Atlas, Spot
from models.place import is_within
from models.training import Totals

NOTHING = Totals(0, 0, 0)


class Month(NamedTuple):
    """A calendar month."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def before(self) -> "Month":
        return Month(self.year - 1, 12) if self.number == 1 else Month(self.year, self.number - 1)

    @property
    def after(self) -> "Month":
        return Month(self.year + 1, 1) if self.number == 12 else Month(self.year, self.number + 1)


class Row(NamedTuple):
    """One place below and what was held there."""

    code: str
    name: str
    totals: Totals


class TrainingStatus(NamedTuple):
    """A month's training at a place: each place below, what was reported for the place itself, and all."""

    below: Sequence[Row]
    itself: Totals
    whole: Totals


def training_status(
    session: Session, atlas: Atlas, here: Spot, month: Month, today: date, *, sample: bool
) -> TrainingStatus:
    """Count the standing reports whose session began in the month, at a place and all below it."""
    counted = training.totals_by_place(session, here.path, month.first, month.last, sample)
    below = [
        Row(spot.code, spot.name(today), _sum_within(counted, atlas, spot))
        for spot in atlas.below(here.code, today)
    ]
    return TrainingStatus(below, counted.get(here.code, NOTHING), add(*counted.values()))


def _sum_within(counted: dict[str, Totals], atlas: Atlas, scope: Spot) -> Totals:
    within = (totals for code, totals in counted.items() if is_within(atlas.spots[code].path, scope.path))
    return add(*within)


def add(*several: Totals) -> Totals:
    """The sum of totals; nothing at all for none."""
    return Totals(*(sum(column) for column in zip(NOTHING, *several, strict=True)))
