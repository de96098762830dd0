"""The state of hamlets and communes (hiện trạng) in the year: what each said last, area by area.

An area is a place directly below the one the paper is about. Its figures are those of the hamlets that have
told them; how many these are stands beside, and of what no hamlet told there is none.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from models import figure
from models.atlas import Spot
from reports.indicators.measured import Question
from reports.indicators.states import (
    States,
    of_communes,
    of_hamlets,
)
from reports.official.scope import Scope

SUMS = ("households", "people", "powered", "water")
_ROAD = {"road_metres", "hardened_metres"}


class Area(NamedTuple):
    """A place and the hamlets at and below it; None is what nobody told. Roads are metres."""

    place: str  # its code; "" for all together
    hamlets: int
    told: int
    sums: Mapping[str, int | None]
    roads: int  # hamlets that told both lengths
    road: int | None  # of these
    hardened: int | None


class CommuneState(NamedTuple):
    """What a commune said of itself."""

    place: str
    figures: Mapping[str, int]


class StateFacts(NamedTuple):
    """Of a year. ``missing`` are the codes of the places that have not reported."""

    year: int
    areas: Sequence[Area]
    total: Area
    hamlets_missing: Sequence[str]
    communes: Sequence[CommuneState]
    communes_missing: Sequence[str]


def states(scope: Scope) -> StateFacts:
    """The states; asked while the session finds accepted reports only."""
    question = Question(
        scope.session, scope.atlas, scope.until.year, scope.here.path, scope.until, scope.sample
    )
    hamlets, communes = of_hamlets(question), of_communes(question)
    return StateFacts(
        question.year,
        [_area(spot.code, spot.path, hamlets) for spot in _areas(scope)],
        _area("", scope.here.path, hamlets),
        [spot.code for spot in hamlets.missing],
        [
            CommuneState(spot.code, communes.told[spot.code].figures)
            for spot in communes.places
            if spot.code in communes.told
        ],
        [spot.code for spot in communes.missing],
    )


def _areas(scope: Scope) -> list[Spot]:
    return scope.atlas.below(scope.here.code, scope.until) or [scope.here]


def _area(code: str, path: str, hamlets: States) -> Area:
    expected = [spot for spot in hamlets.places if spot.path.startswith(path)]
    told = [hamlets.told[spot.code] for spot in expected if spot.code in hamlets.told]
    with_road = [one for one in told if one.figures.keys() >= _ROAD]
    return Area(
        code,
        len(expected),
        len(told),
        {name: figure.known(told, name) for name in SUMS},
        len(with_road),
        figure.known(with_road, "road_metres"),
        figure.known(with_road, "hardened_metres"),
    )
