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
    """Reads the code of a project or policy, by code or by a name that only one of them has."""
    meanings: dict[str, set[str]] = {}
    example = ""
    for course in courses:
        example = example or course.code
        for name in (course.name, course.short_name, course.code):
            meanings.setdefault(fold(name), set()).add(course.code)

    def read(cell: Cell) -> str:
        found = meanings.get(fold(written(cell)), set())
        if len(found) != 1:
            raise ValueError(f"the code of a project of the plan, for example {example}")
        return next(iter(found))

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
