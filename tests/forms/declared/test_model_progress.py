"""The progress form alone: which questions a stage asks, units, sums that fall, incomes compared."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import pytest

from forms.answers.reading import Understood
from forms.declared.model_progress import FORM
from forms.draft import SUMMARY, Draft
from forms.engine import Engine, Step
from forms.facts import Facts, Option, Scene
from forms.kinds.measure import NOTHING, Measure
from locales import translator
from tests.forms.table_facts import TableFacts

SAY = translator("vi")
MODEL = {"id": 1, "name": "Nuôi cá bớp Mẫu", "place": "bai-nha-a"}
KNOWN = {
    "baseline": 30_000_000,
    "starts_on": "2025-04-01",
    "households": [
        {"key": "4", "label": "Danh Mẫu (số 4, sinh 1971)", "baseline": 30_000_000},
        {"key": "5", "label": "Thị Hên Mẫu (số 5, sinh 1990)", "baseline": None},
    ],
    "last": None,
}


class ModelFacts(TableFacts):
    """One model, with what is known of it."""

    def __init__(self, known: dict[str, Any] | None) -> None:
        super().__init__()
        self._known = known

    def options(self, source: str, answers: Mapping[str, Any]) -> Sequence[Option]:
        return [Option(MODEL, str(MODEL["name"]))]

    def known(self, fact: str, answers: Mapping[str, Any]) -> Any:
        return self._known


def fill(*texts: str, known: dict[str, Any] | None = None) -> Step:
    """Type one answer after another; each step begins from the stored draft, as after a restart."""
    facts: Facts = ModelFacts({**KNOWN, **(known or {})})
    draft = Draft(id="d", form="model_progress", version=1, place="p", began="2026-03-18")
    step = Engine(FORM, draft, facts, SAY).show()
    for text in texts:
        kept = msgspec.json.decode(msgspec.json.encode(step.draft), type=Draft)
        step = Engine(FORM, kept, facts, SAY).typed(text)
    return step


def told(step: Step) -> str:
    assert step.prompt is not None
    return "\n".join(SAY(text) for text in step.prompt.told)


def summary(step: Step) -> str:
    assert step.prompt is not None
    return "\n".join(SAY(line.text) for line in step.prompt.lines)


@pytest.mark.parametrize(
    ("stage", "answers", "asked"),
    [
        ("chuẩn bị", ("bỏ qua", "bỏ qua"), ["disbursed", "photos"]),
        ("đã cấp hỗ trợ", ("5 con", "không", "bỏ qua", "bỏ qua"), ["left", "lost", "disbursed", "photos"]),
        (
            "đang thực hiện",
            ("5 con", "không", "bỏ qua", "bỏ qua", "bỏ qua"),
            ["left", "lost", "income", "disbursed", "photos"],
        ),
        (
            "thu hoạch",
            ("bỏ qua", "2 con", "bệnh", "chưa bán", "bỏ qua", "bỏ qua", "bỏ qua"),
            ["left", "lost", "loss_cause", "output", "income", "disbursed", "photos"],
        ),
        (
            "tạm dừng hoặc thất bại",
            ("hết rồi", "2 con", "bão", "bỏ qua", "bỏ qua"),
            ["left", "lost", "loss_cause", "disbursed", "photos"],
        ),
    ],
)
def test_a_stage_asks_what_belongs_to_it(stage: str, answers: tuple[str, ...], asked: list[str]) -> None:
    begun = ("1", stage)
    steps = [fill(*begun, *answers[:n]).draft.at for n in range(len(answers) + 1)]
    assert steps == [*asked, SUMMARY]


def test_the_income_is_compared_at_once_and_in_the_summary() -> None:
    step = fill("1", "đang thực hiện", "5 con", "không", "3tr5 một tháng", "đúng")
    assert told(step).startswith("Thu nhập tăng 40% so với lúc đầu (30.000.000 đồng/năm).")
    assert "So với lúc đầu: tăng 40%, đã đạt mục tiêu 36.000.000 đồng/năm" in summary(
        fill("1", "đang thực hiện", "5 con", "không", "3tr5 một tháng", "đúng", "bỏ qua", "bỏ qua")
    )


def test_incomes_told_one_by_one_are_read_by_the_number_in_the_list() -> None:
    step = fill("1", "đang thực hiện", "5 con", "không", "số 4 33tr/năm, số 5 3tr/tháng", "đúng")
    income = step.draft.answers["income"]
    assert (income["year"], income["each"]["5"]["year"]) == (34_500_000, 36_000_000)
    assert "Thu nhập tăng 10%" in told(step)


def test_a_name_two_households_share_names_neither() -> None:
    step = fill("1", "đang thực hiện", "5 con", "không", "Mẫu 33tr/năm, số 5 30tr/năm")
    assert step.draft.at == "income"
    assert step.misfit == "earnings"


def test_without_a_baseline_nothing_is_compared() -> None:
    unknown = [{"key": "4", "label": "Danh Mẫu (số 4)", "baseline": None}]
    begun = ("1", "đang thực hiện", "5 con", "không", "42tr/năm", "đúng")
    step = fill(*begun, known={"households": unknown})
    assert told(step) == "Chưa có thu nhập lúc đầu của mô hình này nên không so sánh được."


@pytest.mark.parametrize(
    ("last_unit", "typed", "shown"),
    [("con", "1500", "1.500 con"), ("con", "2 tấn", "2 tấn"), ("", "1500 con", "1.500 con")],
)
def test_a_bare_number_is_in_the_unit_of_the_last_report(last_unit: str, typed: str, shown: str) -> None:
    last = {"disbursed": None, "recovered": None, "unit": last_unit}
    step = fill("1", "đã cấp hỗ trợ", typed, known={"last": last})
    if step.draft.pending:
        step = fill("1", "đã cấp hỗ trợ", typed, "đúng", known={"last": last})
    assert SAY(FORM.question("left").show(step.draft.answers["left"], None)) == shown  # type: ignore[arg-type]  # not looked at


def test_a_number_whose_unit_nothing_tells_is_asked_about() -> None:
    step = fill("1", "đã cấp hỗ trợ", "9")
    assert [offer.label for offer in step.draft.pending] == ["9 con", "9 kg", "9 tấn", "9 (đơn vị khác)"]


LAST = {"disbursed": 60_000_000, "recovered": 5_000_000, "unit": "con"}


@pytest.mark.parametrize(
    ("disbursed", "at"),
    [("70 triệu", "photos"), ("60 triệu", "photos"), ("59 triệu", "lower_because")],
)
def test_a_sum_below_the_last_one_needs_a_reason(disbursed: str, at: str) -> None:
    assert fill("1", "chuẩn bị", disbursed, "đúng", known={"last": LAST}).draft.at == at


def test_a_recovered_sum_that_fell_needs_a_reason_too() -> None:
    begun = ("1", "đang thực hiện", "5 con", "không", "bỏ qua", "bỏ qua", "bỏ qua")
    step = fill(*begun, "đã thu hồi đến nay", "4tr", "đúng", known={"last": LAST})
    assert step.draft.at == "lower_because"
    assert told(step) == "⚠️ Lần báo cáo trước là 5.000.000 đồng, lần này ít hơn."


def test_a_place_without_models_says_who_registers_them() -> None:
    class NoModels(ModelFacts):
        def options(self, source: str, answers: Mapping[str, Any]) -> Sequence[Option]:
            return ()

    draft = Draft(id="d", form="model_progress", version=1, place="p", began="2026-03-18")
    blocked = FORM.blocked(Engine(FORM, draft, NoModels(None), SAY).scene)
    assert blocked is not None
    assert "Cán bộ xã đăng ký" in SAY(blocked)


def test_a_model_that_is_gone_is_compared_with_nothing() -> None:
    facts = ModelFacts(None)
    answers = {"model": MODEL, "stage": "running", "income": {"year": 1, "amount": 1, "per": "year"}}
    draft = Draft(id="d", form="model_progress", version=1, place="p", began="2026-03-18", answers=answers)
    lines = [SAY(line.text) for line in Engine(FORM, draft, facts, SAY).lines()]
    assert any("không so sánh được" in line for line in lines)


@pytest.mark.parametrize("question", [one for one in FORM.questions if isinstance(one, Measure)])
def test_what_the_button_for_nothing_says_means_the_same_when_it_is_typed(question: Measure) -> None:
    assert question.nothing is not None
    reading = question.read(SAY(question.nothing), Scene(ModelFacts(KNOWN), {}, SAY))
    assert reading == Understood(NOTHING)
