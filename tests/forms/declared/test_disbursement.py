"""The disbursement form alone: which year, what is allocated, sums that fall, what is asked when."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
import pytest

from forms.declared.disbursement import FORM, day_of, year_of
from forms.draft import SUMMARY, Draft
from forms.engine import Engine, Step
from forms.facts import Option, Scene
from forms.order import resolved
from locales import translator
from tests.forms.table_facts import TableFacts

SAY = translator("vi")
MILLION = 1_000_000


class MoneyFacts(TableFacts):
    """One line of the budget, on a day, with what the register and the last report say of it."""

    def __init__(self, allocated: int | None, last: int | None, today: date) -> None:
        super().__init__()
        self.today = today
        self._known = {"allocated": allocated, "last": last and {"amount": last, "allocated": None}}

    def options(self, source: str, answers: Mapping[str, Any]) -> Sequence[Option]:
        return [Option("DA2", "Dự án 2"), Option("DA7.1", "Tiểu dự án 1, Dự án 7")]

    def label(self, source: str, value: Any) -> str:
        return "Dự án 2"

    def known(self, fact: str, answers: Mapping[str, Any]) -> Any:
        return self._known


def fill(
    *texts: str,
    allocated: int | None = 60 * MILLION,
    last: int | None = None,
    today: date = date(2026, 6, 30),
) -> Step:
    """Type one answer after another; each step begins from the stored draft, as after a restart."""
    facts = MoneyFacts(allocated, last, today)
    draft = Draft(id="d", form="disbursement", version=1, place="p", began=today.isoformat())
    step = Engine(FORM, draft, facts, SAY).show()
    for text in ("1", "1", *texts):
        kept = msgspec.json.decode(msgspec.json.encode(step.draft), type=Draft)
        step = Engine(FORM, kept, facts, SAY).typed(text)
    return step


def told(step: Step) -> str:
    assert step.prompt is not None
    return "\n".join(SAY(text) for text in step.prompt.told)


def summary(step: Step) -> str:
    assert step.prompt is not None
    return "\n".join(SAY(line.text) for line in step.prompt.lines)


@pytest.mark.parametrize(("allocated", "asked"), [(60 * MILLION, "disbursed"), (None, "allocated")])
def test_what_was_allocated_is_asked_only_where_it_is_not_known(allocated: int | None, asked: str) -> None:
    assert fill(allocated=allocated).draft.at == asked


@pytest.mark.parametrize(
    ("allocated", "answers", "code"),
    [
        (60 * MILLION, ("60.000.001",), "more_than_allocated"),
        (60 * MILLION, ("60 triệu",), None),
        (0, ("1 triệu",), "more_than_allocated"),
        (None, ("8 triệu", "đúng", "9 triệu"), "more_than_allocated"),
        (None, ("bỏ qua", "900 triệu"), None),
    ],
)
def test_more_than_was_allocated_is_refused_with_both_sums(
    allocated: int | None, answers: tuple[str, ...], code: str | None
) -> None:
    step = fill(*answers, allocated=allocated)
    assert (step.misfit or None) == code


def test_the_refusal_says_both_sums() -> None:
    assert "70.000.000 đồng nhiều hơn số được giao năm 2026 là 60.000.000 đồng" in told(fill("70 triệu"))


@pytest.mark.parametrize(
    ("disbursed", "at"), [("45 triệu", SUMMARY), ("40 triệu", SUMMARY), ("39 triệu", "lower_because")]
)
def test_a_sum_below_the_last_one_needs_a_reason(disbursed: str, at: str) -> None:
    assert fill(disbursed, "đúng", last=40 * MILLION).draft.at == at


@pytest.mark.parametrize(
    ("today", "disbursed", "at"),
    [
        (date(2026, 9, 30), "10 triệu", SUMMARY),
        (date(2026, 10, 1), "29 triệu", "late_because"),
        (date(2026, 10, 1), "30 triệu", SUMMARY),  # just half of 60
        (date(2027, 1, 10), "10 triệu", "late_because"),  # of 2026's money
        (date(2027, 2, 1), "10 triệu", SUMMARY),  # of 2027's
    ],
)
def test_little_late_in_the_year_is_asked_about(today: date, disbursed: str, at: str) -> None:
    assert fill(disbursed, "đúng", today=today).draft.at == at


def test_without_an_allocation_nothing_is_little() -> None:
    step = fill("bỏ qua", "1 triệu", "đúng", allocated=None, today=date(2026, 12, 1))
    assert step.draft.at == SUMMARY
    assert "Tỷ lệ" not in summary(step)


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (None, "Thêm so với lần trước: 45.000.000 đồng"),
        (40 * MILLION, "Thêm so với lần trước: 5.000.000 đồng"),
        (45 * MILLION, "Thêm so với lần trước: 0 đồng"),
    ],
)
def test_what_came_since_the_last_report_follows(last: int | None, said: str) -> None:
    found = summary(fill("45 triệu", "đúng", last=last))
    assert said in found
    assert "Tỷ lệ giải ngân: 75%" in found


@pytest.mark.parametrize(
    ("answers", "today", "year"),
    [
        ({}, date(2026, 6, 30), 2026),
        ({}, date(2027, 1, 31), 2026),
        ({}, date(2027, 2, 1), 2027),
        ({"day": "2026-12-31"}, date(2027, 3, 1), 2026),
        ({"day": "2026-12-31", "year": 2025}, date(2027, 3, 1), 2025),
    ],
)
def test_in_january_it_is_the_old_years_money(answers: dict[str, Any], today: date, year: int) -> None:
    assert year_of(answers, today) == year
    assert day_of(answers, today) == date.fromisoformat(answers.get("day", today.isoformat()))


@pytest.mark.parametrize(("typed", "code"), [("2026", None), ("2027", "not_a_year"), ("1926", "not_a_year")])
def test_a_year_that_cannot_be_is_not_taken(typed: str, code: str | None) -> None:
    step = fill("45 triệu", "đúng", "2", typed)
    assert (step.misfit or None) == code


def test_its_figures_are_by_source_and_what_the_register_knows_is_none_of_them() -> None:
    facts = MoneyFacts(60 * MILLION, None, date(2026, 6, 30))
    answers = {"activity": "DA2", "source": "local", "disbursed": 5 * MILLION}
    full = resolved(FORM, Scene(facts, answers, SAY))
    assert dict(FORM.figures(full)) == {
        "year": 2026,
        "disbursed_local": 5 * MILLION,
        "allocated_local": None,
    }
    assert FORM.activity(Scene(facts, full, SAY)) == "DA2"


def test_a_register_that_was_lowered_meanwhile_refuses_the_sum() -> None:
    facts = MoneyFacts(40 * MILLION, None, date(2026, 6, 30))
    answers = {"activity": "DA2", "source": "central", "disbursed": 45 * MILLION}
    scene = Scene(facts, resolved(FORM, Scene(facts, answers, SAY)), SAY)
    refused = FORM.refused(scene)
    assert refused is not None
    assert "40.000.000 đồng" in SAY(refused)
