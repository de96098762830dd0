"""The paper of an agency about its own projects, in a quarter with reports about two agencies' and others'.

The office of farming has DA2, DA3.1 and CS1.3 of its own, the health centre DA3.2 and CS1.5, the first of
each as manager; the office of labour consolidates the projects. What is counted was counted by hand.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from handlers.papers.making_papers import names
from locales import translator
from models import narrative
from models.narrative import Narrative
from reports.official.document import write
from reports.official.facts import Facts
from reports.official.inspected import Count, together
from reports.official.span import periodic
from reports.official.standing import Sources
from reports.official.voices import Voice
from scheduler.period import Kind, Period
from testing.world import find
from tests.reports.official.village import AT, SENT, Village

THIRD = periodic(Period(Kind.quarter, 2026, 3))
LATE = date(2026, 9, 28)
FARMING, HEALTH, LABOUR, JUSTICE = "nnptnt", "y-te", "ldtbxh", "tu-phap"


@pytest.fixture(scope="module")
def shared(read_only: Village) -> Village:
    """The busy village, and what is about others' projects or about none."""
    village = read_only
    village.training("bai-nha-a", date(2026, 9, 3), "DA7.1", (33, 11, 0, 0, 0, 0), said="Thiếu tài liệu")
    village.training("cu-tron", date(2026, 9, 3), "DA7.1", (34, 12, 0, 0, 0, 0), status=SENT)
    for agency, place, activity, source, amount in (
        (FARMING, "kien-hai", "DA2", "central", 30_000_000),
        (None, "lai-son", "DA2", "central", 45_000_000),
        (None, "lai-son", "DA2", "local", 5_000_000),
        (None, "lai-son", "DA2", "people", 15_000_000),  # beside the programme's money
        (None, "an-son", "DA3.1", "local", 6_000_000),
        (HEALTH, "kien-hai", "DA3.2", "central", 12_000_000),
        (None, "lai-son", "DA3.2", "central", 2_000_000),
        (HEALTH, "kien-hai", "CS1.5", "local", 3_000_000),  # a policy, with no sum in the plan
        (None, "lai-son", "DA6.2", "central", 4_000_000),
    ):
        line: dict[str, Any] = {"activity": activity, "source": source, "year": 2026, "disbursed": amount}
        village.tell("disbursement", place, LATE, agency=agency, **line)
    measured = {"measured": 60, "stunted": 7, "underweight": 6}
    village.tell("nutrition", "lai-son", LATE, activity="DA3.2", measured=measured, difficulties="Thiếu cân")
    mended, due = date(2026, 8, 20), date(2026, 9, 1)
    village.inspect("bai-nha-a", date(2026, 8, 5), "DA2", (due, mended), (due, None))
    village.inspect("an-son", date(2026, 8, 6), "DA3.2", (due, None))
    village.inspect("lai-son", date(2026, 8, 7), None, (due, None), (due, None))
    village.inspect("bai-nha-a", date(2026, 5, 5), "DA2", (due, None))
    village.inspect("bai-nha-a", date(2026, 5, 5), "DA6.2", (due, None), (due, None))
    village.commune("an-son", "2026-Q3", difficulties="Xa bờ")
    village.decide("Nguyễn Thị Mẫu", "near_poor", date(2026, 8, 15))
    words = Narrative(
        place_code="kien-hai",
        span="2026-Q3",
        part="overview",
        text="Lời của đặc khu.",
        version=0,
        sample=True,
        author_id=find(village.session, "coordinator", "kien-hai").id or 0,
        written_at=AT,
        report_id=village.inspect("lai-son", date(2026, 1, 5), None).id or 0,
    )
    narrative.add(village.session, words)
    return village


def of(village: Village, agency: str, place: str = "kien-hai") -> Facts:
    return village.facts(place, THIRD, agency=village.agency(agency))


@pytest.fixture(scope="module")
def farming(shared: Village) -> Facts:
    return of(shared, FARMING)


def said(facts: Facts, path: Path) -> str:
    """Every word of the paper, tables row by row."""
    write(facts, names(), translator("vi"), str(path / "bao-cao.docx"))
    paper = Document(str(path / "bao-cao.docx"))
    rows = [" | ".join(cell.text for cell in row.cells) for table in paper.tables for row in table.rows]
    return "\n".join([*(one.text for one in paper.paragraphs), *rows]).replace("\u00a0", " ")


def test_its_own_projects_and_policies_are_told_in_the_plan_s_order(farming: Facts) -> None:
    assert [one.code for one in farming.activities] == ["DA2", "DA3.1", "CS1.3"]
    trained = farming.activities[0].trained
    assert trained is not None
    assert (trained.sessions, trained.people) == (3, 83)  # two in Lại Sơn, one elsewhere
    assert farming.activities[0].inspections == Count(1, 2, 1, 1)


