"""Opening, movements and closing always add up, and every difference has a household."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.poverty.classes import CLASS_NAMES, NEAR_POOR, POOR
from forms.poverty.flow import DECREASES, INCREASES, Difference, Flow, Move, flow, line_names

CLASSES = st.sampled_from(sorted(CLASS_NAMES))
MOVES = st.lists(
    st.builds(
        Move,
        household=st.integers(1, 10**6),
        before=CLASSES,
        after=CLASSES,
        ever_poor=st.booleans(),
        ever_near_poor=st.booleans(),
        left=st.booleans(),
        arrived=st.booleans(),
    )
)
BOTH = st.sampled_from([POOR, NEAR_POOR])


@given(MOVES, BOTH)
def test_the_identity_holds_for_any_movements(moves: list[Move], of: str) -> None:
    opening = sum(one.before == of and not one.arrived for one in moves)
    closing = sum(one.after == of and not one.left for one in moves)

    found = flow(of, opening, moves)

    assert found.closing == closing
    assert found.holds(closing)
    assert found.closing == opening - sum(map(found.count, DECREASES)) + sum(map(found.count, INCREASES))


@given(MOVES)
def test_who_leaves_one_class_for_the_other_arrives_there(moves: list[Move]) -> None:
    poor, near_poor = flow(POOR, 0, moves), flow(NEAR_POOR, 0, moves)
    stay = {one.household for one in moves if not one.left and not one.arrived}
    assert set(poor.households("to_other")) & stay == set(near_poor.households("from_other")) & stay
    assert set(near_poor.households("to_other")) & stay == set(poor.households("from_other")) & stay


@given(MOVES, BOTH, st.integers(-5, 5))
def test_a_wrong_closing_number_is_found(moves: list[Move], of: str, slip: int) -> None:
    found = flow(of, 10, moves)
    assert found.holds(found.closing + slip) == (slip == 0)


@pytest.mark.parametrize(
    ("move", "poor", "near_poor"),
    [
        (Move(1, "poor", "poor"), None, None),
        (Move(1, "poor", "near_poor"), "to_other", "from_other"),
        (Move(1, "poor", "newly_escaped"), "escaped", None),
        (Move(1, "poor", "not_poor"), "escaped", None),
        (Move(1, "poor", "poor", left=True), "left", None),
        (Move(1, "near_poor", "poor", ever_poor=True), "from_other", "to_other"),
        (Move(1, "near_poor", "newly_escaped"), None, "escaped"),
        (Move(1, "not_poor", "poor"), "newly", None),
        (Move(1, "not_poor", "poor", ever_poor=True), "fell_back", None),
        (Move(1, "newly_escaped", "near_poor", ever_near_poor=True), None, "fell_back"),
        (Move(1, "not_poor", "near_poor"), None, "newly"),
        (Move(1, "poor", "poor", arrived=True), "arrived", None),
        (Move(1, "near_poor", "near_poor", arrived=True), None, "arrived"),
        (Move(1, "poor", "poor", arrived=True, left=True), None, None),
        (Move(1, "not_poor", "not_poor", left=True), None, None),
    ],
)
def test_each_movement_stands_in_its_line(move: Move, poor: str | None, near_poor: str | None) -> None:
    for of, line in ((POOR, poor), (NEAR_POOR, near_poor)):
        change = -1 if line in DECREASES else 1
        expected = (Difference(1, line, change),) if line else ()
        assert flow(of, 5, [move]) == Flow(of, 5, expected)


@pytest.mark.parametrize("of", [POOR, NEAR_POOR])
def test_every_line_has_its_name(of: str) -> None:
    assert tuple(line_names(of)) == (*DECREASES, *INCREASES)
