"""Tables of figures: bold centred heads repeated on every page, numbers to the right, rows kept whole."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell, _Row

from locales import Text
from locales.capital import capital
from reports.official.page import WIDTH
from reports.official.page import widths as set_widths
from reports.official.writing import Writer

SIZE = 12  # points
SMALL = 6  # rows of a table that is not torn over two pages
_SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


class Column(NamedTuple):
    """One column: its head, its width in millimetres (0: what is left), where its words stand."""

    head: Text | str
    width: float = 0
    side: str = "left"  # left | centre | right


Cell = str | int | float | Text | None
_BEFORE_DIGIT = re.compile(r" (?=\d)")  # "Dự án 2" stays together
NOT_KNOWN = "-"  # what is not known is no zero


def table(
    writer: Writer,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    sums: bool = False,
    size: int = SIZE,
) -> Table:
    """A table over the whole width, in letters of so many points; with ``sums`` the last row is bold."""
    made: Table = writer.paper.add_table(rows=1 + len(rows), cols=len(columns), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    widths = _widths(columns)
    set_widths(made, *widths)
    lines = list(made.rows)
    _fill(
        writer,
        lines[0],
        [_head(writer, column) for column in columns],
        ["centre"] * len(columns),
        size,
        bold=True,
    )
    _repeat(lines[0])
    sides = [column.side for column in columns]
    for position, row in enumerate(rows):
        is_sum = sums and position == len(rows) - 1
        _fill(writer, lines[position + 1], row, sides, size, bold=is_sum)
    small = lines[:-1] if len(rows) <= SMALL else ()
    for row in (lines[0], *small, *(lines[-2:-1] if sums else ())):
        _keep_with_next(row)  # a head with its first row, a sum with the row above it, a small table whole
    writer.paper.add_paragraph(style="Normal").paragraph_format.line_spacing = Pt(8)
    return made


def written(writer: Writer, value: Cell) -> str:
    """A cell's words: numbers as they are written here, a stroke for what is not known."""
    if value is None:
        return NOT_KNOWN
    return writer.say(value) if isinstance(value, str | Text) else writer.say.value(value)


def _head(writer: Writer, column: Column) -> str:
    return capital(writer.say(column.head))


def _widths(columns: Sequence[Column]) -> list[float]:
    rest = WIDTH - sum(column.width for column in columns)
    free = sum(not column.width for column in columns)
    return [column.width or rest / free for column in columns]


def _fill(
    writer: Writer, row: _Row, values: Sequence[Cell], sides: Sequence[str], size: int, *, bold: bool
) -> None:
    _whole(row)
    for cell, value, side in zip(row.cells, values, sides, strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _write(cell, written(writer, value), side, size, bold=bold)


def _write(cell: _Cell, words: str, side: str, size: int, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = _SIDES[side]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(_BEFORE_DIGIT.sub("\u00a0", words))
    run.font.size, run.bold = Pt(size), bold or None


def _repeat(row: _Row) -> None:
    """Say the head again at the top of every page the table goes on to."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _whole(row: _Row) -> None:
    mark = OxmlElement("w:cantSplit")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _keep_with_next(row: _Row) -> None:
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
