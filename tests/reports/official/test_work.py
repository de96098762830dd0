"""What the paper says under each project and policy, against reports that were counted by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Paper

from forms.policy_asks import ASKS
from handlers.papers.making_papers import names
from locales import translator
from models.report import ReportStatus
from programme import SAMPLE
from programme.read import read_plan
from reports.official.document import write
from reports.official.span import periodic
from reports.official.work.few import masked, masked_part
from reports.official.work.kinds import KINDS
from reports.official.work.policies import ASKED
from scheduler.period import Kind, Period
from tests.reports.official.village import SENT, Village

THIRD = periodic(Period(Kind.quarter, 2026, 3))
SECOND_HALF = periodic(Period(Kind.half_year, 2026, 2))
PEOPLE = ("people", "women", "ethnic_minority", "poor", "near_poor", "newly_escaped")


def drawn(village: Village, path: Path, place: str = "kien-hai", withheld: tuple[str, ...] = ()) -> Paper:
    write(
        village.facts(place, THIRD, withheld=withheld, unquoted=withheld),
        names(),
        translator("vi"),
        str(path),
    )
    return Document(str(path))


def under(paper: Paper, name: str) -> list[str]:
    """The lines below the heading of a project or policy, as far as the next heading."""
    texts = [(one.style.name if one.style else "", one.text) for one in paper.paragraphs]
    at = next(at for at, (style, text) in enumerate(texts) if style == "Heading 3" and f") {name}:" in text)
    after = texts[at + 1 :]
    end = next(end for end, (style, _text) in enumerate(after) if str(style).startswith("Heading"))
    return [text for _style, text in after[:end]]


def results(paper: Paper, name: str) -> list[str]:
    """The same without what the plan says of it."""
    return [line for line in under(paper, name) if line.startswith("- ") and "cả giai đoạn" not in line]


def lines(text: str) -> list[str]:
    """The lines of a text: each begins with a stroke."""
    joined = " ".join(line.strip() for line in text.strip().splitlines())
    return [line.strip() for line in joined.replace(" - ", "\n- ").split("\n")]


def people(*counts: int) -> dict[str, int]:
    return dict(zip(PEOPLE, counts, strict=True))


def told(village: Village) -> Village:
    """Information work, child nutrition, trades and jobs, policies and disbursement of a quarter."""
    meeting: dict[str, Any] = {"kind": "meeting", "activity": "DA6.2", "times": 1}
    village.tell(
        "communication", "bai-nha-a", date(2026, 7, 20), **meeting, people=45, informed=90, cost=500_000
    )
    village.tell("communication", "bai-nha-a", date(2026, 9, 2), **meeting, people=30, informed=110)
    village.tell("communication", "bai-nha-b", date(2026, 8, 2), **meeting, people=25, informed=70)
    village.tell("communication", "cu-tron", date(2026, 8, 3), **meeting, informed=300, status=SENT)
    leaflets: dict[str, Any] = {"kind": "leaflet", "activity": "CS1.4", "copies": 200, "informed": 40}
    village.tell("communication", "thien-tue", date(2026, 9, 3), **leaflets, difficulties="Loa hư")
    village.nothing("truyen-thong", "bai-bac", "2026-Q3")
    _nutrition(village, "lai-son", (60, 7, 3), (40, 20), 12_000_000)
    _nutrition(village, "an-son", (45, 3, 2), (30, 9), None)
    _trades(village)
    _policies(village)
    for place, activity, source, amount in (
        ("lai-son", "DA2", "central", 45_000_000),
        ("lai-son", "DA2", "local", 6_000_000),
        ("an-son", "DA2", "central", 50_000_000),
        ("lai-son", "DA2", "people", 15_000_000),
        ("lai-son", "DA6.2", "central", 4_000_000),
    ):
        line: dict[str, Any] = {"activity": activity, "source": source, "year": 2026}
        village.tell("disbursement", place, date(2026, 9, 28), **line, disbursed=amount)
    return village


def _nutrition(
    village: Village, place: str, under_5: tuple[int, int, int], cared: tuple[int, int], money: int | None
) -> None:
    village.tell(
        "nutrition",
        place,
        date(2026, 9, 10),
        activity="DA3.2",
        measured=dict(zip(("measured", "stunted", "underweight"), under_5, strict=True)),
        cared_for=dict(zip(("children", "mothers"), cared, strict=True)),
        money=money,
    )


def _trades(village: Village) -> None:
    taught: dict[str, Any] = {
        "trade": {"title": "Máy tàu", "activity": "DA4.1"},
        "outcome": {"finished": 22, "found_work": 15},
    }
    learners = people(25, 5, 3, 4, 8, 2)
    day = date(2026, 8, 20)
    village.tell("vocational", "lai-son", day, kind="class", activity="DA4.1", people=learners, **taught)
    fair: dict[str, Any] = {"kind": "fair", "activity": "DA4.3"}
    village.tell("vocational", "lai-son", day, **fair, people=people(80, 40, 5, 6, 12, 3), hired=9)
    village.tell("vocational", "an-son", day, **fair, people=people(20, 8, 0, 1, 2, 0))
    placed: dict[str, Any] = {"kind": "placed", "activity": "DA4.3", "abroad": 2}
    village.tell("vocational", "nam-du", day, **placed, people=people(12, 4, 0, 2, 3, 1))


def _policies(village: Village) -> None:
    day = date(2026, 9, 15)
    village.tell("policies", "lai-son", day, activity="CS1.1", households=35, money=1_250_000_000)
    village.tell("policies", "an-son", day, activity="CS1.1", households=12)
    village.tell("policies", "lai-son", day, activity="CS1.5", cards={"people": 150, "with_card": 140})
    village.tell(
        "policies", "lai-son", date(2026, 9, 20), activity="CS1.5", cards={"people": 150, "with_card": 147}
    )
    village.tell("policies", "lai-son", day, activity="CS1.6", pupils=40)
    village.tell("policies", "nam-du", day, activity="CS1.7.1", houses={"new": 3, "repaired": 0})


@pytest.fixture(scope="module")
def paper(read_only: Village, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """The district's, for all who only read it."""
    return drawn(told(read_only), tmp_path_factory.mktemp("paper") / "bao-cao.docx")


