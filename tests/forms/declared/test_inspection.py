"""The inspection form alone: how its findings are told apart, and what is asked when something was found."""

import pytest

from forms.declared.inspection import FORM, LONGEST, MOST_FINDINGS, findings_of
from forms.facts import Scene
from forms.order import resolved
from forms.question import Check
from locales import translator
from tests.forms.table_facts import TableFacts

SAY = translator("vi")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (None, []),
        ("thiếu hóa đơn", ["thiếu hóa đơn"]),
        ("thiếu hóa đơn; chưa niêm yết;", ["thiếu hóa đơn", "chưa niêm yết"]),
        ("- thiếu 2 hóa đơn\n\n+ chưa niêm yết", ["thiếu 2 hóa đơn", "chưa niêm yết"]),
        ("2 hóa đơn chưa ký", ["2 hóa đơn chưa ký"]),
    ],
)
def test_each_line_is_a_finding(typed: str | None, found: list[str]) -> None:
    assert findings_of({"findings": typed}) == found


@pytest.mark.parametrize(("findings", "asked"), [("thiếu hóa đơn", True), (None, False)])
def test_who_mends_and_until_when_belong_to_a_finding(findings: str | None, asked: bool) -> None:
    answers = resolved(FORM, Scene(TableFacts(), {"findings": findings}, SAY))
    assert ("mender" in answers, "due_on" in answers) == (asked, asked)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("; ".join(["thiếu"] * MOST_FINDINGS), None),
        ("; ".join(["thiếu"] * (MOST_FINDINGS + 1)), "too_many_findings"),
        ("a" * LONGEST, None),
        ("a" * (LONGEST + 1), "long_finding"),
    ],
)
def test_a_list_has_its_measure(typed: str, code: str | None) -> None:
    scene = Scene(TableFacts(), {}, SAY)
    checks: tuple[Check, ...] = FORM.question("findings").checks
    broken = [check for check in checks if not check.holds(typed, scene)]
    assert [check.code for check in broken] == ([code] if code else [])
    assert all(SAY(check.why(typed, scene)).startswith("Dạ") for check in broken)
