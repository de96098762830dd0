"""The tables of the paper with the plan's money and the state of hamlets and communes, added up by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from handlers.papers.making_papers import names
from locales import translator
from reports.official.document import write
from reports.official.span import periodic
from scheduler.period import Kind, Period
from tests.reports.official.village import Village

THIRD = periodic(Period(Kind.quarter, 2026, 3))
Rows = list[list[str]]
Tables = dict[str, Rows]


def tables(village: Village, place: str, path: Path) -> Tables:
    """Every table with a caption, by the words behind its number, without its head."""
    write(village.facts(place, THIRD), names(), translator("vi"), str(path))
    paper = Document(str(path))
    captions = [
        one.text.partition(". ")[2] for one in paper.paragraphs if one.style and one.style.name == "Caption"
    ]
    drawn = [
        [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in one.rows] for one in paper.tables
    ]
    return dict(zip(captions, (rows[1:] for rows in drawn[1:-1]), strict=True))


def of_name(found: Tables, name: str) -> Rows:
    return next(rows for caption, rows in found.items() if caption.startswith(name))


def number(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def state(village: Village, place: str, households: int, people: int, road: str, **more: Any) -> None:
    size = {"households": households, "people": people}
    length = more.pop("road_length", None)
    answers: dict[str, Any] = {
        "size": size,
        "road": road,
        "road_length": length and {"amount": length, "unit": "km"},
    }
    village.tell("hamlet_state", place, date(2026, 9, 1), **answers, electricity="yes", **more)


@pytest.fixture
def told(village: Village) -> Village:
    """Two hamlets of four and one commune tell their state; disbursements of two communes."""
    state(village, "bai-nha-a", 210, 800, "standard", road_length="2.5", powered=210, water=180)
    state(village, "thien-tue", 120, 430, "none", powered=110, water=60)  # the length is not known
    village.tell(
        "commune_state",
        "lai-son",
        date(2026, 9, 1),
        population=8_200,
        cards=8_000,
        health="yes",
        radio="broken",
    )
    for place, source, amount in (
        ("lai-son", "central", 45),
        ("an-son", "central", 50),
        ("lai-son", "people", 15),
    ):
        line: dict[str, Any] = {"activity": "DA2", "year": 2026, "source": source}
        village.tell("disbursement", place, date(2026, 9, 28), **line, disbursed=amount * 1_000_000)
    return village


def test_the_plan_s_money_adds_up(told: Village, tmp_path: Path) -> None:
    *projects, total = of_name(tables(told, "kien-hai", tmp_path / "a.docx"), "Kinh phí theo kế hoạch")

    assert [number(row[3]) for row in projects] == [1_058, 467, 166, 503, 178, 84, 143, 80]
    for central, local, both in (map(number, row[1:4]) for row in (*projects, total)):
        assert central + local == both
    assert [sum(number(row[at]) for row in projects) for at in (1, 2, 3)] == [2_329, 350, 2_679]
    assert total[1:4] == ["2.329", "350", "2.679"]
    assert projects[0][4:] == ["95", "963", "9%"]  # 45 + 50 of the programme's own money; 95 of 1.058
    assert projects[1][4:] == ["-", "-", "-"]  # nobody told, which is no zero


def test_money_by_source_has_what_people_gave_in_no_sum(told: Village, tmp_path: Path) -> None:
    assert of_name(
        tables(told, "lai-son", tmp_path / "a.docx"), "Vốn giao hằng năm và giải ngân theo nguồn"
    ) == [
        ["Dự án 2", "ngân sách Trung ương", "60", "45", "15", "75%"],
        ["Dự án 2", "ngân sách địa phương", "9", "-", "-", "-"],
        ["Dự án 2", "người dân đóng góp", "-", "15", "-", "-"],
        ["Tiểu dự án 1, Dự án 3", "ngân sách Trung ương", "40", "-", "-", "-"],
        ["Cộng vốn chương trình", "", "109", "45", "64", "41,3%"],
    ]


def test_states_are_of_the_hamlets_that_told_them(told: Village, tmp_path: Path) -> None:
    found = tables(told, "lai-son", tmp_path / "a.docx")

    assert of_name(found, "Hiện trạng các ấp") == [
        ["Ấp Bãi Nhà A", "1/1", "210", "800", "2,5", "2,5", "210", "180"],
        ["Ấp Bãi Nhà B", "0/1", "-", "-", "-", "-", "-", "-"],
        ["Ấp Bãi Bấc", "0/1", "-", "-", "-", "-", "-", "-"],
        ["Ấp Thiên Tuế", "1/1", "120", "430", "-", "-", "110", "60"],
        ["Cộng", "2/4", "330", "1.230", "2,5", "2,5", "320", "240"],
    ]
    assert of_name(found, "Hiện trạng các xã") == [
        ["Xã Lại Sơn", "8.200", "8.000", "Đã đạt", "Có, không hoạt động", "Chưa học"]
    ]


def test_of_the_district_each_commune_is_a_line(told: Village, tmp_path: Path) -> None:
    rows = of_name(tables(told, "kien-hai", tmp_path / "a.docx"), "Hiện trạng các ấp")

    assert [row[:3] for row in rows] == [
        ["Xã Hòn Tre", "0/3", "-"],
        ["Xã Lại Sơn", "2/4", "330"],
        ["Xã An Sơn", "0/3", "-"],
        ["Xã Nam Du", "0/3", "-"],
        ["Cộng", "2/13", "330"],
    ]