def test_each_project_and_policy_of_the_plan_stands_in_its_order(paper: Paper) -> None:
    headings = [one.text for one in paper.paragraphs if one.style and one.style.name == "Heading 3"]

    assert [one.partition(":")[0] for one in headings] == [
        *("a) Dự án 2", "b) Tiểu dự án 1, Dự án 3", "c) Tiểu dự án 2, Dự án 3"),
        *("d) Tiểu dự án 1, Dự án 4", "đ) Tiểu dự án 3, Dự án 4", "e) Tiểu dự án 2, Dự án 6"),
        *("g) Tiểu dự án 1, Dự án 7", "h) Tiểu dự án 2, Dự án 7"),
        *("a) Chính sách 1.1", "b) Chính sách 1.2", "c) Chính sách 1.3", "d) Chính sách 1.4"),
        *("đ) Chính sách 1.5", "e) Chính sách 1.6", "g) Chính sách 1.7.1", "h) Chính sách 1.7.2"),
    ]


def test_it_says_what_it_is_for_whose_it_is_where_the_plan_says_both_and_its_money(paper: Paper) -> None:
    purpose, agencies, money = under(paper, "Dự án 2")[:3]

    assert purpose.startswith("Mục tiêu: Giúp hộ nghèo, cận nghèo, mới thoát nghèo có việc làm và sinh kế")
    assert agencies.split(". ")[:3] == [
        "Chủ trì: Phòng LĐTBXH (mục IV.2.1đ)",
        "Trực tiếp quản lý: Phòng NN&PTNT (mục VII.3)",
        "Theo dõi, tổng hợp: Phòng LĐTBXH (mục IV.2.1đ; VII.1)",
    ]
    contradiction = "mục IV.2.1đ ghi Phòng LĐTBXH chủ trì; mục VII.3 ghi Phòng NN&PTNT quản lý."
    assert agencies.endswith(f"Kế hoạch ghi hai nơi khác nhau: {contradiction}")
    # 45 + 6 + 50 of 200 + 30; what people gave is beside it
    assert [money] == lines(
        """
        - Kinh phí cả giai đoạn: 1.058 triệu đồng, Trung ương 920, địa phương 138. Lũy kế đến ngày
          30/09/2026 giải ngân 101 triệu đồng trên 230 triệu đồng được giao, đạt 43,9%.
        """
    )


def test_households_told_are_the_highest_of_each_hamlet_and_who_said_nothing_is_named(paper: Paper) -> None:
    # 110 of Bãi Nhà A, told twice, and 70 of Bãi Nhà B; Củ Tron's waits to be accepted
    assert results(paper, "Tiểu dự án 2, Dự án 6") == lines(
        """
        - Truyền thông: 3 báo cáo; 3 lần tổ chức, phát tin, 100 lượt người.
        - Hộ được cung cấp thông tin từ đầu năm, mỗi hộ tính một lần: 180 hộ, cộng số cao nhất của từng ấp
          (2 ấp có báo).
        - Kinh phí: 0,5 triệu đồng (1/3 báo cáo có nêu).
        - Truyền thông: ấp Bãi Bấc báo không phát sinh, chưa có báo cáo nào được duyệt của ấp 1, ấp 2, ấp 3,
          ấp Củ Tron, ấp An Cư, ấp Bãi Ngự, ấp An Bình, ấp An Phú và 1 nơi khác.
        """
    )


