"""The list of cadres and hamlet heads to fill in: a header row and two rows that are plainly made up."""

from pathlib import Path

NAME = "danh-sach-can-bo.xlsx"
HEADERS = ("STT", "Họ và tên", "Chức danh", "Ấp/xã", "Điện thoại", "Năm sinh", "Ghi chú")
_WIDTHS = (6, 28, 34, 20, 16, 10, 40)
_SAMPLE = "Dòng mẫu, xóa trước khi gửi"


def write_template(path: Path, hamlet: str, commune: str) -> None:
    """Write the empty list; the sample rows stand at places with these names."""
    # openpyxl takes half a second to load; who asks for no template pays for none of it
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.create_sheet("Danh sách cán bộ", 0)
    del book["Sheet"]
    sheet.append(HEADERS)
    sheet.append((1, "Nguyễn Văn Mẫu", "Trưởng ấp", hamlet, "0912 345 678", 1975, _SAMPLE))
    officer = "Cán bộ xã phụ trách giảm nghèo"
    sheet.append((2, "Trần Thị Mẫu", officer, commune, "0987 654 321", 1985, _SAMPLE))
    for cell, width in zip(sheet[1], _WIDTHS, strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.font = Font(italic=True, color="6B6B6B")
    sheet.freeze_panes = "A2"
    book.save(path)
