"""Quiet hours: when nobody is written to unasked."""

from datetime import UTC, datetime, time, timedelta

import pytest

from scheduler.quiet import USUAL, VIETNAM, Quiet

NOON_REST = Quiet.written("11:30", "13:30")
NEVER = Quiet.written("00:00", "00:00")
EVENING = Quiet.written("19:00", "06:30")


def at(clock: str, day: int = 5) -> datetime:
    """A time of day on 05/11/2026 in Viet Nam, as an instant in UTC."""
    return datetime.combine(
        datetime(2026, 11, day, tzinfo=VIETNAM).date(), time.fromisoformat(clock), VIETNAM
    ).astimezone(UTC)


@pytest.mark.parametrize(
    ("hours", "clock", "quiet"),
    [
        (USUAL, "19:59:59", False),
        (USUAL, "20:00", True),
        (USUAL, "23:59", True),
        (USUAL, "00:00", True),
        (USUAL, "06:59:59", True),
        (USUAL, "07:00", False),
        (USUAL, "12:00", False),
        (NOON_REST, "11:29", False),
        (NOON_REST, "11:30", True),
        (NOON_REST, "13:29", True),
        (NOON_REST, "13:30", False),
        (NOON_REST, "00:00", False),
        (EVENING, "06:45", False),
        (EVENING, "19:00", True),
        (NEVER, "00:00", False),
        (NEVER, "03:00", False),
    ],
)
def test_whether_it_is_quiet(hours: Quiet, clock: str, quiet: bool) -> None:
    assert hours.holds(at(clock)) is quiet


@pytest.mark.parametrize(
    ("hours", "clock", "begins"),
    [
        (USUAL, "08:00", at("20:00")),
        (USUAL, "19:59:59", at("20:00")),
        (USUAL, "20:00", at("20:00", 6)),
        (USUAL, "02:00", at("20:00")),
        (NOON_REST, "08:00", at("11:30")),
        (NOON_REST, "12:00", at("11:30", 6)),
    ],
)
def test_when_it_gets_quiet_next(hours: Quiet, clock: str, begins: datetime) -> None:
    assert hours.next_begin(at(clock)) == begins


def test_where_it_is_never_quiet_a_day_is_long_enough() -> None:
    assert NEVER.next_begin(at("08:00")) == at("08:00") + timedelta(days=1)


@pytest.mark.parametrize("written", ["", "7", "24:00", "8 giờ"])
def test_what_is_no_time_of_day_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"Invalid isoformat|hour must be"):
        Quiet.written(written, "07:00")