def test_children_are_told_without_small_numbers(paper: Paper) -> None:
    # stunted 7 and 3: the 3 would follow from Lại Sơn's own paper; underweight 3 and 2, neither is told
    assert results(paper, "Tiểu dự án 2, Dự án 3") == lines(
        """
        - Trẻ dưới 5 tuổi được cân đo: 105; suy dinh dưỡng thấp còi: 7 trở lên; nhẹ cân: 5.
        - Trẻ từ 5 đến dưới 16 tuổi được chăm sóc: 70; bà mẹ: 29.
        - Kinh phí: 12 triệu đồng (1/2 báo cáo có nêu).
        - Dinh dưỡng trẻ em: chưa có báo cáo nào được duyệt của xã Hòn Tre, xã Nam Du.
        """
    )


def test_who_may_not_see_them_has_no_numbers_of_children_at_all(village: Village, tmp_path: Path) -> None:
    _nutrition(village, "lai-son", (60, 7, 3), (40, 20), 12_000_000)
    asked: dict[str, Any] = {
        "activity": "DA3.2",
        "measured": {"measured": 60},
        "difficulties": "3 bé nhẹ cân thiếu sữa",
    }
    village.tell("nutrition", "lai-son", date(2026, 9, 11), **asked)
    paper = drawn(village, tmp_path / "bao-cao.docx", "lai-son", ("nutrition",))

    assert results(paper, "Tiểu dự án 2, Dự án 3") == lines(
        """
        - Đã có báo cáo của 1 nơi. Bản này không in số liệu sức khỏe trẻ em, vì người lập không thuộc diện
          được xem.
        - Kinh phí: 12 triệu đồng (1/2 báo cáo có nêu).
        """
    )
    assert "thiếu sữa" not in "\n".join(one.text for one in paper.paragraphs)


@pytest.mark.parametrize(
    ("stunted", "measured", "said"),
    [
        ([0], [60], "dưới 5"),  # none is a small number, too
        ([4], [60], "dưới 5"),
        ([5], [60], "5"),
        ([2, 2], [30, 30], "dưới 5"),
        ([2, 3], [30, 30], "5"),
        ([12, 1], [30, 30], "12 trở lên"),
        ([12, 1, 1], [30, 30, 30], "12 trở lên"),  # of two places together it is small as well
        ([4, 4, 9], [30, 30, 30], "9 trở lên"),  # 17 less 9: each of the two has all it can have
        ([4, 4], [30, 30], "5 trở lên"),
        ([4, 3, 9], [30, 30, 30], "16"),
        ([57], [60], "không nêu, gần hết số trẻ"),
        ([3], [3], "dưới 5"),
    ],
)
def test_a_small_number_is_not_given_away(stunted: list[int], measured: list[int], said: str) -> None:
    assert translator("vi").value(masked_part(stunted, measured)) == said
    assert "3" not in translator("vi").value(masked([3]))


def test_trades_are_told_by_kind(paper: Paper) -> None:
    assert results(paper, "Tiểu dự án 1, Dự án 4") == lines(
        """
        - Lớp học nghề: 1 lớp, 25 người, trong đó 5 nữ, 3 người dân tộc thiểu số, 4 thuộc hộ nghèo, 8 hộ
          cận nghèo, 2 hộ mới thoát nghèo.
        - Trong số học viên: học xong 22 người, có việc làm 15 người.
        - Học nghề, việc làm: chưa có báo cáo nào được duyệt của xã Hòn Tre.
        """
    )
    assert results(paper, "Tiểu dự án 3, Dự án 4")[:2] == lines(
        """
        - Phiên giao dịch việc làm: 2 phiên, 100 người, trong đó 48 nữ, 5 người dân tộc thiểu số, 7 thuộc
          hộ nghèo, 14 hộ cận nghèo, 3 hộ mới thoát nghèo; có việc làm: 9 người (1/2 báo cáo có nêu).
        - Đưa đi làm việc: 12 người, trong đó 4 nữ, 0 người dân tộc thiểu số, 2 thuộc hộ nghèo, 3 hộ cận
          nghèo, 1 hộ mới thoát nghèo; ra nước ngoài: 2 người.
        """
    )


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("1.1", "Theo báo cáo của 2 nơi: 47 hộ được hỗ trợ, 1.250 triệu đồng (1/2 báo cáo có nêu)."),
        (
            "1.5",
            "Theo báo cáo của 1 nơi: 147/150 người thuộc hộ nghèo, cận nghèo có thẻ bảo hiểm y tế (98%).",
        ),
        ("1.6", "Theo báo cáo của 1 nơi: 40 học sinh, sinh viên được hỗ trợ."),
        ("1.7.1", "Theo báo cáo của 1 nơi: 3 nhà xây mới, 0 nhà sửa chữa."),
        ("1.7.2", "Chính sách: báo cáo theo kỳ 6 tháng, không có số riêng của kỳ này."),
    ],
)
def test_a_policy_is_told_by_what_the_plan_asks_of_it(paper: Paper, policy: str, said: str) -> None:
    assert results(paper, f"Chính sách {policy}")[0] == f"- {said}"


