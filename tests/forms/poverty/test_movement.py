"""What a household's movement is called, and the class it will have."""

import pytest

from forms.poverty.classes import CLASS_NAMES, class_if_recognised
from forms.poverty.movement import MOVEMENT_NAMES, movement
from models.household import HouseholdClass

# before, ever poor, ever near-poor, proposed, movement
TABLE = [
    ("poor", True, False, "poor", "still_poor"),
    ("poor", True, False, "near_poor", "to_near_poor"),
    ("poor", True, True, "near_poor", "to_near_poor"),
    ("poor", True, False, "not_poor", "escaped_poverty"),
    ("near_poor", False, True, "near_poor", "still_near_poor"),
    ("near_poor", False, True, "not_poor", "escaped_near_poverty"),
    ("near_poor", False, True, "poor", "newly_poor"),
    ("near_poor", True, True, "poor", "fell_back"),
    ("newly_escaped", True, False, "poor", "fell_back"),
    ("newly_escaped", False, True, "poor", "newly_poor"),
    ("newly_escaped", False, False, "poor", "fell_back"),
    ("newly_escaped", False, True, "near_poor", "fell_back_near_poor"),
    ("newly_escaped", True, False, "near_poor", "newly_near_poor"),
    ("newly_escaped", True, False, "not_poor", "unchanged"),
    ("not_poor", True, False, "poor", "fell_back"),
    ("not_poor", False, False, "poor", "newly_poor"),
    ("not_poor", False, True, "poor", "newly_poor"),
    ("not_poor", False, True, "near_poor", "fell_back_near_poor"),
    ("not_poor", False, False, "near_poor", "newly_near_poor"),
    ("not_poor", False, False, "not_poor", "unchanged"),
]


@pytest.mark.parametrize(("before", "ever_poor", "ever_near_poor", "proposed", "moved"), TABLE)
def test_a_movement_is_named_by_where_the_household_was_and_is(
    before: str, ever_poor: bool, ever_near_poor: bool, proposed: str, moved: str
) -> None:
    assert movement(before, ever_poor, ever_near_poor, proposed) == moved


def test_every_movement_has_its_name_and_every_name_its_case() -> None:
    assert {row[-1] for row in TABLE} == set(MOVEMENT_NAMES)


def test_every_class_of_the_register_has_its_name() -> None:
    assert set(CLASS_NAMES) == {one.value for one in HouseholdClass}


@pytest.mark.parametrize(
    ("before", "proposed", "recognised"),
    [
        ("poor", "not_poor", "newly_escaped"),
        ("near_poor", "not_poor", "newly_escaped"),
        ("newly_escaped", "not_poor", "newly_escaped"),
        ("not_poor", "not_poor", "not_poor"),
        ("poor", "near_poor", "near_poor"),
        ("not_poor", "poor", "poor"),
        ("newly_escaped", "near_poor", "near_poor"),
    ],
)
def test_a_household_that_rises_is_newly_escaped(before: str, proposed: str, recognised: str) -> None:
    assert class_if_recognised(before, proposed) == recognised
