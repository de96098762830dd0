"""The policy form alone: each policy asks for what the plan's file says, in few messages."""

import pytest

from forms.declared.policies import FORM
from forms.draft import SUMMARY
from tests.forms.declared.commune_facts import CommuneFacts, blocked, figures, fill, offered, told

TOLD: dict[str, tuple[tuple[str, ...], dict[str, int]]] = {
    "loans": (("12 hộ", "450 triệu", "đúng"), {"households": 12, "money": 450_000_000}),
    "cards": (("150 người, 148 có thẻ",), {"card_people": 150, "card_holders": 148}),
    "homes": (
        ("3 mới, 2 sửa", "190 triệu", "đúng"),
        {"houses_new": 3, "houses_repaired": 2, "money": 190_000_000},
    ),
    "school": (("40", "25tr", "đúng"), {"pupils": 40, "money": 25_000_000}),
    "advice": (("15 lượt",), {"turns": 15}),
    "work": (("8 người",), {"jobs": 8}),
    "silent": (("7", "bỏ qua"), {"households": 7}),  # the plan's file does not say: households and money
}


@pytest.mark.parametrize("policy", TOLD)
def test_a_policy_asks_for_its_figures_and_takes_six_messages_at_most(policy: str) -> None:
    answers, expected = TOLD[policy]
    step = fill(FORM, CommuneFacts(), policy, *answers)
    assert step.draft.at == SUMMARY
    assert figures(FORM, CommuneFacts(), policy, *answers) == expected
    assert len(("/chinhsach", policy, *answers, "gửi")) <= 6


def test_another_policy_drops_the_figures_that_no_longer_apply() -> None:
    begun = ("loans", "12 hộ", "450 triệu", "đúng")
    step = fill(FORM, CommuneFacts(), *begun, "sửa 1", "advice")
    assert step.draft.at == "turns"
    assert figures(FORM, CommuneFacts(), *begun, "sửa 1", "advice", "15") == {"turns": 15}


@pytest.mark.parametrize(
    ("policy", "typed", "code"),
    [
        ("cards", "150 người, 151 có thẻ", "cards_above_people"),
        ("cards", "150 người", "counts"),
        ("loans", "60000 hộ", "too_many"),
    ],
)
def test_what_cannot_be_is_asked_again(policy: str, typed: str, code: str) -> None:
    assert fill(FORM, CommuneFacts(), policy, typed).misfit == code


def test_the_register_is_offered_and_compared_where_it_is_known() -> None:
    facts = CommuneFacts(people=150)
    assert offered(fill(FORM, facts, "cards")) == ["Cả 150 người trong sổ hộ đều có thẻ"]
    assert "⚠️ Theo sổ hộ thì có 150 người." in told(fill(FORM, facts, "cards", "140 người, 140 có thẻ"))
    assert "sổ hộ" not in told(fill(FORM, facts, "cards", "150 người, 149 có thẻ"))
    assert offered(fill(FORM, CommuneFacts(), "cards")) == []


def test_a_plan_without_such_policies_says_so() -> None:
    assert blocked(FORM, CommuneFacts()) is None
    assert blocked(FORM, CommuneFacts(policies=[])) == "Kế hoạch chưa ghi chính sách nào phải báo cáo ở đây."
