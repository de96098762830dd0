"""How training stands in a period: for each place directly below one, and for the place itself."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlmodel import Session

from models import training
from models.atlas import Atlas, Spot
from models.training import Activities, Totals
from scheduler.period import Period

NOTHING = Totals(0, 0, 0)


class Row(NamedTuple):
    """One place below and what was held there."""

    code: str
    name: str
    totals: Totals


class TrainingStatus(NamedTuple):
    """A period's training at a place: each place below, what was reported for the place itself, and all."""

    below: Sequence[Row]
    itself: Totals
    whole: Totals


def training_status(
    session: Session,
    atlas: Atlas,
    here: Spot,
    period: Period,
    today: date,
    *,
    sample: bool,
    activities: Activities = None,
) -> TrainingStatus:
    """Count the standing reports whose session began in a period, at a place and all below it."""
    counted = training.totals_by_place(session, here.path, period.first, period.last, sample, activities)
    inside: dict[str, list[Totals]] = {}
    for code, totals in counted.items():
        inside.setdefault(_place_below(here, atlas.spots[code]), []).append(totals)
    below = [
        Row(spot.code, spot.name(today), add(*inside.get(spot.code, ())))
        for spot in atlas.below(here.code, today)
    ]
    return TrainingStatus(below, counted.get(here.code, NOTHING), add(*counted.values()))


def _place_below(here: Spot, spot: Spot) -> str:
    """The code of the place directly below one in which another lies."""
    return spot.path.removeprefix(here.path).partition("/")[0]


def add(*several: Totals) -> Totals:
    """The sum of totals; nothing at all for none."""
    return Totals(*(sum(column) for column in zip(NOTHING, *several, strict=True)))
