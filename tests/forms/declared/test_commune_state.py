"""The state of a commune alone: what does not fit, and what it comes to in figures."""

import pytest

from forms.declared.commune_state import FORM
from forms.draft import SUMMARY
from tests.forms.declared.placed_facts import Filled


@pytest.mark.parametrize(
    ("health", "radio", "officer", "figures"),
    [
        ("đã đạt", "đang hoạt động", "đã học", (1, 1, 0, 1)),
        ("chưa", "hư", "chưa học", (0, 0, 1, 0)),
        ("rồi", "chưa có trạm", "dạ rồi", (1, 0, 0, 1)),
    ],
)
def test_answers_become_figures(health: str, radio: str, officer: str, figures: tuple[int, ...]) -> None:
    filled = Filled(FORM, "5000", "4.900", health, radio, officer)
    assert filled.at == SUMMARY
    names = ("health", "radio", "radio_broken", "culture_officer")
    assert tuple(filled.figures[name] for name in names) == figures
    assert (filled.figures["population"], filled.figures["cards"]) == (5_000, 4_900)


def test_no_more_cards_than_people() -> None:
    filled = Filled(FORM, "5000", "5001")
    assert (filled.at, filled.step.misfit) == ("cards", "more_cards_than_people")
    assert Filled(FORM, "5000", "5000").at == "health"


def test_a_population_that_was_made_smaller_than_its_cards_is_not_sent() -> None:
    done = ("5000", "4900", "đã đạt", "1", "đã học", "sửa 2", "4800")
    refused = Filled(FORM, *done).refused
    assert refused is not None
    assert refused.startswith("Dạ, 4.900 thẻ nhiều hơn 4.800 người của xã.")


def test_a_decision_and_a_name_are_lines_only_where_there_is_one() -> None:
    yes = Filled(FORM, "5000", "4900", "đã đạt", "1", "đã học").answers
    no = Filled(FORM, "5000", "4900", "chưa", "1", "chưa").answers
    assert yes.keys() - no.keys() == {"health_decision", "health_decided_on", "culture_officer_who"}