def test_only_reports_about_them_are_counted_and_nobody_is_late(farming: Facts) -> None:
    # 3 sessions and 2 reports of a model of DA2, 5 sums of money; a session and a model wait, one came back
    assert farming.sources == Sources(accepted=10, waiting=2, returned=1, missing=None)
    assert farming.duties == []


def test_its_own_money_stands_beside_the_communes(shared: Village, farming: Facts, tmp_path: Path) -> None:
    def by_unit(facts: Facts) -> list[str]:
        rows = said(facts, tmp_path).splitlines()
        head = rows.index("Dự án, chính sách | Đơn vị giải ngân | Đã giải ngân")
        return rows[head + 1 : head + 5]

    assert farming.budget.total.disbursed == 86_000_000
    assert by_unit(farming) == [
        "Dự án 2 | Phòng NN&PTNT | 30",
        "Dự án 2 | Xã Lại Sơn | 50",
        "Tiểu dự án 1, Dự án 3 | Xã An Sơn | 6",
        "Cộng |  | 86",
    ]
    assert by_unit(of(shared, HEALTH)) == [
        "Tiểu dự án 2, Dự án 3 | Trung tâm Y tế | 12",
        "Tiểu dự án 2, Dự án 3 | Xã Lại Sơn | 2",
        "Chính sách 1.5 | Trung tâm Y tế | 3",
        "Cộng |  | 17",
    ]


def test_inspections_are_those_of_its_projects(farming: Facts) -> None:
    assert together(farming.inspected.each) == Count(1, 2, 1, 1)
    assert farming.inspected.earlier_open == 1


@pytest.mark.parametrize(("agency", "own"), [(FARMING, ["CT06", "CT07"]), (HEALTH, ["CT14"]), (JUSTICE, [])])
def test_indicators_are_those_to_which_they_belong(shared: Village, agency: str, own: list[str]) -> None:
    assert [one.code for one in of(shared, agency).indicators] == own


def test_it_quotes_reports_about_them_and_no_words_written_for_a_place(farming: Facts) -> None:
    assert farming.voices.difficulties == [Voice("bai-nha-b", ["Thiếu con giống."])]
    assert farming.told == {}


@pytest.mark.parametrize(
    ("agency", "to"),
    [
        (FARMING, "Phòng Lao động - Thương binh và Xã hội"),  # it consolidates the projects
        (JUSTICE, "Phòng Lao động - Thương binh và Xã hội"),  # nobody its policy, but this the programme's
        (LABOUR, "Ủy ban nhân dân đặc khu Kiên Hải"),  # does so itself
    ],
)
def test_it_goes_to_whoever_consolidates_its_projects(shared: Village, agency: str, to: str) -> None:
    body = of(shared, agency).body
    assert body is not None
    assert body.addressees == [to]


def test_the_paper_says_nothing_of_others(farming: Facts, tmp_path: Path) -> None:
    text = said(farming, tmp_path)
    others = (
        *("Cải thiện dinh dưỡng", "Truyền thông về giảm nghèo", "Tiểu dự án 1, Dự án 7", "Trợ giúp pháp lý"),
        *("thấp còi", "Thiếu cân", "Thiếu tài liệu", "Xa bờ", "Xin thêm tờ rơi", "Lời của đặc khu"),
        *("Diễn biến hộ", "Hiện trạng ấp", "nộp báo cáo", "quá hạn chưa nộp", "Nguyễn Thị Mẫu"),
    )
    assert [words for words in others if words.lower() in text.lower()] == []
    assert "DỰ THẢO - SỐ LIỆU MẪU" in text
    assert "[CƠ QUAN CHỦ QUẢN]\nPHÒNG NÔNG NGHIỆP VÀ\nPHÁT TRIỂN NÔNG THÔN" in text
    assert "BC-…" in text
    assert "Kính gửi: Phòng Lao động - Thương binh và Xã hội" in text
    assert "(địa bàn" not in text


def test_the_health_centre_reads_its_counts_of_children(shared: Village, tmp_path: Path) -> None:
    text = said(of(shared, HEALTH), tmp_path)
    assert "được cân đo: 60; suy dinh dưỡng thấp còi: 7; nhẹ cân: 6." in text
    assert "Dự án 2:" not in text


def test_of_a_place_below_its_part_is_told_and_the_place_named(shared: Village, tmp_path: Path) -> None:
    facts = of(shared, FARMING, "lai-son")
    assert facts.budget.total.disbursed == 50_000_000
    assert "(địa bàn xã Lại Sơn)" in said(facts, tmp_path)
