"""Shares are rounded as in a spreadsheet: half a tenth goes up."""

import pytest

from locales.percent import percent


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(1, 16, 6.3), (3, 16, 18.8), (12.5, 40, 31.3), (2, 3, 66.7), (1, 3, 33.3), (0, 7, 0.0), (-1, 16, -6.3)],
)
def test_half_a_tenth_is_rounded_up(part: float, whole: float, said: float) -> None:
    assert percent(part, whole) == said
