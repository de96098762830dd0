"""The budget register: loaded as it is written, odd sums are said, what is made up is for practice alone."""

from pathlib import Path

import pytest
from sqlmodel import Session

from models import budget
from programme import SAMPLE
from programme.error import PlanError
from programme.load import load
from programme.read import read_plan
from programme.samples import load_samples
from tests.programme.conftest import NOW, edit
from tests.programme.wrong import Wrong
from tests.programme.wrong_budget import TABLE

MILLION = 1_000_000
REGISTER = """\
- {year: 2024, activity: BM1, money: central, place: binh-minh, amount: 60 triệu đồng, document: 3/QĐ}
- {year: 2024, activity: BM1, money: central, place: dong, amount: 40 triệu đồng, document: 4/QĐ}
- {year: 2024, activity: BM1, money: central, agency: nong-nghiep, amount: 15 triệu đồng, document: 4/QĐ}
- {year: 2025, activity: BM1, money: central, place: tay, amount: 30 triệu đồng, document: 5/QĐ}
"""
REST = (
    "- {year: 2025, activity: BM1, money: central, place: dong, amount: 11 triệu đồng, document: 5/QĐ}\n"
    "- {year: 2025, activity: BM1, money: people, place: dong, amount: 500 triệu đồng, document: 5/QĐ}\n"
)


TOO_MUCH = (
    "budgets.yaml allocates 101 triệu đồng of central money to BM1, "
    "but the plan has 100 triệu đồng for the whole period"
)


@pytest.fixture
def small(small: Path) -> Path:
    """The small plan with a register."""
    (small / "budgets.yaml").write_text(REGISTER, encoding="utf-8")
    return small


@pytest.mark.parametrize("wrong", TABLE, ids=lambda w: f"{w.code}-{w.line}")
def test_a_wrong_register_is_refused_with_its_line_and_the_reason(small: Path, wrong: Wrong) -> None:
    edit(small, wrong.file, wrong.old, wrong.new)
    with pytest.raises(PlanError) as refused:
        read_plan(small)
    error = refused.value
    assert (error.code, error.file, error.line) == (wrong.code, wrong.file, wrong.line)
    assert error.reason.startswith(wrong.reason)


def add(folder: Path, lines: str) -> None:
    path = folder / "budgets.yaml"
    path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")


def test_the_register_is_what_the_file_says(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    assert [(one.year, one.place_code, one.agency_code, one.amount) for one in known(session)] == [
        (2024, "binh-minh", None, 60 * MILLION),
        (2024, "dong", None, 40 * MILLION),
        (2024, None, "nong-nghiep", 15 * MILLION),
        (2025, "tay", None, 30 * MILLION),
    ]
    assert budget.of_unit(session, "tay", 2025, "BM1", "central", sample=False) == 30 * MILLION
    assert budget.of_unit(session, "tay", 2024, "BM1", "central", sample=False) is None
    assert budget.of_unit(session, "tay", 2025, "BM1", "central", sample=True) is None


def test_loaded_again_nothing_changes_and_a_corrected_amount_does(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    assert load(session, read_plan(small), NOW).nothing_new
    edit(small, "budgets.yaml", "amount: 30 triệu đồng", "amount: 35 triệu đồng")
    assert [*load(session, read_plan(small), NOW).changed.values()] == [["budgets"]]
    assert known(session)[-1].amount == 35 * MILLION


def test_a_plan_without_the_file_keeps_what_was_loaded(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    (small / "budgets.yaml").unlink()
    load(session, read_plan(small), NOW)
    assert len(known(session)) == 4
    (small / "budgets.yaml").write_text("[]\n")
    load(session, read_plan(small), NOW)
    assert known(session) == []


def test_more_than_the_plan_has_is_said_and_taken(session: Session, small: Path) -> None:
    """60 (with its parts in it) + 30 + 11 = 101 of 100; what people give is in no plan."""
    assert load(session, read_plan(small), NOW).warnings == []
    add(small, REST)
    assert load(session, read_plan(small), NOW).warnings == [TOO_MUCH]
    assert len(known(session)) == 6


def test_a_year_outside_the_plan_is_said(session: Session, small: Path) -> None:
    edit(small, "budgets.yaml", "year: 2025", "year: 2026")
    (warning,) = load(session, read_plan(small), NOW).warnings
    assert warning == "budgets.yaml allocates money of 2026, but the plan runs from 2024 to 2025"


@pytest.mark.parametrize("times", [1, 2])
def test_sample_amounts_are_added_once_and_only_for_practice(session: Session, times: int) -> None:
    plan = read_plan(SAMPLE)
    load(session, plan, NOW)
    for _ in range(times):
        load_samples(session, plan, NOW)
    assert known(session) == []
    assert len(budget.every(session, sample=True)) == len(plan.sample_budgets)


def test_nobody_can_take_a_sample_amount_for_a_decision() -> None:
    plan = read_plan(SAMPLE)
    assert plan.budgets == ()  # the plan divides nothing by year
    assert all(one.document.startswith("Mẫu-") for one in plan.sample_budgets)


def known(session: Session) -> list[budget.BudgetAllocation]:
    return budget.every(session, sample=False)
