"""Each rule as rows: what stands in a report and beside it, and the warning, or none."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from locales import translator
from reports.checks.every import doubts
from reports.checks.facts import Facts, Member, Model, Overlap, Twin, Used
from reports.checks.rules import BY_ID, RULES

SAY = translator("vi")
SENT = date(2026, 12, 9)
DAY = date(2025, 3, 10)
PEOPLE = {"people": 25, "women": 12, "ethnic_minority": 0, "poor": 3, "near_poor": 0, "newly_escaped": 0}
NOBODY = dict.fromkeys(PEOPLE, 0)
FINE = Model("Nuôi cá", approval="01/QĐ", approved_on=DAY, all_money=84_000_000, project="Dự án 2")
MILLION = 1_000_000


def training(**answers: Any) -> Facts:
    return Facts("training", {"people": PEOPLE, **answers}, SENT)


def people(**counts: int) -> Facts:
    return training(people={**NOBODY, **counts})


def cadres(**counts: int) -> Facts:
    return people(**counts)._replace(trains_cadres=True)


def progress(model: Model = FINE, **answers: Any) -> Facts:
    return Facts("model_progress", {"stage": "running", **answers}, SENT, model=model)


def model(**changes: Any) -> Model:
    return FINE._replace(**changes)


def member(there: str, recognised: str | None) -> Facts:
    return progress(model(members=[Member("Danh Mẫu", there, recognised)]))


def review(*, has_minutes: bool = False, **answers: Any) -> Facts:
    return Facts("household_review", answers, SENT, has_minutes=has_minutes)


def before(key: str, now: Any, *values: float, **more: Any) -> Facts:
    return training(**{key: now, **more})._replace(before={key: values})


def late(due: date | None, sent: date = SENT) -> Facts:
    return training()._replace(due=due, sent_on=sent)


OVERLAP = Overlap("Nuôi tôm", "Dự án 3", ["Danh Mẫu", "Trần Văn Mẫu"])

ROWS: list[tuple[Facts, str]] = [
    # R1: the same household and content in two models at one time
    (progress(model(overlaps=[OVERLAP])), "R1: 2 hộ của mô hình này cũng ở mô hình “Nuôi tôm” (Dự án 3)"),
    (progress(model(overlaps=[])), ""),
    # R3: the class in the model is the one recognised last on the day of the approval
    (member("poor", "near_poor"), "R3: 1 hộ ghi trong mô hình khác với loại hộ đã công nhận"),
    (member("poor", "poor"), ""),
    (member("poor", None), ""),  # no decision is known: it cannot be told
    # R4: what is recovered and passed on
    (progress(recovered=9 * MILLION, disbursed=5 * MILLION), "R4: Đã thu hồi 9.000.000 đồng, nhiều hơn"),
    (progress(recovered=5 * MILLION, disbursed=9 * MILLION), ""),
    (progress(recovered=5 * MILLION), ""),  # what was disbursed is not known
    (progress(revolved_to="hộ ông Tám"), "R4: Có ghi luân chuyển cho hộ khác nhưng chưa ghi số tiền"),
    (progress(revolved_to="hộ ông Tám", recovered=MILLION), ""),
    (progress(model(revolving="12 triệu"), stage="finished"), "R4: Mô hình đã kết thúc hoặc dừng mà chưa"),
    (progress(model(revolving="12 triệu"), stage="running"), ""),
    (progress(model(revolving=""), stage="finished"), ""),
    (progress(model(revolving="12 triệu"), stage="finished", recovered=MILLION), ""),
    # R5: the approving decision
    (progress(model(approval="")), "R5: Mô hình “Nuôi cá” chưa có số quyết định phê duyệt"),
    (progress(model(approved_on=None)), "R5: Quyết định phê duyệt 01/QĐ của mô hình “Nuôi cá” chưa có ngày"),
    (progress(), ""),
    # R6: counts are broken down
    (people(people=25), "R6: 25 người dự mà không ghi nữ, dân tộc thiểu số hay hộ nghèo"),
    (people(people=25, women=1), ""),
    (people(people=25, near_poor=1), ""),
    (people(people=4), ""),
    # R7: the meeting and its evidence
    (review(met_on="not_yet", members=4), "R7: Ấp chưa họp dân về hộ này"),
    (review(members=4), "R7: Ấp chưa họp dân về hộ này"),
    (review(met_on="2026-10-18", members=4), "R7: Cuộc họp ngày 18/10 chưa có ảnh biên bản"),
    (review(met_on="2026-10-18", members=4, has_minutes=True), ""),
    (review(members="left"), ""),
    # R8: from where the money came
    (training(cost=2 * MILLION), "R8: Kinh phí 2.000.000 đồng mà chưa ghi nguồn tiền"),
    (training(cost=2 * MILLION, cost_source="local"), ""),
    (training(cost=None), ""),
    (training(cost=0), ""),
    (progress(model(all_money=None), disbursed=MILLION), "R8: Đã giải ngân 1.000.000 đồng nhưng danh sách"),
    (progress(model(all_money=None)), ""),
    # R9: no more than was allocated
    (
        progress(disbursed=85 * MILLION),
        "R9: Đã giải ngân 85.000.000 đồng, nhiều hơn vốn của mô hình 84.000.000",
    ),
    (progress(disbursed=84 * MILLION), ""),
    (
        progress(model(project_budget=100 * MILLION, project_disbursed=101 * MILLION), disbursed=MILLION),
        "R9: Tất cả mô hình của Dự án 2 đã giải ngân 101.000.000 đồng, nhiều hơn vốn được giao 100.000.000",
    ),
    (progress(model(project_budget=100 * MILLION, project_disbursed=100 * MILLION), disbursed=MILLION), ""),
    (progress(model(project_budget=None, project_disbursed=101 * MILLION), disbursed=MILLION), ""),
    # R10: women where cadres are trained
    (cadres(people=12), "R10: 12 người dự mà không có nữ"),
    (cadres(people=3), "R10: 3 người dự mà không có nữ"),
    (cadres(people=12, women=1), ""),
    # unusual: far from the median of four or more
    (
        before("people", {**PEOPLE, "people": 76}, 20, 25, 25, 30),
        "unusual: Số người dự: 76, mọi khi khoảng 25",
    ),
    (before("people", {**PEOPLE, "people": 75}, 20, 25, 25, 30), ""),
    (before("people", {**PEOPLE, "people": 4}, 20, 25, 25, 30), "unusual: Số người dự: 4, mọi khi khoảng 25"),
    (before("people", {**PEOPLE, "people": 5}, 20, 25, 25, 30), ""),
    (before("people", {**PEOPLE, "people": 300}, 20, 25, 25), ""),  # three are no history
    (before("people", {**PEOPLE, "people": 90}, 20, 25, 25, 900), "unusual: Số người dự: 90"),
    (before("cost", 9 * MILLION, 0, 0, 0, MILLION, cost_source="local"), ""),  # noughts are left out
    (
        before("cost", 9 * MILLION, *[2 * MILLION] * 4, cost_source="local"),
        "unusual: Kinh phí: 9.000.000 đồng, mọi khi khoảng 2.000.000 đồng (4 báo cáo trước)",
    ),
    # photos, twice, late
    (
        training()._replace(photos=[Used("Ấp An Cư", date(2026, 11, 2))] * 2),
        "photo: 2 ảnh đã gửi trước đây, trong báo cáo ngày 02/11 của Ấp An Cư",
    ),
    (
        training()._replace(twin=Twin("Lý Văn Mẫu", "Xã Lại Sơn", date(2026, 12, 1))),
        "twice: Lý Văn Mẫu đã gửi một báo cáo giống vậy cho Xã Lại Sơn ngày 01/12",
    ),
    (late(date(2026, 12, 7)), "late: Gửi ngày 09/12, trễ 2 ngày so với hạn 07/12"),
    (late(SENT), ""),
    (late(None), ""),
]


@pytest.mark.parametrize(
    ("facts", "expected"), ROWS, ids=[f"{n} {text[:9]}" for n, (_f, text) in enumerate(ROWS)]
)
def test_a_rule_warns_or_does_not(facts: Facts, expected: str) -> None:
    said = [f"{one.rule}: {SAY(one.text)}" for one in doubts(facts)]
    if not expected:
        assert said == []
        return
    assert len(said) == 1
    assert said[0].startswith(expected)


def test_names_of_households_stand_apart_from_what_everybody_may_read() -> None:
    (one,) = doubts(progress(model(overlaps=[OVERLAP])))
    assert "Mẫu" not in SAY(one.text)
    assert one.named is not None
    assert "Danh Mẫu, Trần Văn Mẫu" in SAY(one.named)


def test_every_rule_is_known_with_its_source_and_warns_in_some_row() -> None:
    warned = {expected.partition(":")[0] for _facts, expected in ROWS if expected}
    assert all(rule.source for rule in RULES)
    assert warned == set(BY_ID) - {"R2"}  # for which there is nothing to read
    assert "not at all" in BY_ID["R2"].unchecked


def test_the_guide_names_every_rule_of_the_plan() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "huong-dan.md").read_text()
    assert [rule.id for rule in RULES if rule.id[1:].isdigit() and f"| {rule.id}. " not in guide] == []


@pytest.mark.parametrize("form", ["commune_report", "ad_hoc", "review_closing"])
def test_other_forms_are_checked_for_what_holds_for_any(form: str) -> None:
    facts = Facts(form, {}, SENT, due=date(2026, 12, 8))
    assert [one.rule for one in doubts(facts)] == ["late"]
