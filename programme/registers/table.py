"""The cells of an Excel or CSV file, before anything is known about their meaning."""

import csv
import io
import zipfile
from pathlib import Path
from typing import NamedTuple

from programme.registers.cells import Cell
from programme.registers.fault import whole_file

_ENCODINGS = ("utf-8-sig", "cp1258")  # cp1258 is what Windows calls Vietnamese
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = ",;\t"


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
    # openpyxl takes half a second to load; who reads no list pays for none of it
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return [
            [Line(number, tuple(cells)) for number, cells in enumerate(sheet.iter_rows(values_only=True), 1)]  # type: ignore[arg-type]  # the stubs allow kinds of cells that values_only never gives
            for sheet in book.worksheets
        ]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise whole_file("this is not an Excel workbook, open it in Excel and save it as .xlsx") from error


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
