"""A list of livelihood models (danh sách mô hình): one row per household of a model, or per model.

Rows with one model code are one model. A row without a code belongs to the model above it, as
below merged cells. What concerns the whole model, its money too, is written once or the same
on each of its rows; anything else is a fault.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from programme.registers import model_columns
from programme.registers.cells import Read
from programme.registers.fault import RegisterError, RowFault, whole_file
from programme.registers.model_columns import CLASS, CODE, HEAD, HOUSEHOLD, OF_HOUSEHOLD, OF_MODEL
from programme.registers.sheet import Column, Row, Sheet, read_sheet

_NEEDED = frozenset({"name", "activity_code", "kind", "place", "approval", "approved_on"})
"""Without these a model is not taken; approval: section VI.5 of plan 59/KH-UBND (rule R5)."""


class HouseholdEntry(NamedTuple):
    """A household of a model: its row, and its values by column key."""

    row: int
    values: dict[str, Any]


class ModelEntry(NamedTuple):
    """One model: its first row, its code, its values by column key, its households in their order."""

    row: int
    code: str
    values: dict[str, Any]
    households: list[HouseholdEntry]


class ModelList(NamedTuple):
    """The models of a file; ``found`` are the keys its columns have, ``unused`` the unknown headers."""

    models: list[ModelEntry]
    found: frozenset[str]
    unused: tuple[str, ...]

    @property
    def has_households(self) -> bool:
        """Whether the file says who takes part; if not, what is known of that stays."""
        return bool({HOUSEHOLD.key, HEAD.key} & self.found)


def read_models(path: Path, activity: Read, place: Read, usual_place: str | None) -> ModelList:
    """The models of a file; ``usual_place`` is where a model is whose place is not written.

    Raises RegisterError with everything that is wrong in the file.
    """
    columns = (
        *(model_columns.activity_column(activity), model_columns.place_column(place)),
        *OF_MODEL,
    )
    sheet = read_sheet(path, (CODE, *columns, *OF_HOUSEHOLD))
    if CODE.key not in sheet.found:
        raise whole_file(f"no row holds the header {CODE.headers[0]}")
    faults: list[RowFault] = []
    by_code = _by_code(sheet, faults)
    if not faults:  # else it is not known which rows belong together
        models = [_model(code, rows, columns, usual_place, faults) for code, rows in by_code.items()]
    if faults:
        raise RegisterError(faults)
    return ModelList(models, sheet.found, sheet.unused)


def _by_code(sheet: Sheet, faults: list[RowFault]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    code = None
    for row in sheet.rows:
        code = row.values[CODE.key] or code
        if code is None:
            faults.append(RowFault(row.number, CODE.headers[0], "this must be filled in"))
        else:
            rows.setdefault(code, []).append(row)
    return rows


def _model(
    code: str, rows: list[Row], columns: Sequence[Column], usual_place: str | None, faults: list[RowFault]
) -> ModelEntry:
    values = {column.key: _said_once(rows, column, faults) for column in columns}
    values["place"] = values["place"] or usual_place
    first = rows[0].number
    faults += (
        RowFault(first, column.headers[0], "this must be filled in")
        for column in columns
        if column.key in _NEEDED and not values[column.key]
    )
    if values["starts_on"] and values["ends_on"] and values["ends_on"] < values["starts_on"]:
        faults.append(RowFault(first, "đến ngày", "a day not before the one it begins on"))
    return ModelEntry(first, code, values, _households(rows, faults))


def _said_once(rows: list[Row], column: Column, faults: list[RowFault]) -> Any:
    """What the rows of a model say about all of it; an empty cell says nothing."""
    said = [row for row in rows if row.values[column.key] != column.empty]
    for row in said[1:]:
        if row.values[column.key] != said[0].values[column.key]:
            expected = f"the same as in row {said[0].number}, which is the same model"
            faults.append(RowFault(row.number, column.headers[0], expected))
    return said[0].values[column.key] if said else column.empty


def _households(rows: list[Row], faults: list[RowFault]) -> list[HouseholdEntry]:
    entries = []
    for row in rows:
        values = {column.key: row.values[column.key] for column in OF_HOUSEHOLD}
        if not values[HOUSEHOLD.key] and not values[HEAD.key]:
            if any(values[column.key] != column.empty for column in OF_HOUSEHOLD):
                faults.append(RowFault(row.number, HEAD.headers[0], "whose household this is, or its mã hộ"))
            continue
        if values[CLASS.key] is None:
            faults.append(RowFault(row.number, CLASS.headers[0], "this must be filled in"))
        entries.append(HouseholdEntry(row.number, values))
    return entries
