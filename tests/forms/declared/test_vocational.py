"""The form on trades and jobs alone: what each kind asks, parts of the whole, the figures."""

import pytest

from forms.declared.vocational import FORM
from forms.draft import SUMMARY
from tests.forms.declared.commune_facts import CommuneFacts, figures, fill, offered

PEOPLE = "25 người, 5 nữ, 2 dân tộc, 10 hộ nghèo, 8 cận nghèo, 1 mới thoát nghèo"
CLASS = ("lớp học nghề", "nấu ăn", "1/3 đến 15/3", PEOPLE)
FAIR = ("phiên giao dịch việc làm", "15/3", PEOPLE)
HEADS = {
    "people": 25,
    "women": 5,
    "ethnic_minority": 2,
    "poor": 10,
    "near_poor": 8,
    "newly_escaped": 1,
}


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ((*CLASS, "20 học xong, 12 có việc làm"), ["kind", "trade", "days", "people", "outcome", SUMMARY]),
        ((*FAIR, "3"), ["kind", "days", "people", "hired", SUMMARY]),
        (("tư vấn việc làm", "15/3", PEOPLE, "bỏ qua"), ["kind", "days", "people", "hired", SUMMARY]),
        (("đưa người đi làm việc", "15/3", PEOPLE, "0"), ["kind", "days", "people", "abroad", SUMMARY]),
    ],
)
def test_a_kind_asks_what_belongs_to_it(answers: tuple[str, ...], asked: list[str]) -> None:
    assert [fill(FORM, CommuneFacts(), *answers[:n]).draft.at for n in range(len(answers) + 1)] == asked


@pytest.mark.parametrize(
    ("answers", "more"),
    [
        ((*CLASS, "20 học xong, 12 có việc làm"), {"finished": 20, "found_work": 12, "kind_class": 1}),
        ((*FAIR, "3"), {"found_work": 3, "kind_fair": 1}),
        ((*FAIR, "bỏ qua"), {"kind_fair": 1}),
        (("đưa người đi làm việc", "15/3", PEOPLE, "4"), {"found_work": 25, "abroad": 4, "kind_placed": 1}),
        ((*FAIR, "3", "Thu nhập thấp", "6"), {"found_work": 3, "low_income": 6, "kind_fair": 1}),
    ],
)
def test_figures(answers: tuple[str, ...], more: dict[str, int]) -> None:
    assert figures(FORM, CommuneFacts(), *answers) == HEADS | more


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ((*CLASS, "26 học xong, 12 có việc làm"), "finished_above_people"),
        ((*CLASS, "20 học xong, 21 có việc làm"), "employed_above_finished"),
        ((*FAIR, "26"), "above_people"),
        (("đưa người đi làm việc", "15/3", PEOPLE, "26"), "above_people"),
        ((*FAIR, "3", "Thu nhập thấp", "26"), "above_people"),
        ((*FAIR[:2], "25 người, 26 nữ"), "too_many_women"),
        ((*FAIR[:1], "ngày mai"), "future"),
    ],
)
def test_no_part_is_more_than_the_whole_and_no_day_is_to_come(answers: tuple[str, ...], code: str) -> None:
    assert fill(FORM, CommuneFacts(), *answers).misfit == code


def test_the_happy_end_of_a_class_is_one_tap() -> None:
    assert offered(fill(FORM, CommuneFacts(), *CLASS)) == ["Cả 25 người học xong và có việc làm"]


def test_the_project_follows_from_the_trade_and_is_asked_where_nothing_tells() -> None:
    two = CommuneFacts("P1", "P2")
    assert fill(FORM, two, *CLASS[:2]).draft.at == "days"
    assert fill(FORM, two, CLASS[0], "làm bánh").draft.at == "activity"
    assert fill(FORM, two, FAIR[0]).draft.at == "activity"


def test_a_class_counts_for_the_day_it_ended() -> None:
    assert FORM.happened({"days": {"first": "2025-12-01", "last": "2026-01-20"}}) == "2026-01-20"
