"""Which sums to date are lower than before."""

import pytest

from forms.livelihood.monotone import falls


@pytest.mark.parametrize(
    ("before", "now", "lower"),
    [
        (5_000_000, 4_999_999, True),
        (5_000_000, 0, True),
        (5_000_000, 5_000_000, False),
        (5_000_000, 6_000_000, False),
        (0, 0, False),
        (None, 5_000_000, False),
        (5_000_000, None, False),
        (None, None, False),
    ],
)
def test_a_sum_to_date_falls_when_both_are_known_and_the_new_one_is_lower(
    before: int | None, now: int | None, lower: bool
) -> None:
    assert falls(before, now) is lower
