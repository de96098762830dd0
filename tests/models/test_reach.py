"""Which programmes a place has to do with: by where they are, and in which years."""

from datetime import date

import pytest

from models import reach
from models.reach import Reach

REACHES = [
    Reach("island-1", ("islands/east/",), 2021, 2025),
    Reach("delta", ("delta/",), 2021, 2030),
    Reach("island-2", ("islands/east/",), 2026, 2030),
]


@pytest.mark.parametrize(
    ("path", "year", "programmes"),
    [
        ("islands/east/north/", 2024, ["island-1"]),
        ("islands/east/north/", 2026, ["island-2"]),
        ("islands/east/", 2031, ["island-2"]),  # the one that ended last
        ("islands/", 2024, ["island-1"]),  # a place above sees what is below it
        ("islands/west/", 2024, []),
        ("delta/south/", 2026, ["delta"]),
        ("delta/", 2019, ["delta"]),  # whatever is still to come
    ],
)
def test_a_place_has_the_programmes_in_force_there(path: str, year: int, programmes: list[str]) -> None:
    assert reach.in_year(REACHES, path, year) == programmes


@pytest.mark.parametrize(
    ("day", "programmes"),
    [
        (date(2025, 12, 31), ["island-1"]),
        (date(2026, 1, 1), ["island-1", "island-2"]),
        (date(2026, 3, 31), ["island-1", "island-2"]),
        (date(2026, 4, 1), ["island-2"]),
    ],
)
def test_reports_belong_to_the_programme_that_ended_for_a_quarter_more(
    day: date, programmes: list[str]
) -> None:
    assert reach.on(REACHES, "islands/east/north/", day) == programmes


def test_a_programme_that_no_other_follows_is_reported_on_for_ever() -> None:
    assert reach.on(REACHES[:1], "islands/east/", date(2028, 5, 1)) == ["island-1"]


def test_a_programme_without_places_is_everywhere() -> None:
    assert reach.in_year([Reach("all", (), 2020, 2030)], "anywhere/", 2024) == ["all"]
