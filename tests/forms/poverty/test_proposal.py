"""Which standard is in force, and what class it leads to."""

from datetime import date

import pytest

from forms.poverty.proposal import propose
from forms.poverty.standard import Indicator, Standard, as_standard, in_force
from models.poverty_standard import DeprivationRow, StandardRow

M = 1_000_000
OLD = Standard(
    "old", "07/2021/NĐ-CP", date(2022, 1, 1), date(2026, 12, 31), M * 3 // 2, 2 * M, 140, 175, deprivations=3
)
NEW = Standard(
    "new", "351/2025/NĐ-CP", date(2027, 1, 1), None, 2_200_000, 2_800_000, None, None, deprivations=3
)


@pytest.mark.parametrize(
    ("day", "standard"),
    [
        (date(2021, 12, 31), None),
        (date(2022, 1, 1), OLD),
        (date(2026, 12, 31), OLD),
        (date(2027, 1, 1), NEW),
        (date(2040, 1, 1), NEW),
    ],
)
def test_the_day_decides_on_the_standard(day: date, standard: Standard | None) -> None:
    assert in_force([OLD, NEW], day) == standard


def test_a_row_of_the_atlas_becomes_a_standard() -> None:
    row = StandardRow(*OLD[:-1], (DeprivationRow("work", "Việc làm", "Việc làm", "Thiếu việc."),))
    indicator = Indicator("work", "Việc làm", "Việc làm", "Thiếu việc.")
    assert StandardRow._fields == Standard._fields
    assert DeprivationRow._fields == Indicator._fields
    assert as_standard(row) == OLD._replace(indicators=(indicator,))


@pytest.mark.parametrize(
    ("standard", "area", "points", "income", "deprivations", "proposed"),
    [
        (OLD, "rural", None, 1_500_000, 3, "poor"),  # the limit itself is below
        (OLD, "rural", None, 1_500_000, 2, "near_poor"),
        (OLD, "rural", None, 1_500_001, 12, "not_poor"),
        (OLD, "urban", None, 1_500_001, 3, "poor"),
        (OLD, "urban", None, 2_000_001, 3, "not_poor"),
        (OLD, "rural", 140, None, 3, "poor"),
        (OLD, "rural", 140, None, 0, "near_poor"),
        (OLD, "rural", 141, None, 3, "not_poor"),
        (OLD, "urban", 175, None, 4, "poor"),
        (OLD, "urban", 176, None, 4, "not_poor"),
        (OLD, "rural", 0, None, 3, "poor"),
        (OLD, "rural", None, 0, 3, "poor"),
        (OLD, "rural", 200, 1_000_000, 3, "poor"),  # income decides where both are given
        (NEW, "rural", None, 2_200_000, 3, "poor"),
        (NEW, "rural", None, 2_200_001, 3, "not_poor"),
        (NEW, "urban", None, 2_800_000, 2, "near_poor"),
        (NEW, "rural", 100, None, 3, None),  # its points are not known, so nothing is made up
        (NEW, "rural", 100, 2_000_000, 3, "poor"),
        (OLD, "rural", None, None, 12, None),
    ],
)
def test_the_class_follows_from_the_standard(
    standard: Standard, area: str, points: int | None, income: int | None, deprivations: int, proposed: str
) -> None:
    assert propose(standard, area, points=points, income=income, deprivations=deprivations) == proposed
