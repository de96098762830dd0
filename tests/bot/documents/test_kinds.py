"""Which files are taken: the ending and the bytes have to agree, whatever the sender claims."""

import pytest

from bot.documents import LARGEST, NotADocumentError, checked_kind, shown_name
from testing.documents import document, packed

OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
WITH_MACROS = packed({"[Content_Types].xml": "", "xl/workbook.xml": "", "xl/vbaProject.bin": "Sub"})


@pytest.mark.parametrize("name", ["a.xlsx", "A.XLSX", "thông báo.docx", "a.pdf", "danh sách.csv"])
def test_excel_word_pdf_and_csv_are_taken(name: str) -> None:
    assert checked_kind(name, document(name.lower())).ending in name.lower()


@pytest.mark.parametrize(
    "content", ["Họ tên;Ấp".encode("utf-8-sig"), "Họ tên".encode("utf-16"), b"Ho t\xean"]
)
def test_a_csv_may_be_in_any_encoding(content: bytes) -> None:
    assert checked_kind("a.csv", content).mime == "text/csv"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.exe", b"MZ", "document"),
        ("a.xls", OLD_EXCEL, "document"),
        ("a.xlsm", WITH_MACROS, "document"),
        ("a.pdf.js", b"%PDF-1.7", "document"),
        ("xlsx", document("a.xlsx"), "document"),
        ("a.xlsx", OLD_EXCEL, "document_broken"),  # also what Excel makes of a password
        ("a.xlsx", WITH_MACROS, "document_broken"),
        ("a.xlsx", document("a.docx"), "document_broken"),
        ("a.docx", document("a.xlsx")[:-30], "document_broken"),
        ("a.docx", packed({"word/document.xml": ""}), "document_broken"),
        ("a.pdf", b"MZ\x90\x00 a program", "document_broken"),
        ("a.csv", b"MZ\x90\x00 a program", "document_broken"),
        ("a.csv", b"", "document_broken"),
        ("a.pdf", b"%PDF-" + bytes(LARGEST), "document_too_large"),
    ],
)
def test_anything_else_is_refused_with_a_reason(name: str, content: bytes, why: str) -> None:
    with pytest.raises(NotADocumentError, match=f"^{why}$"):
        checked_kind(name, content)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Danh sách trưởng ấp.xlsx", "Danh sách trưởng ấp.xlsx"),
        ("../../etc/danh.sach.xlsx", "danh.sach.xlsx"),
        ("C:\\Users\\Lan\\a.xlsx", "a.xlsx"),
        ("a\u202excod.xlsx", "axcod.xlsx"),
        ("a\n<b>.xlsx", "ab.xlsx"),
        (".xlsx", "tep.xlsx"),
        ("ấ" * 300 + ".xlsx", "ấ" * 100 + ".xlsx"),
    ],
)
def test_a_name_shows_what_the_file_is_and_leads_nowhere(name: str, shown: str) -> None:
    assert shown_name(name, ".xlsx") == shown
