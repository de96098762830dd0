"""A small list of livelihood models that a test may edit, with the rows as Excel numbers them."""

from pathlib import Path

HEADERS = (
    "Mã mô hình;Tên mô hình;Dự án;Loại;Ấp;Chủ trì;Số QĐ phê duyệt;Ngày phê duyệt;Từ ngày;Đến ngày;"
    "Mã hộ;Chủ hộ;Phân loại khi phê duyệt;Nữ chủ hộ;DTTS;Có công;Khuyết tật;Thu nhập gốc (đồng/năm);"
    "Hỗ trợ;Vốn trung ương;Vốn địa phương;Vốn NHCSXH;Vốn lồng ghép;Dân đối ứng;Luân chuyển"
)
ROWS = (
    (
        "M1;Nuôi cá Mẫu;DA2;Nuôi thủy sản;Ấp Bãi Nhà A;Tổ Mẫu;01/QĐ;10/03/2025;01/04/2025;31/03/2027;"
        "H1;Lê Văn Mẫu;Hộ cận nghèo;;x;;;30.000.000;300 con;60.000.000;9 triệu đồng;0;;15000000;10 triệu"
    ),
    "M1;;;;;;;;;;;Trần Thị Mẫu;HMTN;x;;;;28 triệu;;;;;;;",
    (
        "M2;Nuôi dê Mẫu;Tiểu dự án 1, Dự án 3;chăn nuôi;an-cu;;02/QĐ;10/03/2025;;;"
        ";Danh Mẫu;hộ nghèo;;có;x;x;;;;;;;;"
    ),
)


def write(folder: Path, old: str = "", new: str = "", *, headers: str = HEADERS) -> Path:
    """The list as a file, with one text replaced."""
    text = "\n".join((headers, *ROWS)) + "\n"
    if old:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the list"
        text = text.replace(old, new)
    path = folder / "models.csv"
    path.write_text(text, encoding="utf-8")
    return path


def without(*left_out: str) -> str:
    """The list's text without these columns."""
    headers = HEADERS.split(";")
    kept = [i for i, header in enumerate(headers) if header not in left_out]
    lines = [headers, *(row.split(";") for row in ROWS)]
    return "\n".join(";".join(line[i] for i in kept) for line in lines) + "\n"
