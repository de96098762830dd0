"""A list as officials keep it, read by a table of columns: any order, any title lines above.

The header row is the one that holds the most known headers; headers are compared without
accents and case. A second header row below merged cells is understood. Rows that are empty,
that number the columns ("(1)", "(2)") or that add up ("Tổng cộng") are passed over; every
other row must be right, or the whole file is refused with all its faults.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from locales.folding import fold
from programme.registers.cells import Cell, Read, written
from programme.registers.fault import RegisterError, RowFault, whole_file
from programme.registers.table import Line, Table, tables

_HEADER_WITHIN = 20  # rows; what stands above is the title of the list (assumption)
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?|\(?[a-zA-Z]\)?")
_SUM = re.compile(r"tong (cong|so|hop)( .*)?|tong|cong( cong| so)?")  # not "Công Tằng Tôn Nữ"


class Column(NamedTuple):
    """A column that is understood: the key of its values, and the headers people give it.

    The first header is the one that faults name. ``required``: it must be there, and filled in
    every row. ``empty`` is the value of an empty cell or of a column that is not there.
    """

    key: str
    headers: tuple[str, ...]
    read: Read
    required: bool = False
    empty: Any = None


class Row(NamedTuple):
    """One entry of the list: its row in the file, and the value of every column by key."""

    number: int
    values: dict[str, Any]


class Sheet(NamedTuple):
    """What was read; ``unused`` are the headers that nothing is known about, ``found`` the known keys."""

    rows: list[Row]
    found: frozenset[str]
    unused: tuple[str, ...]


class _Header(NamedTuple):
    columns: dict[int, Column]  # by their place in the row
    unused: tuple[str, ...]
    data_from: int  # the index of the first line below


def read_sheet(path: Path, columns: Sequence[Column]) -> Sheet:
    """The rows of a file. Raises RegisterError with everything that is wrong in it."""
    candidates = [(_header(table, columns), table) for table in tables(path)]
    header, table = max(candidates, key=lambda pair: len(pair[0].columns))
    _check_header(header, columns)
    faults: list[RowFault] = []
    entries = (line for line in table[header.data_from :] if not _is_passed_over(line, header))
    rows = [_row(line, header, columns, faults) for line in entries]
    if faults:
        raise RegisterError(faults)
    return Sheet(rows, frozenset(c.key for c in header.columns.values()), header.unused)


def _header(table: Table, columns: Sequence[Column]) -> _Header:
    best = _Header({}, (), 0)
    for at, line in enumerate(table[:_HEADER_WITHIN]):
        known = _matched(line.cells, columns)
        below = table[at + 1].cells if at + 1 < len(table) else ()
        second = {
            i: column
            for i, column in _matched(below, columns).items()
            if i not in known and column not in known.values()
        }
        if second and known and not any(_cell(below, i) for i in known):
            header = _Header(known | second, _unused(line.cells, known | second), at + 2)
        else:
            header = _Header(known, _unused(line.cells, known), at + 1)
        if len(header.columns) > len(best.columns):
            best = header
    return best


def _matched(cells: Iterable[Cell], columns: Sequence[Column]) -> dict[int, Column]:
    by_header = {fold(header): column for column in columns for header in column.headers}
    found = {i: by_header.get(fold(_bare(written(cell)))) for i, cell in enumerate(cells)}
    return {i: column for i, column in found.items() if column}


def _bare(header: str) -> str:
    """ "Năm sinh (chủ hộ)" is "Năm sinh", "Họ và tên *" is "Họ và tên"."""
    return re.sub(r"\([^)]*\)", " ", header)


def _unused(cells: Sequence[Cell], known: dict[int, Column]) -> tuple[str, ...]:
    return tuple(written(cell) for i, cell in enumerate(cells) if i not in known and written(cell))


def _check_header(header: _Header, columns: Sequence[Column]) -> None:
    found = [column.key for column in header.columns.values()]
    missing = [column.headers[0] for column in columns if column.required and column.key not in found]
    if missing:
        raise whole_file(f"no row holds the headers of the list: {', '.join(missing)}")
    twice = [c.headers[0] for c in columns if found.count(c.key) > 1]
    if twice:
        raise whole_file(f"two columns mean the same, take one out: {', '.join(twice)}")


def _is_passed_over(line: Line, header: _Header) -> bool:
    said = [written(cell) for cell in line.cells]
    filled = [cell for cell in said if cell]
    numbers_columns = len(filled) > 2 and all(_COLUMN_NUMBER.fullmatch(cell) for cell in filled)
    known = [said[i] for i in header.columns if i < len(said) and said[i]]
    return not known or numbers_columns or _SUM.fullmatch(fold(filled[0])) is not None


def _row(line: Line, header: _Header, columns: Sequence[Column], faults: list[RowFault]) -> Row:
    values = {column.key: column.empty for column in columns}
    for i, column in header.columns.items():
        cell = _cell(line.cells, i)
        if not cell:
            if column.required:
                faults.append(RowFault(line.number, column.headers[0], "this must be filled in"))
            continue
        try:
            values[column.key] = column.read(line.cells[i])
        except ValueError as error:
            faults.append(RowFault(line.number, column.headers[0], str(error)))
    return Row(line.number, values)


def _cell(cells: Sequence[Cell], i: int) -> str:
    return written(cells[i]) if i < len(cells) else ""
