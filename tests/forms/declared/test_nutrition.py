"""The nutrition form alone: parts of those weighed, the figures, and that nothing of it shows a child."""

import pytest

from forms.columns import Columns
from forms.declared.nutrition import FORM
from forms.draft import SUMMARY
from tests.forms.declared.commune_facts import HALF_YEAR, SAY, CommuneFacts, blocked, figures, fill

PLAIN = ("120 trẻ, 8 thấp còi, 5 nhẹ cân", "85 trẻ, 30 bà mẹ", "1,3")


def test_three_answers_are_enough() -> None:
    step = fill(FORM, CommuneFacts(), *PLAIN)
    assert step.draft.at == SUMMARY
    assert figures(FORM, CommuneFacts(), *PLAIN) == {
        "measured": 120,
        "stunted": 8,
        "underweight": 5,
        "children": 85,
        "mothers": 30,
    }


def test_households_and_money_are_figures_too_where_they_are_told() -> None:
    more = ("Thuộc hộ", "6 nghèo, 20 cận nghèo, 4 mới thoát nghèo", "Kinh phí", "12 triệu", "đúng")
    found = figures(FORM, CommuneFacts(), *PLAIN, *more)
    assert {name: found[name] for name in ("households_poor", "households_near_poor")} == {
        "households_poor": 6,
        "households_near_poor": 20,
    }
    assert (found["households_newly_escaped"], found["money"]) == (4, 12_000_000)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("8 trẻ, 9 thấp còi, 1 nhẹ cân", "stunted_above_measured"),
        ("8 trẻ, 1 thấp còi, 9 nhẹ cân", "underweight_above_measured"),
        ("30000 trẻ, 1 thấp còi, 9 nhẹ cân", "too_many"),
        ("nhiều lắm", "counts"),
    ],
)
def test_what_cannot_be_is_asked_again(typed: str, code: str) -> None:
    step = fill(FORM, CommuneFacts(), typed)
    assert (step.draft.at, step.misfit) == ("measured", code)


@pytest.mark.parametrize("typed", ["8 trẻ, 8 thấp còi, 8 nhẹ cân", "0 trẻ, 0 thấp còi, 0 nhẹ cân"])
def test_all_or_none_of_the_children_may_be_small(typed: str) -> None:
    assert fill(FORM, CommuneFacts(), typed).draft.at == "cared_for"


def test_what_was_left_out_is_read_back_as_none() -> None:
    step = fill(FORM, CommuneFacts(), "120 trẻ, 8 thấp còi")
    assert [offer.label for offer in step.draft.pending] == ["120 trẻ được cân đo, 8 thấp còi, 0 nhẹ cân"]


def test_the_period_and_the_project_are_asked_only_where_there_are_several() -> None:
    step = fill(FORM, CommuneFacts("P1", "P2"))
    assert step.draft.at == "activity"
    assert FORM.duty({"target": HALF_YEAR}) == (7, "2026-H1")


def test_a_list_for_those_who_may_not_see_names_has_no_count_of_children() -> None:
    titles = [
        SAY(column.title) for column in Columns([FORM], lambda question: not question.is_private).listed
    ]
    assert not [title for title in titles if "Trẻ" in title or "hộ" in title]
    told = FORM.headline({"measured": {"measured": 120, "stunted": 3, "underweight": 1}})
    assert SAY(told) == "120 trẻ được cân đo"


def test_it_can_be_sent_once_a_half_year() -> None:
    assert blocked(FORM, CommuneFacts()) is None
    assert blocked(FORM, CommuneFacts(open_periods=[])) == 'Báo cáo kỳ này đã gửi rồi. Muốn sửa thì gõ "sửa".'
    assert blocked(FORM, CommuneFacts(open_periods=[], begun_periods=[])) is None  # no duty asks: by its day
