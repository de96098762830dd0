"""What was allocated (giao vốn) at a place, by year, project and source.

The register says it; where it says nothing of a unit, what the unit itself reported is taken. The
amount of a place holds for all below it: only where it has none are those below added up, and at the top
those of agencies.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlmodel import Session, select

from models import budget
from models.disbursement import Disbursement, Line
from models.place import Place

Entries = Mapping[Line, Mapping[str, int]]
"""The amounts of each line, by the path of a place; an agency stands by its code, which ends in no "/"."""


class Allocation(NamedTuple):
    """What a line was allocated; ``covers``: all places that reported on the line have a part in it."""

    amount: int
    covers: bool


def entries(session: Session, told: Iterable[Disbursement], *, sample: bool) -> Entries:
    """Every amount that is known anywhere; ``told`` is what was reported."""
    paths = dict(session.exec(select(Place.code, Place.path)).all())
    found: dict[Line, dict[str, int]] = {}
    for one in budget.every(session, sample=sample):
        unit = paths[one.place_code] if one.place_code else str(one.agency_code)
        found.setdefault(Line(one.year, one.activity_code, one.source), {})[unit] = one.amount
    for said in told:
        if said.allocated is not None:
            found.setdefault(said.line, {}).setdefault(said.unit, said.allocated)
    return found


def at(known: Mapping[str, int], scope: str, reported: Collection[str], *, whole: bool) -> Allocation | None:
    """One line's allocation at a path; ``whole``: it is the top, for which agencies work, too.

    ``reported`` are the units that reported on the line there.
    """
    if scope in known:
        return Allocation(known[scope], covers=True)
    here = {unit: n for unit, n in known.items() if unit.startswith(scope) or (whole and _is_agency(unit))}
    if not here:
        return None
    tops = [unit for unit in here if not any(_lies_in(unit, other) for other in here)]
    covers = all(any(unit == top or _lies_in(unit, top) for top in tops) for unit in reported)
    return Allocation(sum(here[unit] for unit in tops), covers)


def _is_agency(unit: str) -> bool:
    return not unit.endswith("/")


def _lies_in(unit: str, other: str) -> bool:
    return unit != other and not _is_agency(other) and unit.startswith(other)
