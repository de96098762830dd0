"""What must hold between places: a tree without circles, whose dates and names fit together."""

from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from programme.error import Fault
from programme.levels import LEVELS
from programme.plan import NameEntry, PlaceEntry, Plan


def check_places(plan: Plan) -> None:
    """Raise PlanError at the first place that does not fit among the others."""
    by_code = {e.code: e for e in plan.places}
    for i, place in enumerate(plan.places):
        _parent(plan, f"places[{i}].parent", place, by_code)
        _succession(plan, f"places[{i}].successor", place, by_code)
        _in_order(plan, f"places[{i}].valid_to", place.valid_from, place.valid_to)
        _names(plan, f"places[{i}].names", place.names)
    _no_circle(plan)
    for i, place in enumerate(plan.places):
        _gap(plan, f"places[{i}].successor", place, by_code)


def dependencies_first(places: tuple[PlaceEntry, ...]) -> list[PlaceEntry]:
    """The places with every parent and successor before those that refer to it.

    Raises graphlib.CycleError when they refer to each other in a circle.
    """
    by_code = {e.code: e for e in places}
    graph = {e.code: [c for c in (e.parent, *e.successors) if c] for e in places}
    return [by_code[code] for code in TopologicalSorter(graph).static_order()]


def _parent(plan: Plan, path: str, place: PlaceEntry, by_code: dict[str, PlaceEntry]) -> None:
    if place.parent is None:
        return
    parent = by_code.get(place.parent)
    if parent is None:
        reason = f"the parent {place.parent} of {place.code} is not in this file"
        raise plan.marks.error(Fault.unknown_parent, path, reason)
    if LEVELS.index(parent.kind) >= LEVELS.index(place.kind):
        reason = f"{place.code} is a {place.kind} and cannot lie in {parent.code}, which is a {parent.kind}"
        raise plan.marks.error(Fault.wrong_level, path, reason)


def _succession(plan: Plan, path: str, place: PlaceEntry, by_code: dict[str, PlaceEntry]) -> None:
    for code in place.successors:
        if code not in by_code:
            reason = f"the successor {code} of {place.code} is not in this file"
            raise plan.marks.error(Fault.unknown_successor, path, reason)
    if place.successors and place.valid_to is None:
        reason = f"{place.code} has a successor, so it needs the last day on which it existed (valid_to)"
        raise plan.marks.error(Fault.successor_without_end, path, reason)


def _gap(plan: Plan, path: str, place: PlaceEntry, by_code: dict[str, PlaceEntry]) -> None:
    """Whoever goes on with a place is there on the day after it has ended."""
    if place.valid_to is None:
        return
    next_day = place.valid_to + timedelta(days=1)
    for code in place.successors:
        if not _exists(by_code[code], next_day):
            reason = f"{code} is to go on with {place.code}, but does not exist on {next_day}"
            raise plan.marks.error(Fault.successor_gap, path, reason)


def _exists(place: PlaceEntry, day: date) -> bool:
    return (place.valid_from is None or place.valid_from <= day) and (
        place.valid_to is None or day <= place.valid_to
    )


def _in_order(plan: Plan, path: str, first: date | None, last: date | None) -> None:
    if first and last and last < first:
        reason = f"valid_to {last} is before valid_from {first}, exchange them"
        raise plan.marks.error(Fault.dates_reversed, path, reason)


def _names(plan: Plan, path: str, names: tuple[NameEntry, ...]) -> None:
    """Names are written oldest first and follow each other day by day."""
    for i, name in enumerate(names):
        _in_order(plan, f"{path}[{i}].valid_to", name.valid_from, name.valid_to)
    for i, (older, newer) in enumerate(pairwise(names), start=1):
        if older.valid_to is None or newer.valid_from is None or newer.valid_from <= older.valid_to:
            reason = f"{newer.name} begins before {older.name} has ended, write the older name first"
            raise plan.marks.error(Fault.names_overlap, f"{path}[{i}]", reason)
        if newer.valid_from > older.valid_to + timedelta(days=1):
            reason = f"no name holds between {older.valid_to} and {newer.valid_from}"
            raise plan.marks.error(Fault.names_gap, f"{path}[{i}]", reason)


def _no_circle(plan: Plan) -> None:
    try:
        dependencies_first(plan.places)
    except CycleError as error:
        circle: list[str] = error.args[1]
        at = next(i for i, e in enumerate(plan.places) if e.code in circle)
        reason = f"these places lie in each other or follow each other in a circle: {', '.join(circle)}"
        raise plan.marks.error(Fault.circle, f"places[{at}]", reason) from error