def test_what_a_policy_asks_for_and_nobody_told_is_no_zero(paper: Paper) -> None:
    assert results(paper, "Chính sách 1.6")[1] == "- Chưa có số liệu: số tiền."


def test_a_half_year_is_no_figure_of_a_quarter(village: Village, tmp_path: Path) -> None:
    for households, day in ((10, date(2026, 9, 1)), (12, date(2026, 9, 5))):
        told: dict[str, Any] = {"activity": "CS1.1", "households": households}
        village.tell("policies", "lai-son", day, period="2026-H2", **told)

    paper = drawn(village, tmp_path / "bao-cao.docx", "lai-son")
    (policy,) = (
        one for one in village.facts("lai-son", SECOND_HALF).activities if one.short_name == "Chính sách 1.1"
    )

    assert results(paper, "Chính sách 1.1") == [
        "- Chính sách: báo cáo theo kỳ 6 tháng, không có số riêng của kỳ này."
    ]
    work = policy.forms[0].work  # told twice, the last one counts
    assert work is not None
    assert [translator("vi")(line) for line in work.lines()] == [
        "Theo báo cáo của 1 nơi: 12 hộ được hỗ trợ.",
        "Chưa có số liệu: số tiền.",
    ]


def test_inspections_are_counted_with_what_was_mended_by_the_end_of_the_quarter(
    village: Village, tmp_path: Path
) -> None:
    june, december = date(2026, 6, 1), date(2026, 12, 1)
    village.inspect("bai-nha-a", june, "DA2", (date(2026, 7, 1), None), (date(2026, 7, 1), date(2026, 8, 1)))
    findings = (
        (date(2026, 9, 1), date(2026, 8, 28)),
        (date(2026, 9, 10), date(2026, 10, 5)),
        (december, None),
    )
    village.inspect("bai-nha-a", date(2026, 8, 5), "DA2", *findings)
    village.inspect("lai-son", date(2026, 9, 5), None)
    village.inspect("cu-tron", date(2026, 9, 5), "DA2", (december, None))  # another commune
    withdrawn = village.inspect("lai-son", date(2026, 9, 6), "DA2", (december, None))
    withdrawn.status = ReportStatus.withdrawn
    village.session.flush()

    paper = drawn(village, tmp_path / "bao-cao.docx", "lai-son")

    assert results(paper, "Dự án 2")[-1:] == lines(
        """
        - Kiểm tra, giám sát: 1 cuộc, phát hiện 3 việc; đã khắc phục 1, chưa khắc phục 2, trong đó quá
          hạn 1.
        """
    )
    table = next(one for one in paper.tables if one.rows[0].cells[0].text == "Nơi được kiểm tra")
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        ["Ấp Bãi Nhà A", "1", "3", "1", "2", "1"],
        ["Xã Lại Sơn", "1", "0", "0", "0", "0"],
        ["Cộng", "2", "3", "1", "2", "1"],
    ]
    assert "Qua các cuộc kiểm tra kỳ trước còn 1 việc chưa khắc phục." in [
        one.text for one in paper.paragraphs
    ]


def test_what_the_commune_reports_is_not_divided_by_hamlets(village: Village, tmp_path: Path) -> None:
    paper = drawn(village, tmp_path / "bao-cao.docx", "bai-nha-a")

    assert results(paper, "Chính sách 1.4") == lines(
        """
        - Truyền thông: trong kỳ chưa có báo cáo được duyệt (0/1 nơi).
        - Chính sách: cấp trên báo cáo chung, không tách riêng nơi này.
        """
    )


def test_whatever_reports_belong_to_an_activity_are_told() -> None:
    """Disbursement and inspections have sections of their own, and a line of their own in each project."""
    belonging = {form for one in read_plan(SAMPLE).activities for form in one.forms}

    assert belonging - {"disbursement", "inspection"} == set(KINDS)
    assert set(ASKED) == set(ASKS)
