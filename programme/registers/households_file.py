"""A list of households: each row put together into what it says about one household.

Only what a list says is taken: an empty cell or a column that is not there leaves what is known.
"""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from locales.folding import fold
from programme.registers.cells import Read
from programme.registers.fault import RegisterError, RowFault
from programme.registers.household_columns import (
    CLASS,
    CLASS_MARKS,
    CODE,
    COLUMNS,
    DECIDED_ON,
    DECISION,
    GENDER,
    KNOWN,
    NAME,
    NUMBER,
    PEOPLE,
    place_column,
)
from programme.registers.model_columns import TRAITS
from programme.registers.sheet import Row, read_sheet

_MISSING = "this must be filled in"


class Listed(NamedTuple):
    """One household of the list: ``values`` are columns of ``Household`` that the row says."""

    row: int
    place: str
    code: str | None
    values: dict[str, Any]
    household_class: str | None
    decision: str
    decided_on: date | None


class HouseholdList(NamedTuple):
    """The households of a file, and the headers in it that nothing is known about."""

    households: list[Listed]
    unused: tuple[str, ...]


def read_households(path: Path, place: Read, usual_place: str | None, today: date) -> HouseholdList:
    """The households of a file; ``usual_place`` is the hamlet of a row that names none.

    Raises RegisterError with everything that is wrong in the file.
    """
    where = place_column(place)
    sheet = read_sheet(path, (where, *COLUMNS))
    faults: list[RowFault] = []
    if usual_place is None:
        lost = (row for row in sheet.rows if not row.values[where.key])
        faults += (RowFault(row.number, where.headers[0], _MISSING) for row in lost)
    listed = [_listed(row, usual_place, sheet.found, faults) for row in sheet.rows]
    faults += (fault for one in listed if (fault := _about_decision(one, today)))
    if faults:
        raise RegisterError(faults)
    return HouseholdList(listed, sheet.unused)


def _listed(row: Row, usual_place: str | None, found: frozenset[str], faults: list[RowFault]) -> Listed:
    said = row.values
    values = {column.key: said[column.key] for column in (NUMBER, NAME, *KNOWN)}
    values |= {trait.key: said[trait.key] for trait in TRAITS if trait.key in found}
    for other, key in ((GENDER, "woman_headed"), (PEOPLE, "ethnic_minority")):
        if said[other.key] is not None:
            values[key] = said[other.key] or bool(values.get(key))
    known = {key: value for key, value in values.items() if value is not None}
    return Listed(
        row.number,
        said["place"] or usual_place or "",
        said[CODE.key],
        known | {"head_key": fold(known.get(NAME.key, ""))[:120]},
        _class(row, faults),
        said[DECISION.key] or "",
        said[DECIDED_ON.key],
    )


def _class(row: Row, faults: list[RowFault]) -> str | None:
    """The class as a word, or as a cross in the column of a class; None where nothing is said."""
    crossed = {name for name, column in CLASS_MARKS.items() if row.values[column.key]}
    said = {row.values[CLASS.key]} - {None} | crossed
    if len(said) > 1:
        faults.append(RowFault(row.number, CLASS.headers[0], "one class only"))
    return next(iter(said), None)


def _about_decision(one: Listed, today: date) -> RowFault | None:
    if one.decided_on is None:
        return RowFault(one.row, DECIDED_ON.headers[0], "the day of the decision") if one.decision else None
    if one.decided_on > today:
        return RowFault(one.row, DECIDED_ON.headers[0], "a day that has come already")
    if one.household_class is None:
        return RowFault(one.row, CLASS.headers[0], "the class that was decided on")
    return None
