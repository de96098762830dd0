"""The first sheet: what is in the workbook, for whom and when it was made, and how much of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reports.workbook.book import EDGE, HEAD, Book
from reports.workbook.sheet import Kind, Value

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_HEAD = {**HEAD, **EDGE}
_FIRST, _OTHERS = 30, 13  # characters


class Table(NamedTuple):
    """A small table: names down the side, counts beside them, a last row of sums."""

    title: str
    headings: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Value]]]
    total: tuple[str, Sequence[Value]] | None = None


class Summary(NamedTuple):
    """What the first sheet says, from top to bottom."""

    name: str
    title: str
    facts: Sequence[tuple[str, str]]
    notes: Sequence[str]
    tables: Sequence[Table]


def write(book: Book, sheet: "Worksheet", told: Summary) -> None:
    """Write it on a sheet of the book."""
    widest = max((len(table.headings) for table in told.tables), default=4)
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, max(widest, 6) - 1, _OTHERS)
    if widest > 6:
        sheet.set_landscape()
    columns = max(widest, 6)
    sheet.merge_range(0, 0, 0, columns - 1, told.title, book.format(bold=True, font_size=15))
    row = _facts(book, sheet, told.facts, 2, columns)
    row = _notes(book, sheet, told.notes, row + 1, columns)
    for table in told.tables:
        row = _table(book, sheet, table, row + 1)


def _facts(book: Book, sheet: "Worksheet", facts: Sequence[tuple[str, str]], row: int, columns: int) -> int:
    for name, said in facts:
        book.put(sheet, row, 0, name, Kind.text, bold=True, valign="top")
        _wide(book, sheet, row, 1, columns, said)
        row += 1
    return row


def _notes(book: Book, sheet: "Worksheet", notes: Sequence[str], row: int, columns: int) -> int:
    for note in notes:
        _wide(book, sheet, row, 0, columns, f"• {note}", italic=True)
        row += 1
    return row


def _wide(
    book: Book, sheet: "Worksheet", row: int, first: int, columns: int, said: str, **look: bool
) -> None:
    """A text over several columns, in a row that is as high as it has lines."""
    letters = (_FIRST if first == 0 else 0) + _OTHERS * (columns - max(first, 1))
    lines = sum(len(line) // letters + 1 for line in said.split("\n"))
    sheet.set_row(row, 15.5 * lines)
    sheet.merge_range(row, first, row, columns - 1, "", book.format(text_wrap=True, valign="top", **look))
    book.put(sheet, row, first, said, Kind.text, text_wrap=True, valign="top", **look)


def _table(book: Book, sheet: "Worksheet", table: Table, row: int) -> int:
    book.put(sheet, row, 0, table.title, Kind.text, bold=True, font_size=12)
    row += 1
    longest = max((len(heading) for heading in table.headings[1:]), default=0)
    sheet.set_row(row, 15.5 * max(1, -(-longest // (_OTHERS - 3))))
    for at, heading in enumerate(table.headings):
        book.put(sheet, row, at, heading, Kind.text, **_HEAD)
    for name, values in table.rows:
        row += 1
        _row(book, sheet, row, name, values)
    if table.total is not None:
        row += 1
        _row(book, sheet, row, *table.total, bold=True)
    return row + 1


def _row(book: Book, sheet: "Worksheet", row: int, name: str, values: Sequence[Value], **look: bool) -> None:
    for at, value in enumerate((name, *values)):
        book.put(sheet, row, at, value, Kind.whole, valign="top", **EDGE, **look)
