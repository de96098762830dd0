"""Places and projects as people write them in a list: a code, or any of the names."""

from collections.abc import Iterable

from locales.folding import fold
from models.atlas import Atlas, Course
from programme.registers.cells import Cell, Read, written

_MOST_NAMED = 5


def place_reader(plan: Atlas, below: str) -> Read:
    """Reads the code of a place below a path ("" for all), by code, name or another spelling.

    "Bãi Nhà A" is "Ấp Bãi Nhà A". A name that several places have is refused with their codes.
    """
    meanings: dict[str, set[str]] = {}
    here = {spot.code: spot for spot in plan.spots.values() if spot.path.startswith(below)}
    for spot in here.values():
        for name in (spot.code, *(name for _, name in spot.names), *spot.aliases):
            for key in {fold(name), _without_kind(fold(name))}:
                meanings.setdefault(key, set()).add(spot.code)

    def read(cell: Cell) -> str:
        if (code := written(cell)) in here:
            return code
        said = fold(code)
        codes = meanings.get(said) or meanings.get(_without_kind(said)) or set()
        if len(codes) != 1:
            raise ValueError(_expected(codes))
        return next(iter(codes))

    return read


def activity_reader(courses: Iterable[Course]) -> Read:
    """Reads the code of a project or policy, by code or name."""
    meanings = {fold(name): c.code for c in courses for name in (c.name, c.short_name, c.code)}

    def read(cell: Cell) -> str:
        said = fold(written(cell))
        if said not in meanings:
            raise ValueError("the code of a project of the plan, for example DA2 or DA3.1")
        return meanings[said]

    return read


def _without_kind(folded: str) -> str:
    """ "ap bai nha a" is "bai nha a"; "ap 1" stays, as a bare number is too little."""
    bare = folded.removeprefix("ap ").removeprefix("xa ")
    return folded if bare.isdigit() else bare


def _expected(codes: set[str]) -> str:
    if not codes:
        return "a place of the plan here, by name or by its code from `tinap places`"
    named = ", ".join(sorted(codes)[:_MOST_NAMED])
    return f"one place; several are called so, write the code: {named}"
