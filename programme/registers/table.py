"""The cells of an Excel or CSV file, before anything is known about their meaning."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from programme.registers.cells import Cell
from programme.registers.fault import RegisterError, whole_file

_ENCODINGS = ("utf-8-sig", "cp1258")  # cp1258 is what Windows calls Vietnamese
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = ",;\t"
MOST_UNPACKED = 64 * 1024 * 1024  # bytes of a workbook's parts: some 200,000 filled rows (assumption)
MOST_ROWS = 100_000  # filled ones of one sheet (assumption)
_LAST_ROW = 150_000  # up to which rows are looked at: each empty one costs time, too
_MOST_COLUMNS = 200  # what stands further right is no list; a whole formatted row has 16,384


class Line(NamedTuple):
    """One row of the file; ``number`` counts from 1, as Excel shows it."""

    number: int
    cells: tuple[Cell, ...]


Table = list[Line]


def tables(path: Path) -> list[Table]:
    """Every way to see the file as a table: each sheet of a workbook, each separator of a CSV file.

    Raises RegisterError when it cannot be read at all.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise whole_file(f"the file could not be read ({error.strerror}), check its name") from error
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return _workbook(content)
    if path.suffix.lower() in (".csv", ".txt", ".tsv"):
        return [_separated(_decoded(content), separator) for separator in _SEPARATORS]
    raise whole_file("only .xlsx and .csv files are read, save the list as one of them")


def _workbook(content: bytes) -> list[Table]:
    """Every sheet. A file of a few hundred kilobytes can unpack to more than the machine holds."""
    # openpyxl takes half a second to load; who reads no list pays for none of it
    import openpyxl

    broken = whole_file("this is not an Excel workbook, open it in Excel and save it as .xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())  # no more of a part is ever read
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise broken from error
    if unpacked > MOST_UNPACKED:
        raise whole_file("this workbook is too large, send the list in parts")
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return [_sheet(sheet) for sheet in book.worksheets]
    except RegisterError:
        raise
    except Exception as error:  # a damaged part fails in whatever way the library stumbles over it
        raise broken from error


def _sheet(sheet: Any) -> Table:
    """The rows that are there, whatever the file claims its size to be."""
    sheet.reset_dimensions()
    return list(_filled(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)))


def _filled(rows: Iterable[Sequence[Any]]) -> Iterator[Line]:
    """The rows that say something; a sheet that was coloured to its end has a million others."""
    count = 0
    for number, cells in enumerate(rows, 1):
        filled = next((at for at in range(len(cells), 0, -1) if cells[at - 1] is not None), 0)
        count += bool(filled)
        if count > MOST_ROWS or number > _LAST_ROW:
            raise whole_file("this list is too long, send it in parts")
        if filled:
            yield Line(number, tuple(cells[:filled]))


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content.startswith(_UTF16) else _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise whole_file("the letters of this file cannot be read, save it as CSV UTF-8 or as .xlsx")


def _separated(content: str, separator: str) -> Table:
    """A row that holds line breaks counts once, as it does in Excel."""
    try:
        rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=separator))
    except csv.Error as error:
        raise whole_file("this is not a CSV file, save the list as .xlsx") from error
    return [Line(number, tuple(cells)) for number, cells in enumerate(rows, 1)]
