"""The book of deadlines as the database has it: duties, what was decided, rest days, quiet hours."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

import pytest

from models import deadline_change
from models.database import engine_for
from models.deadline_change import ALL_TO_COME, DeadlineChange
from models.person import Role
from models.quiet_hours import QuietHours
from models.rest_day import RestDay
from scheduler.quiet import USUAL, Quiet
from tests.scheduler.village import EVER, PRACTICE, REAL, Village

NOVEMBER_5 = date(2026, 11, 5)


@pytest.fixture
def village(sqlite_url: str) -> Iterator[Village]:
    engine = engine_for(sqlite_url)
    here = Village(engine)
    here.settle()
    yield here
    engine.dispose()


def decide(village: Village, duty: int, period: str, day: date, *, sample: bool = False, **what: Any) -> None:
    """A coordinator decides something on a day."""
    with village.session() as session:
        change = DeadlineChange(
            duty_id=duty, period=period, sample=sample, changed_on=day, changed_by=5, changed_at=EVER, **what
        )
        deadline_change.put(session, change)
        session.commit()


def due(village: Village, today: date = NOVEMBER_5, **which: Any) -> dict[str, date]:
    """What is due around a day, by period."""
    around = timedelta(days=65)
    return {term.key: term.set_for for term in village.book(**which).terms(today, around, around)}


def test_a_duty_is_owed_from_its_first_day_on(village: Village) -> None:
    village.duty()
    assert due(village) == {"2026-10": NOVEMBER_5, "2026-11": date(2026, 12, 5), "2026-12": date(2027, 1, 5)}


def test_a_ladder_is_written_with_commas_and_may_be_empty(village: Village) -> None:
    village.duty(remind_before="5, 0", remind_after="")
    (found,) = village.book().rules
    assert (found.before, found.after) == ((5, 0), ())


def test_a_period_may_be_moved_and_moved_back(village: Village) -> None:
    duty = village.duty()
    decide(village, duty, "2026-10", date(2026, 11, 2), due_on=date(2026, 11, 12))
    assert due(village)["2026-10"] == date(2026, 11, 12)
    decide(village, duty, "2026-10", date(2026, 11, 3))
    assert due(village)["2026-10"] == NOVEMBER_5


def test_a_period_may_be_closed(village: Village) -> None:
    decide(village, village.duty(), "2026-11", date(2026, 11, 2), closed=True)
    assert list(due(village)) == ["2026-10", "2026-12"]


class TestGivenUp:
    """A duty that is given up on a day: what is due from then on is not owed."""

    def test_what_was_due_before_is_owed_still(self, village: Village) -> None:
        decide(village, village.duty(), ALL_TO_COME, date(2026, 11, 6), closed=True)
        assert list(due(village)) == ["2026-10"]

    def test_on_the_very_day(self, village: Village) -> None:
        decide(village, village.duty(), ALL_TO_COME, NOVEMBER_5, closed=True)
        assert due(village) == {}

    def test_a_deadline_that_was_moved_to_later_is_not_owed_either(self, village: Village) -> None:
        duty = village.duty()
        decide(village, duty, "2026-10", date(2026, 11, 2), due_on=date(2026, 11, 16))
        decide(village, duty, ALL_TO_COME, date(2026, 11, 10), closed=True)
        assert due(village) == {}

    def test_the_plans_own_end_comes_first_if_it_does(self, village: Village) -> None:
        duty = village.duty(ends_on=date(2026, 11, 30))
        decide(village, duty, ALL_TO_COME, date(2027, 1, 1), closed=True)
        assert list(due(village)) == ["2026-10"]


def test_what_is_decided_in_practice_holds_there_only(village: Village) -> None:
    decide(village, village.duty(), "2026-10", date(2026, 11, 2), sample=True, closed=True)
    assert "2026-10" in due(village, world=REAL)
    assert "2026-10" not in due(village, world=PRACTICE)


def test_duties_come_in_the_order_in_which_people_expect_them(village: Village) -> None:
    village.duty("third", position=2)
    village.duty("first", position=1)
    village.duty("practised", sample=True)
    known = village.book()
    assert [one.code for one in known.rules] == ["first", "third"]
    assert known.rule(1) == known.rules[1]
    assert known.rule(3) is None, "it is not of this world"


def test_what_is_due_once(village: Village) -> None:
    days: dict[str, Any] = {
        "first_on": date(2026, 10, 1),
        "last_on": date(2026, 10, 15),
        "due_on": date(2026, 11, 10),
    }
    village.duty(period="once", **days)
    assert due(village) == {"once": date(2026, 11, 10)}


def test_rest_days_and_quiet_hours(village: Village) -> None:
    village.add(RestDay(first=NOVEMBER_5, last=NOVEMBER_5, reason="Bão số 12", place_code="lai-son"))
    village.add(QuietHours(role=Role.hamlet_head, begins="18:30", ends="06:00"))
    known = village.book()
    assert known.calendars.at("kien-hai/lai-son/bai-bac/").why_rest(NOVEMBER_5) == "Bão số 12"
    assert not known.calendars.everywhere.is_rest(NOVEMBER_5)
    assert known.quiet_of(Role.hamlet_head) == Quiet(time(18, 30), time(6))
    assert known.quiet_of(Role.coordinator) == USUAL
