"""Poor and near-poor households: what was decided in the span, and beside it what is only proposed.

The sample register of Lại Sơn has four poor households (Trần Văn, Nguyễn Thị, Danh, Ngô Thị) and
four near-poor ones (two Trần Văn, Thị Hên, Phạm Văn), decided before it was loaded.
"""

from datetime import date

from reports.official.movement import NEAR_POOR, POOR, FlowLine
from reports.official.span import final, periodic
from scheduler.period import Kind, Period
from tests.reports.official.village import SENT, Village

THIRD = periodic(Period(Kind.quarter, 2026, 3))
STILL = {"to_other": 0, "escaped": 0, "left": 0, "from_other": 0, "fell_back": 0, "newly": 0}
IN, AFTER = date(2026, 8, 15), date(2026, 10, 2)


def test_only_decisions_move_a_household(village: Village) -> None:
    village.decide("Nguyễn Thị Mẫu", "near_poor", IN)
    village.decide("Phạm Văn Mẫu", "newly_escaped", IN)
    village.decide("Huỳnh Thị Mẫu", "near_poor", IN)
    village.decide("Danh Mẫu", "near_poor", AFTER)  # another quarter
    village.decide("Châu Văn Mẫu", "near_poor", IN)  # another commune

    found = village.facts("lai-son", THIRD).movement

    assert found.decided[POOR] == FlowLine(4, STILL | {"to_other": 1}, 3)
    assert found.decided[NEAR_POOR] == FlowLine(4, STILL | {"escaped": 1, "from_other": 1, "newly": 1}, 5)
    assert found.decisions == 3


def test_an_accepted_review_proposes_until_it_is_decided(village: Village) -> None:
    village.review("Danh Mẫu", date(2026, 8, 1), "to_near_poor", "near_poor")
    village.review("Thị Hên Mẫu", date(2026, 8, 2), "escaped_near_poverty", "not_poor")
    village.review("Phạm Văn Mẫu", date(2026, 8, 3), "newly_poor", "poor", status=SENT)
    village.decide("Danh Mẫu", "near_poor", IN)

    found = village.facts("lai-son", THIRD).movement

    assert dict(found.proposed) == {"escaped_near_poverty": 1}
    assert found.decided[POOR].closing == 3
    assert found.decided[NEAR_POOR].closing == 5


def test_who_left_is_gone_when_the_review_is_accepted(village: Village) -> None:
    village.review("Nguyễn Thị Mẫu", date(2026, 8, 1), "left", "")
    village.review("Danh Mẫu", date(2026, 8, 1), "left", "", status=SENT)

    found = village.facts("lai-son", THIRD).movement

    assert found.decided[POOR] == FlowLine(4, STILL | {"left": 1}, 3)
    assert found.proposed_left == 0


def test_a_list_that_was_loaded_is_where_it_begins(village: Village) -> None:
    """Lê Văn and Đặng Văn came with an older decision each, and with one by which they escaped."""
    found = village.facts("lai-son", final(Period(Kind.year, 2026, 1), 2021)).movement

    assert found.decided[POOR] == FlowLine(5, STILL | {"escaped": 1}, 4)
    assert found.decided[NEAR_POOR] == FlowLine(5, STILL | {"escaped": 1}, 4)
