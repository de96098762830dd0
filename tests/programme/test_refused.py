"""Every way in which a plan can be wrong is refused with the file, the line and the reason."""

from pathlib import Path

import pytest

from programme.error import Fault, PlanError
from programme.read import read_plan
from tests.programme import (
    wrong_duty,
    wrong_household,
    wrong_model,
    wrong_money,
    wrong_papers,
    wrong_place,
    wrong_reference,
    wrong_rest,
    wrong_standard,
    wrong_text,
    wrong_value,
    wrong_year,
)
from tests.programme.conftest import edit
from tests.programme.wrong import Wrong

TABLE = [
    *wrong_text.TABLE,
    *wrong_value.TABLE,
    *wrong_reference.TABLE,
    *wrong_place.TABLE,
    *wrong_money.TABLE,
    *wrong_standard.TABLE,
    *wrong_household.TABLE,
    *wrong_model.TABLE,
    *wrong_duty.TABLE,
    *wrong_rest.TABLE,
    *wrong_papers.TABLE,
    *wrong_year.TABLE,
]


@pytest.mark.parametrize("wrong", TABLE, ids=lambda w: f"{w.code}-{w.file}-{w.line}")
def test_a_wrong_file_is_refused_with_its_line_and_the_reason(small: Path, wrong: Wrong) -> None:
    edit(small, wrong.file, wrong.old, wrong.new)

    with pytest.raises(PlanError) as refused:
        read_plan(small)

    error = refused.value
    assert (error.code, error.file, error.line) == (wrong.code, wrong.shown_in or wrong.file, wrong.line)
    assert error.reason.startswith(wrong.reason)
    assert str(error) == f"{error.file}, line {error.line}: {error.reason}"


def test_a_missing_file_is_named(small: Path) -> None:
    (small / "topics.yaml").unlink()

    with pytest.raises(PlanError) as refused:
        read_plan(small)

    assert (refused.value.code, refused.value.file, refused.value.line) == ("missing_file", "topics.yaml", 0)


def test_an_empty_file_is_refused(small: Path) -> None:
    (small / "topics.yaml").write_text("# nothing yet\n", encoding="utf-8")

    with pytest.raises(PlanError, match=r"topics\.yaml, line 1: this should be a list, but it is empty"):
        read_plan(small)


def test_a_file_that_is_not_utf8_is_refused_at_its_line(small: Path) -> None:
    (small / "topics.yaml").write_bytes(
        "- activity: BM1\n  title: Nuôi cá\n".encode("cp1258", errors="replace") + b"\xff"
    )

    with pytest.raises(PlanError, match=r"topics\.yaml, line 2: this line is not UTF-8 text"):
        read_plan(small)


def test_every_fault_has_its_case() -> None:
    beside = {
        "missing_file",
        "not_text",
        "code_taken",
        "meaning_changed",
        "allocation_parts",
        "successor_too_early",
    }  # see test_load, _duties, _budgets, _merger
    assert {wrong.code for wrong in TABLE} | beside == {fault.value for fault in Fault}
