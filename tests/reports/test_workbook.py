"""The workbook as a spreadsheet reads it: typed cells, harmless texts, Excel's limits, a bounded memory."""

import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from reports.workbook import limits
from reports.workbook import summary as first_sheet
from reports.workbook.book import Book, TooManyRowsError, Written
from reports.workbook.limits import MOST_LETTERS, fitted, sheet_name, writable
from reports.workbook.sheet import Heading, Kind, Line, Sheet, Value
from reports.workbook.summary import Summary, Table

HEADINGS = [
    Heading("Xã"),
    Heading("Ngày", Kind.day),
    Heading("Người dự", Kind.whole),
    Heading("Kinh phí (đồng)", Kind.money),
    Heading("Gửi lúc", Kind.moment),
    Heading("Ghi chú", Kind.long_text),
]
AT = datetime(2026, 3, 18, 9, 5, tzinfo=UTC)


def written(path: Path, *lines: Line) -> Written:
    with Book(path) as book:
        return book.add(Sheet("Tập huấn", HEADINGS, lines, fixed=1, printed="Tập huấn & tiến độ"))


def read(path: Path, name: str = "Tập huấn") -> Worksheet:
    found = openpyxl.load_workbook(path)[name]
    assert isinstance(found, Worksheet)
    return found


def test_cells_are_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert written(path, Line(["Lại Sơn", date(2026, 3, 17), 25, 1_500_000, AT, "tốt"])).lines == 1
    cells = [cell for cell in read(path)[2] if isinstance(cell, Cell)]
    place, day, people, money, sent, note = cells
    assert (place.value, place.data_type) == ("Lại Sơn", "s")
    assert isinstance(day, Cell)
    assert day.is_date
    assert day.value == datetime(2026, 3, 17)  # noqa: DTZ001  # a cell has no time zone
    assert day.number_format == "dd/mm/yyyy"
    assert (people.value, people.data_type, people.number_format) == (25, "n", "#,##0")
    assert (money.value, money.data_type, money.number_format) == (1_500_000, "n", "#,##0")
    assert isinstance(sent, Cell)
    assert sent.is_date
    assert sent.value == datetime(2026, 3, 18, 9, 5)  # noqa: DTZ001
    assert note.alignment.wrap_text


def test_the_header_stays_in_view_and_filters(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(path, Line(["a"] * 6), Line(["b"] * 6))
    sheet = read(path)
    assert sheet.auto_filter.ref == "A1:F3"
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert [cell.value for cell in sheet[1]] == [heading.title for heading in HEADINGS]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=1+1", "=1+1"),
        ("+cmd|' /C calc'!A0", "+cmd|' /C calc'!A0"),
        ("-2", "-2"),
        ("@x", "@x"),
        ("\t=1+1", " =1+1"),
        ("\r=1+1", "\n=1+1"),
        ("007", "007"),
        ("1.500", "1.500"),
        ("https://example.org", "https://example.org"),
        ("{=SUM(A1:A2)}", "{=SUM(A1:A2)}"),
        ("a\x00\x01\x0b\x1fb", "ab"),
        ("nửa \ud83d chữ", "nửa  chữ"),
        ("a\ufffe\uffff", "a"),
        ("<b>&amp;</b> ]]>", "<b>&amp;</b> ]]>"),
    ],
)
def test_whatever_was_typed_is_text_and_nothing_else(tmp_path: Path, typed: str, kept: str) -> None:
    """Also in columns of numbers and days, where an answer may be words."""
    path = tmp_path / "a.xlsx"
    written(path, Line([typed] * 6))
    for cell in read(path)[2]:
        assert cell.value == kept
        assert cell.data_type == "s"
        assert cell.hyperlink is None


def test_too_long_a_text_is_cut_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    found = written(path, Line(["á" * 40_000, None, None, None, None, "😀" * 20_000]))
    assert found.cut == 2
    for cell in (read(path)["A2"], read(path)["F2"]):
        assert len(str(cell.value).encode("utf-16-le")) // 2 <= MOST_LETTERS
        assert str(cell.value).endswith("…")


