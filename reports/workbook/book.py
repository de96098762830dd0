"""A workbook being written: row by row, so that a list of any length takes the same memory.

No text becomes a formula, a number or a link: every one is written as text, whatever it begins with.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from reports.workbook.limits import LARGEST_WHOLE, MOST_ROWS, fitted, sheet_name, writable
from reports.workbook.sheet import NUMBER_FORMATS, WIDTHS, Heading, Kind, Line, Sheet, Value

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FONT = {"font_name": "Times New Roman", "font_size": 11}  # what official papers are written in
EDGE = {"border": 1, "border_color": "#BFBFBF"}
HEAD = {"bold": True, "bg_color": "#DCE6F1", "text_wrap": True, "align": "center", "valign": "vcenter"}
_ASIDE = {"font_color": "#7F7F7F", "italic": True}
_A4 = 9
_ON_A_PAGE = 190  # characters side by side on a page that can still be read
_LINE = 15  # points: the height of a line of text
_AROUND = 3  # characters that the edges of a cell with words take
_MOST_LINES = 27  # as high as a row can be, 409 points


class TooManyRowsError(Exception):
    """A sheet cannot hold that many rows."""


class Written(NamedTuple):
    """What came of a sheet."""

    name: str
    lines: int
    cut: int  # cells that were too long to be kept whole


class Dress(NamedTuple):
    """How a cell looks with words in it, and with what its column is for."""

    words: "Format"
    number: "Format"


class Book:
    """An .xlsx file at a path; what is written is in the file once the ``with`` is over."""

    def __init__(self, path: str | Path) -> None:
        # here, because only a program that makes a list should pay for loading it
        import xlsxwriter

        options: dict[str, Any] = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "default_date_format": "dd/mm/yyyy",
            "tmpdir": str(Path(path).parent),  # beside it, so that what a stop leaves is cleared with it
        }
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.formats[0].set_font_name(FONT["font_name"])
        self._book.formats[0].set_font_size(FONT["font_size"])
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._names: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the file; after a failure too, so that no temporary file is left open."""
        self._book.close()

    def format(self, **look: Any) -> "Format":
        """A look of cells; the same one is made once."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**FONT, **look})
        return self._formats[key]

    def page(self, name: str) -> "Worksheet":
        """A new sheet of a name that Excel takes; A4, as wide as the paper when it is printed."""
        known = sheet_name(name, self._names)
        self._names.append(known)
        sheet = self._book.add_worksheet(known)
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.5, right=0.4, top=0.7, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&R&P/&N")
        return sheet

    def add(self, wanted: Sheet) -> Written:
        """Write a list. Raises TooManyRowsError."""
        sheet = self.page(wanted.name)
        sheet.set_landscape()
        sheet.freeze_panes(1, wanted.fixed)
        sheet.repeat_rows(0)
        if wanted.fixed:
            sheet.repeat_columns(0, wanted.fixed - 1)
        if wanted.printed:
            sheet.set_header(f"&L{_in_header(wanted.printed)}")
        widths = self._head(sheet, wanted.headings)
        lines, cut = self._lines(sheet, wanted.headings, wanted.lines, widths)
        sheet.autofilter(0, 0, lines, len(wanted.headings) - 1)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        sheet.fit_to_pages(max(1, round(sum(widths) / _ON_A_PAGE)), 0)
        return Written(self._names[-1], lines, cut)

    def put(self, sheet: "Worksheet", row: int, column: int, value: Value, kind: Kind, **look: Any) -> bool:
        """Write one cell. Whether it had to be cut."""
        return _write(sheet, row, column, value, self.dress(kind, **look))

    def dress(self, kind: Kind, **look: Any) -> Dress:
        """The look of a column's cells."""
        plain = self.format(**look)
        number_format = NUMBER_FORMATS.get(kind)
        return Dress(plain, self.format(**look, num_format=number_format) if number_format else plain)

    def _head(self, sheet: "Worksheet", headings: Sequence[Heading]) -> list[float]:
        """The header; returns how wide each column has to be for it."""
        look = self.format(**HEAD, **EDGE)
        widths = [_width_of_head(heading) for heading in headings]
        lines = max(
            _lines_of(heading.title, width - 2) for heading, width in zip(headings, widths, strict=True)
        )
        sheet.set_row(0, _LINE * lines + 4)
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, writable(heading.title), look)
        return widths

    def _lines(
        self, sheet: "Worksheet", headings: Sequence[Heading], lines: Iterable[Line], widths: list[float]
    ) -> tuple[int, int]:
        usual = [self._dress_of(heading.kind) for heading in headings]
        grey = [self._dress_of(heading.kind, **_ASIDE) for heading in headings]
        written = cut = 0
        for written, line in enumerate(lines, start=1):
            if written >= MOST_ROWS:
                raise TooManyRowsError
            dresses = grey if line.aside else usual
            high = _height(headings, line)
            if high > 1:
                sheet.set_row(written, _LINE * high)  # a spreadsheet need not do it by itself
            for at, (value, dress) in enumerate(zip(line.cells, dresses, strict=True)):
                cut += _write(sheet, written, at, value, dress)
                if isinstance(value, str) and len(value) + _AROUND > widths[at]:
                    widest = max(widths[at], WIDTHS[headings[at].kind][1])
                    widths[at] = min(len(value) + _AROUND, widest)
            _forget_row(sheet, written - 1)
        return written, cut

    def _dress_of(self, kind: Kind, **look: Any) -> Dress:
        wrap = (
            {"text_wrap": True, "align": "left", "indent": 1} if kind in (Kind.text, Kind.long_text) else {}
        )
        return self.dress(kind, valign="top", **EDGE, **wrap, **look)


def _write(sheet: "Worksheet", row: int, column: int, value: Value, dress: Dress) -> bool:
    """Write a cell by what it is and not by what it looks like. Whether it had to be cut."""
    if isinstance(value, str):
        text, cut = fitted(writable(value))
        sheet.write_string(row, column, text, dress.words)
        return cut
    if value is None:
        sheet.write_blank(row, column, None, dress.words)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, dress.number)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value.replace(tzinfo=None), dress.number)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, dress.number)
    elif abs(value) > LARGEST_WHOLE:
        sheet.write_string(row, column, str(value), dress.words)
    else:
        sheet.write_number(row, column, value, dress.number)
    return False


def _forget_row(sheet: "Worksheet", row: int) -> None:
    """A row before the present one is in the file: XlsxWriter need not remember how high it is."""
    sheet.row_info.pop(row, None)
    sheet.row_sizes.pop(row, None)


def _width_of_head(heading: Heading) -> float:
    """Its longest word, and no more than three lines of it."""
    narrowest, widest = WIDTHS[heading.kind]
    longest = max((len(word) for word in heading.title.split()), default=0)
    return max(narrowest, longest + 3, min(widest, len(heading.title) / 3 + 3))


def _lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column, about: its letters are narrower than digits."""
    return sum(1 + int(len(line) / (width * 1.05)) for line in text.split("\n"))


def _height(headings: Sequence[Heading], line: Line) -> int:
    """How many lines high a row is, where its columns are as wide as they may become."""
    high = 1
    for heading, value in zip(headings, line.cells, strict=True):
        if isinstance(value, str):
            width = WIDTHS[heading.kind][1] - _AROUND
            if len(value) > width or "\n" in value:
                high = max(high, _lines_of(value, width))
    return min(high, _MOST_LINES)


def _in_header(text: str) -> str:
    """Text over a printed page, where "&" begins a command and only 255 characters fit."""
    return writable(text).replace("&", "&&")[:200]
