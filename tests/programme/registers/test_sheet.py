"""Lists are read as officials keep them, and everything wrong in one is told at once."""

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from programme.registers import cells
from programme.registers.fault import RegisterError
from programme.registers.sheet import Column, Row, read_sheet
from programme.registers.table import MOST_UNPACKED

COLUMNS = (
    Column("number", ("STT", "số thứ tự"), cells.whole(1, 999)),
    Column("name", ("Họ và tên", "Họ tên chủ hộ"), cells.text(20), required=True),
    Column("born", ("Năm sinh",), cells.year(1900, 2026)),
    Column("minority", ("Dân tộc thiểu số", "DTTS"), cells.marked, empty=False),
)
BORN, AS_EXCEL = datetime(1965, 3, 2), datetime(2025, 12, 5)  # noqa: DTZ001 - days, as Excel keeps them
EMPTY = {"number": None, "born": None, "minority": False}
TWO = [
    Row(2, {"number": 1, "name": "Trần Văn Mẫu", "born": 1965, "minority": True}),
    Row(3, {"number": 2, "name": "Danh Mẫu", "born": None, "minority": False}),
]
TEXT = "STT;Họ và tên;Năm sinh;DTTS\n1;Trần Văn Mẫu;1965;x\n2;Danh Mẫu;;\n"