def test_a_text_that_just_fits_is_kept_whole() -> None:
    assert fitted("x" * MOST_LETTERS) == ("x" * MOST_LETTERS, False)
    assert fitted("x" * (MOST_LETTERS + 1))[1]


def test_a_number_that_excel_would_round_is_written_in_digits(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(path, Line(["a", None, 12_345_678_901_234_567, 999_999_999_999_999, None, None]))
    assert read(path)["C2"].value == "12345678901234567"
    assert read(path)["D2"].value == 999_999_999_999_999


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("Tập huấn", [], "Tập huấn"),
        ("a[b]:c*d?e/f\\g", [], "a-b--c-d-e-f-g"),
        ("'của xã'", [], "của xã"),
        ("", [], "-"),
        ("History", [], "History (2)"),
        ("TẬP HUẤN", ["Tập huấn", "tập huấn (2)"], "TẬP HUẤN (3)"),
        ("Một tên trang dài hơn mức cho phép", [], "Một tên trang dài hơn mức cho p"),
        (
            "Một tên trang dài hơn mức cho phép",
            ["Một tên trang dài hơn mức cho p"],
            "Một tên trang dài hơn mức c (2)",
        ),
    ],
)
def test_names_of_sheets_that_excel_takes(wanted: str, taken: list[str], name: str) -> None:
    assert sheet_name(wanted, taken) == name
    assert len(name) <= 31


def test_more_rows_than_a_sheet_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.workbook.book.MOST_ROWS", 3)
    assert limits.MOST_ROWS == 1_048_576
    written(tmp_path / "fits.xlsx", *[Line(["a"] * 6)] * 2)
    with pytest.raises(TooManyRowsError):
        written(tmp_path / "b.xlsx", *[Line(["a"] * 6)] * 3)


def test_what_does_not_count_is_grey(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(path, Line(["a"] * 6), Line(["b"] * 6, aside=True))
    sheet = read(path)
    assert sheet["A3"].font.color.rgb == "FF7F7F7F"
    assert sheet["A2"].font.color is None or sheet["A2"].font.color.rgb != "FF7F7F7F"


def test_the_summary_stands_in_front_though_it_is_written_last(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    table = Table("Số báo cáo", ["Nơi", "Tập huấn"], [("Xã A", [2]), ("Xã B", [0])], ("Cộng", [2]))
    with Book(path) as book:
        page = book.page("Tổng hợp")
        book.add(Sheet("Tập huấn", HEADINGS, [Line(["a"] * 6)]))
        told = Summary("Tổng hợp", "BẢNG", [("Kỳ", "năm 2026")], ["=1+1 & ghi chú"], [table])
        first_sheet.write(book, page, told)
    found = openpyxl.load_workbook(path)
    assert found.sheetnames == ["Tổng hợp", "Tập huấn"]
    cells = [[one for one in row if one is not None] for row in found["Tổng hợp"].iter_rows(values_only=True)]
    assert [row for row in cells if row] == [
        ["BẢNG"],
        ["Kỳ", "năm 2026"],
        ["• =1+1 & ghi chú"],
        ["Số báo cáo"],
        ["Nơi", "Tập huấn"],
        ["Xã A", 2],
        ["Xã B", 0],
        ["Cộng", 2],
    ]


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    written(tmp_path / "warm.xlsx", Line(["a"] * 6))
    small, large = (_peak(tmp_path / f"{rows}.xlsx", rows) for rows in (2_000, 8_000))
    assert large < small * 1.3


def _peak(path: Path, rows: int) -> int:
    """The most memory that writing so many different rows takes, in bytes."""

    def lines() -> Iterator[Line]:
        for number in range(rows):
            cells: list[Value] = [
                f"Nơi {number}",
                date(2026, 3, 17),
                number,
                number * 1000,
                AT,
                f"ghi chú {number} " * 9,
            ]
            yield Line(cells)

    tracemalloc.start()
    with Book(path) as book:
        book.add(Sheet("Tập huấn", HEADINGS, lines()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_texts_that_can_be_written_stay_as_they_are() -> None:
    assert writable("Ấp Bãi Nhà A\nđồng ý 😀") == "Ấp Bãi Nhà A\nđồng ý 😀"
