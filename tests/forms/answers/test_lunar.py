"""The Vietnamese lunar calendar, which differs from the Chinese one by an hour and some days."""

from datetime import date

import pytest

from forms.answers.lunar import to_solar


@pytest.mark.parametrize(
    ("year", "tet"),
    [
        (1985, date(1985, 1, 21)),  # a month before the Chinese new year
        (2007, date(2007, 2, 17)),
        (2026, date(2026, 2, 17)),
        (2027, date(2027, 2, 6)),
        (2030, date(2030, 2, 2)),
    ],
)
def test_tet(year: int, tet: date) -> None:
    assert to_solar(1, 1, year) == tet


def test_days_that_a_lunar_year_does_not_have() -> None:
    assert to_solar(30, 12, 2024) is None
    assert to_solar(15, 6, 2025, leap=True) == date(2025, 8, 8)
    assert to_solar(15, 6, 2026, leap=True) is None
    assert to_solar(31, 1, 2026) is None
    assert to_solar(1, 13, 2026) is None


def test_the_full_moon_of_the_seventh_month() -> None:
    assert to_solar(15, 7, 2026) == date(2026, 8, 27)
