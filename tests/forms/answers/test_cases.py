"""The tables in ``cases/`` hold line by line, however the phone sends the text."""

from collections import Counter

import pytest

from forms.answers.by_kind import KINDS, as_object, read_as
from locales import translator
from tests.forms.answers.case_table import Case, cases, told
from tests.forms.answers.typed_forms import composed_or_not

CASES = cases()
SAY = translator("vi")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.where} {case.typed}")
def test_what_is_understood_or_asked(case: Case) -> None:
    for typed in composed_or_not(case.typed):
        answer = as_object(read_as(case.kind, typed, case.asked), SAY)
        assert told(answer) == case.expected
        assert ("value" in answer) != bool(answer.get("ask"))


def test_every_kind_has_its_table() -> None:
    lines = Counter(case.kind for case in CASES)
    assert set(lines) == set(KINDS)
    assert lines.total() >= 400


def test_no_line_stands_twice() -> None:
    lines = Counter((case.kind, case.typed, case.asked) for case in CASES)
    assert [line for line, times in lines.items() if times > 1] == []