def write(folder: Path, content: bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def book(folder: Path, *sheets: list[list[Any]]) -> Path:
    """An Excel file with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    path = folder / "list.xlsx"
    made.save(path)
    return path


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.replace(";", ",").encode(),
        TEXT.replace(";", "\t").encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.upper().replace("Ọ", "O").replace("Ă", "A").encode().replace(
            "TRẦN VAN MẪU".encode(), "Trần Văn Mẫu".encode()
        ).replace("DANH MẪU".encode(), "Danh Mẫu".encode()),
    ],
    ids=["utf-8", "with-a-mark", "utf-16", "commas", "tabs", "windows-line-ends", "other-case-no-accents"],
)  # fmt: skip
def test_a_csv_file_is_read_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    assert read_sheet(write(tmp_path, content), COLUMNS).rows == TWO


def test_the_letters_of_an_old_windows_are_read(tmp_path: Path) -> None:
    decomposed = "Ho va tên\nTrâ\u0300n Văn Mâ\u0303u\n".encode("cp1258")  # as that code page writes them
    assert read_sheet(write(tmp_path, decomposed), COLUMNS).rows == [Row(2, EMPTY | {"name": "Trần Văn Mẫu"})]


def test_an_excel_file_has_titles_merged_headers_column_numbers_and_sums(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        [["Ghi chú"]],
        [
            ["UBND XÃ MẪU"],
            ["DANH SÁCH HỘ", None, None, "năm 2026"],
            [],
            ["STT", "Họ và tên (chữ in)", "Năm sinh", "Đối tượng", None, "Ghi chú"],
            [None, None, None, "NCC", "DTTS", None],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            [1, "Trần Văn Mẫu", BORN, None, "x", "cũ"],
            [2.0, " Danh  Mẫu ", None, None, None, None],
            [None, "Công Tằng Tôn Mẫu", "1970", None, "không", None],
            [None, "Tổng cộng", 3, None, None, None],
        ],
    )

    sheet = read_sheet(path, COLUMNS)

    assert sheet.rows == [
        Row(7, {"number": 1, "name": "Trần Văn Mẫu", "born": 1965, "minority": True}),
        Row(8, {"number": 2, "name": "Danh Mẫu", "born": None, "minority": False}),
        Row(9, {"number": None, "name": "Công Tằng Tôn Mẫu", "born": 1970, "minority": False}),
    ]
    assert sheet.unused == ("Đối tượng", "Ghi chú")
    assert sheet.found == {"number", "name", "born", "minority"}


def test_every_fault_is_told_with_its_row_its_column_and_what_is_expected(tmp_path: Path) -> None:
    content = "STT,Họ và tên,Năm sinh,DTTS\nmột,Trần Văn Mẫu,65,x\n2,,1970,có lẽ\n3,Danh Mẫu,1970,\n"

    with pytest.raises(RegisterError) as refused:
        read_sheet(write(tmp_path, content.encode()), COLUMNS)

    assert str(refused.value).splitlines() == [
        "row 2, STT: a whole number from 1 to 999",
        "row 2, Năm sinh: a year from 1900 to 2026, for example 1965",
        "row 3, Họ và tên: this must be filled in",
        "row 3, Dân tộc thiểu số: x or có for yes, nothing or không for no",
    ]


def test_at_most_fifty_faults_are_told(tmp_path: Path) -> None:
    content = "Họ và tên,Năm sinh\n" + "Danh Mẫu,?\n" * 60

    with pytest.raises(RegisterError) as refused:
        read_sheet(write(tmp_path, content.encode()), COLUMNS)

    assert (len(refused.value.faults), refused.value.total) == (50, 60)
    assert str(refused.value).endswith("and 10 more")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.csv", b"STT,DTTS\n1,x\n", "no row holds the headers of the list: Họ và tên"),
        ("a.csv", "Họ và tên,họ tên chủ hộ\na,b\n".encode(), "two columns mean the same"),
        ("a.csv", b"\xd2\xff\x81\n", "the letters of this file cannot be read"),
        ("a.xlsx", b"no workbook", "this is not an Excel workbook"),
        ("a.xls", b"", "only .xlsx and .csv files are read"),
    ],
)
def test_a_file_that_is_no_list_is_refused_as_a_whole(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    with pytest.raises(RegisterError, match=why):
        read_sheet(write(tmp_path, content, name), COLUMNS)


SHEET = "xl/worksheets/sheet1.xml"


def broken_book(folder: Path, part: str, old: bytes, new: bytes) -> Path:
    """An Excel file of which one part says something else."""
    with zipfile.ZipFile(book(folder, [["Họ và tên"], ["Danh Mẫu"]])) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    assert old in parts[part]
    path = folder / "broken.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in (parts | {part: parts[part].replace(old, new, 1)}).items():
            target.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, b"<sheetData>", b"<<<"),
        ("xl/workbook.xml", b"<workbook", b"nonsense"),
        ("[Content_Types].xml", b"<Types", b"nonsense"),
        ("xl/styles.xml", b"<styleSheet", b"nonsense"),
    ],
)
def test_a_workbook_with_a_damaged_part_is_refused_and_stops_nothing(
    tmp_path: Path, part: str, old: bytes, new: bytes
) -> None:
    with pytest.raises(RegisterError, match="this is not an Excel workbook"):
        read_sheet(broken_book(tmp_path, part, old, new), COLUMNS)


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_unpacked(tmp_path: Path) -> None:
    path = broken_book(tmp_path, SHEET, b"<sheetData>", b"<sheetData>" + b" " * (MOST_UNPACKED + 1))
    assert path.stat().st_size < 200_000
    with pytest.raises(RegisterError, match="this workbook is too large"):
        read_sheet(path, COLUMNS)


def test_a_row_that_claims_to_be_the_billionth_is_not_waited_for(tmp_path: Path) -> None:
    path = broken_book(tmp_path, SHEET, b'<row r="2"', b'<row r="999999999"')
    with pytest.raises(RegisterError, match="this list is too long"):
        read_sheet(path, COLUMNS)


def test_rows_beyond_the_size_a_file_claims_are_read_all_the_same(tmp_path: Path) -> None:
    path = broken_book(tmp_path, SHEET, b'ref="A1:A2"', b'ref="A1:A1"')
    assert [row.values["name"] for row in read_sheet(path, COLUMNS).rows] == ["Danh Mẫu"]


def test_a_file_that_is_not_there_is_named_so(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="could not be read"):
        read_sheet(tmp_path / "none.csv", COLUMNS)


@pytest.mark.parametrize("cell", [AS_EXCEL, date(2025, 12, 5), "05/12/2025", "5-12-2025", "2025-12-05"])
def test_a_day_is_read_however_it_was_written(cell: cells.Cell) -> None:
    assert cells.day(cell) == date(2025, 12, 5)


@pytest.mark.parametrize("cell", ["30/2/2025", "12/2025", "hôm qua", 45000])
def test_what_is_no_day_is_refused(cell: cells.Cell) -> None:
    with pytest.raises(ValueError, match="a day that exists"):
        cells.day(cell)


@pytest.mark.parametrize(
    ("cell", "number"), [(4, 4), (4.0, 4), ("4", 4), ("1.200", 1200), ("1,200 đồng", 1200), ("4 người", 4)]
)
def test_a_whole_number_is_read_however_it_was_written(cell: cells.Cell, number: int) -> None:
    assert cells.whole(0, 5000)(cell) == number


@pytest.mark.parametrize("cell", [4.5, "4,5", "-4", "bốn", 5001, "1.2.3"])
def test_what_is_no_whole_number_is_refused(cell: cells.Cell) -> None:
    with pytest.raises(ValueError, match="a whole number from 0 to 5000"):
        cells.whole(0, 5000)(cell)
