"""The Word file read back: the layout of NĐ 30/2020/NĐ-CP, real tables, and nobody named."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.table import Table
from PIL import Image
from sqlmodel import select

from handlers.papers.making_papers import names
from handlers.rights import may_print_pictures
from handlers.turn import Who
from locales import translator
from models.household import Household
from models.person import Role
from reports.official.document import write
from reports.official.facts import Facts
from reports.official.span import periodic
from scheduler.period import Kind, Period
from tests.reports.official.village import Village

THIRD = periodic(Period(Kind.quarter, 2026, 3))
FONT = "Times New Roman"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bao-cao.docx"


def drawn(facts: Facts, path: Path) -> Paper:
    write(facts, names(), translator("vi"), str(path))
    return Document(str(path))


@pytest.fixture(scope="module")
def facts(read_only: Village) -> Facts:
    busy = read_only
    busy.training("bai-bac", date(2026, 9, 3), said="Hộ Danh Mẫu ở bãi bấc thiếu nước")
    busy.decide("Nguyễn Thị Mẫu", "near_poor", date(2026, 8, 15))
    busy.review("Danh Mẫu", date(2026, 9, 4), "to_near_poor", "near_poor")
    return busy.facts("lai-son", THIRD)


@pytest.fixture(scope="module")
def kept(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One report for all who only read it."""
    path = tmp_path_factory.mktemp("paper") / "bao-cao.docx"
    drawn(facts, path)
    return path


@pytest.fixture(scope="module")
def paper(kept: Path) -> Paper:
    return Document(str(kept))


def words(table: Table) -> list[list[str]]:
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]


def table_named(paper: Paper, name: str) -> Table:
    """The table behind the caption with this name."""
    body = list(paper.element.body)
    at = next(i for i, one in enumerate(body) if name in "".join(one.itertext()))
    found = next(one for one in body[at:] if one.tag == qn("w:tbl"))
    return Table(found, paper)


def every_word(paper: Paper) -> str:
    return "\n".join(node.text or "" for node in paper.element.body.iter(qn("w:t")))


def test_the_page_is_a4_with_the_margins_of_the_decree(paper: Paper) -> None:
    section = paper.sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    assert [round(size.mm) for size in (*sizes, section.left_margin, section.right_margin) if size] == [
        *(210, 297, 20, 20),
        *(30, 20),
    ]
    assert section.different_first_page_header_footer
    assert "PAGE" not in section.first_page_header._element.xml
    assert "PAGE" in section.header._element.xml


def test_every_page_of_practice_says_that_it_is(paper: Paper) -> None:
    section = paper.sections[0]
    for header in (section.first_page_header, section.header):
        assert header.paragraphs[-1].text == "BẢN TẬP DÙNG: đây không phải số liệu thật."


