"""What was allocated (giao vốn) at a place, by year, project and source.

The register says it; where it says nothing of a place, what the place itself reported is taken. The
amount of a place holds for all below it: only where it has none are those below added up, and at the top
those of agencies.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sqlmodel import Session, select

from models import budget
from models.disbursement import Disbursement, Line
from models.place import Place

_AGENCIES = ""  # the path of what is no place's


class _Entry(NamedTuple):
    path: str
    line: Line
    amount: int


def allocated(
    session: Session, scope: str, told: Iterable[Disbursement], *, sample: bool, whole: bool
) -> dict[Line, int]:
    """The amount of each line at a path; ``told`` is what places reported, ``whole`` that it is the top."""
    found: dict[Line, int] = {}
    for line, entries in _by_line(_entries(session, told, sample=sample), scope, whole=whole).items():
        own = next((amount for path, amount in entries.items() if path == scope), None)
        found[line] = sum(_outermost(entries)) if own is None else own
    return found


def known_at(session: Session, told: Iterable[Disbursement], *, sample: bool) -> set[tuple[str, Line]]:
    """Of which places' lines an allocation is known, as (path, line)."""
    return {(one.path, one.line) for one in _entries(session, told, sample=sample)}


def _entries(session: Session, told: Iterable[Disbursement], *, sample: bool) -> list[_Entry]:
    paths = dict(session.exec(select(Place.code, Place.path)).all())
    register = [
        _Entry(
            paths[one.place_code] if one.place_code else f"{_AGENCIES}{one.agency_code}",
            Line(one.year, one.activity_code, one.source),
            one.amount,
        )
        for one in budget.every(session, sample=sample)
    ]
    known = {(one.path, one.line) for one in register}
    said = [
        _Entry(one.place_path, one.line, one.allocated)
        for one in told
        if one.allocated is not None and (one.place_path, one.line) not in known
    ]
    return [*register, *said]


def _by_line(entries: Iterable[_Entry], scope: str, *, whole: bool) -> dict[Line, dict[str, int]]:
    """The amounts at a path and below it; agencies work for the whole."""
    found: dict[Line, dict[str, int]] = {}
    for one in entries:
        is_agency = not one.path.endswith("/")
        if one.path.startswith(scope) or (is_agency and whole):
            found.setdefault(one.line, {})[one.path] = one.amount
    return found


def _outermost(entries: dict[str, int]) -> list[int]:
    """The amounts of places that lie in no other place with an amount."""
    return [
        amount
        for path, amount in entries.items()
        if not any(path != other and path.startswith(other) for other in entries if other.endswith("/"))
    ]