@pytest.mark.parametrize(
    "style", ["Normal", "Body Text", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Caption"]
)
def test_every_style_names_the_font_for_every_kind_of_letter(paper: Paper, style: str) -> None:
    fonts = paper.styles[style].element.rPr.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {FONT}
    assert not [key for key in fonts.attrib if "heme" in key]


def test_the_head_has_its_parts_and_blanks(paper: Paper) -> None:
    (body, nation), (number, day) = words(paper.tables[0])
    assert body.split("\n")[:4] == ["ỦY BAN NHÂN DÂN", "TỈNH AN GIANG", "ỦY BAN NHÂN DÂN", "ĐẶC KHU KIÊN HẢI"]
    assert nation.split("\n")[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert number.split("\n") == ["Số:       /BC-UBND", "DỰ THẢO - SỐ LIỆU MẪU"]
    assert day == "Kiên Hải, ngày        tháng        năm 2026"


def test_sections_are_headings_in_their_order(paper: Paper) -> None:
    styled = [(one.style.name or "", one.text) for one in paper.paragraphs if one.style]
    headings = [(style, text) for style, text in styled if style.startswith("Head") and style[-1] != "3"]
    assert headings == [
        ("Heading 1", "I. TÌNH HÌNH CHỈ ĐẠO VÀ CHẾ ĐỘ BÁO CÁO"),
        ("Heading 2", "1. Đánh giá chung"),
        ("Heading 2", "2. Tình hình nộp báo cáo"),
        ("Heading 1", "II. KẾT QUẢ THỰC HIỆN"),
        ("Heading 2", "1. Kết quả theo dự án, tiểu dự án"),
        ("Heading 2", "2. Kết quả theo chính sách"),
        ("Heading 2", "3. Tổng hợp tập huấn, mô hình sinh kế"),
        ("Heading 2", "4. Các chỉ tiêu của kế hoạch"),
        ("Heading 2", "5. Hiện trạng ấp, xã năm 2026"),
        ("Heading 2", "6. Kinh phí"),
        ("Heading 2", "7. Kiểm tra, giám sát"),
        ("Heading 2", "8. Diễn biến hộ nghèo, hộ cận nghèo"),
        ("Heading 1", "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"),
        ("Heading 1", "IV. KIẾN NGHỊ, ĐỀ XUẤT"),
        ("Heading 1", "V. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ IV NĂM 2026"),
    ]


def test_tables_hold_the_figures(paper: Paper) -> None:
    assert words(table_named(paper, "Bảng 1. "))[1] == ["Tập huấn (tháng)", "1", "4", "3", "3", "75%"]
    assert words(table_named(paper, "Bảng 2. "))[1:] == [
        ["Dự án 2", "3", "63", "31", "1", "7", "14", "2"],
        ["Chính sách 1.4", "1", "35", "20", "0", "6", "7", "3"],
        ["Cộng", "4", "98", "51", "1", "13", "21", "5"],
    ]
    assert words(table_named(paper, "Bảng 3. "))[1:] == [
        ["Nuôi cá bớp lồng bè Mẫu", "Ấp Bãi Nhà A", "3", "đang thực hiện", "50", "30", "42"],
        ["Nuôi dê sinh sản Mẫu", "Ấp Bãi Nhà A", "2", "chưa có báo cáo được duyệt", "-", "24", "-"],
    ]
    flow = words(table_named(paper, "(đã công nhận)"))
    assert (flow[1], flow[-1]) == (["Đầu kỳ", "4", "4"], ["Cuối kỳ", "3", "5"])


def test_heads_of_tables_are_bold_centred_and_repeated_and_numbers_stand_right(paper: Paper) -> None:
    table = table_named(paper, "Bảng 2. ")
    head, row = table.rows[0], table.rows[1]
    assert head._tr.trPr is not None
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(cell.paragraphs[0].runs[0].bold for cell in head.cells)
    assert {str(cell.paragraphs[0].alignment) for cell in head.cells} == {"CENTER (1)"}
    assert {str(cell.paragraphs[0].alignment) for cell in row.cells[1:]} == {"RIGHT (2)"}


def test_proposals_about_households_are_called_so(paper: Paper) -> None:
    said = [one.text for one in paper.paragraphs]
    assert "- 1 hộ đề xuất: thoát nghèo, còn cận nghèo" in said
    assert any("chưa có quyết định công nhận (mới là đề xuất)" in one for one in said)


def test_it_ends_with_the_sign_of_an_end_and_an_empty_place_for_the_name(paper: Paper) -> None:
    assert paper.paragraphs[-1].text.endswith("./.") or any(
        one.text.endswith("./.") for one in paper.paragraphs[-3:]
    )
    recipients, signature = words(paper.tables[-1])[0]
    assert recipients.split("\n")[0] == "Nơi nhận:"
    assert recipients.split("\n")[-1] == "- Lưu: VT."
    assert signature.strip() == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"


def test_no_household_is_named_anywhere(paper: Paper, kept: Path, village: Village) -> None:
    heads = set(village.session.exec(select(Household.head)))
    with ZipFile(kept) as packed:
        everything = "".join(packed.read(name).decode("utf-8", "ignore") for name in packed.namelist())
    assert not [head for head in heads if head in everything or head in every_word(paper)]
    assert "“Hộ … ở bãi bấc thiếu nước”" in every_word(paper)


def test_where_there_is_nothing_it_says_so_in_words(village: Village, path: Path) -> None:
    paper = drawn(village.facts("nam-du", THIRD), path)
    said = every_word(paper)
    assert "chưa có báo cáo nào được duyệt" in said
    assert said.count("Trong kỳ chưa có báo cáo được duyệt.") == 4  # Nam Du has no livelihood models either
    assert "Truyền thông: trong kỳ chưa có báo cáo được duyệt (0/3 nơi)." in said
    assert "Chưa có báo cáo hiện trạng được duyệt của 3 nơi: ấp An Bình, ấp An Phú, ấp Hòn Mấu." in said
    assert "Trong kỳ chưa có báo cáo kiểm tra, giám sát." in said
    assert "chưa có báo cáo được duyệt nào nêu số giải ngân" in said
    assert "(Chưa có nội dung, bổ sung tại đây.)" in said
    assert "Kết quả tập huấn theo dự án" not in said


@pytest.fixture
def picture(tmp_path: Path) -> str:
    path = tmp_path / "photo.png"
    Image.new("RGB", (400, 300), "teal").save(path)
    return str(path)


def test_photos_come_on_request_and_those_of_households_never(
    busy: Village, path: Path, picture: str
) -> None:
    busy.photo(busy.training("bai-bac", date(2026, 9, 5), topic="Trồng rau"), "a" * 64)
    busy.photo(busy.review("Danh Mẫu", date(2026, 9, 4), "still_poor", "poor"), "b" * 64)
    busy.photo(busy.training("bai-bac", date(2026, 9, 6), topic="Không có trên máy"), "c" * 64)

    found = busy.facts("lai-son", THIRD, lambda sha256, mime: None if sha256[0] == "c" else picture)
    paper = drawn(found, path)

    assert len(paper.inline_shapes) == 1
    assert "Tập huấn: Trồng rau, ấp Bãi Bấc, ngày 05/09/2026" in every_word(paper)
    assert busy.facts("lai-son", THIRD).pictures == []


def test_photos_that_are_not_for_the_reader_are_left_out(busy: Village, picture: str) -> None:
    busy.photo(busy.progress("mau-01", date(2026, 9, 5), "running"), "a" * 64)
    busy.photo(busy.training("bai-bac", date(2026, 9, 5)), "b" * 64)
    viewer = Who(0, "", Role.viewer, True, "lai-son", "kien-hai/", "district")  # noqa: FBT003  # sample

    def shown(**rights: Any) -> list[str]:
        return [one.form for one in busy.facts("lai-son", THIRD, lambda *_: picture, **rights).pictures]

    assert sorted(shown()) == ["model_progress", "training"]
    assert shown(may_show=partial(may_print_pictures, viewer)) == ["training"]
