"""The ladder: on which day which reminder is said."""

from datetime import date, timedelta

import pytest

from scheduler.calendar import RestSpan, WorkCalendar
from scheduler.ladder import LATE, reached, step_day
from scheduler.rule import AFTER, BEFORE

USUAL = WorkCalendar()
STEPS = (*BEFORE, *(-days for days in AFTER))
THURSDAY = date(2026, 11, 5)


def day(written: str) -> date:
    """The day of "T5 05/11/2026"."""
    return date(*reversed([int(part) for part in written.split(" ")[-1].split("/")]))


@pytest.mark.parametrize(
    ("what", "due", "days"),
    [
        (
            "a Thursday",
            "05/11/2026",
            ["27/10/2026", "02/11/2026", "04/11/2026", "05/11/2026", "06/11/2026", "10/11/2026"],
        ),
        (
            "a Monday: what comes the day before is said on Friday",
            "09/11/2026",
            ["29/10/2026", "04/11/2026", "06/11/2026", "09/11/2026", "10/11/2026", "12/11/2026"],
        ),
        (
            "the first working day after Tết",
            "11/02/2027",
            ["26/01/2027", "01/02/2027", "03/02/2027", "11/02/2027", "12/02/2027", "16/02/2027"],
        ),
        (
            "in Tết, where the duty keeps the day: it is said before",
            "08/02/2027",
            ["25/01/2027", "29/01/2027", "02/02/2027", "03/02/2027", "11/02/2027", "15/02/2027"],
        ),
        (
            "a Sunday that is kept",
            "15/11/2026",
            ["04/11/2026", "10/11/2026", "12/11/2026", "13/11/2026", "16/11/2026", "18/11/2026"],
        ),
        (
            "after Ngày Văn hóa Việt Nam",
            "25/11/2026",
            ["13/11/2026", "19/11/2026", "23/11/2026", "25/11/2026", "26/11/2026", "30/11/2026"],
        ),
        (
            "over the year's end",
            "05/01/2027",
            ["24/12/2026", "30/12/2026", "04/01/2027", "05/01/2027", "06/01/2027", "08/01/2027"],
        ),
    ],
)
def test_seven_three_and_one_working_days_before_the_day_itself_one_and_three_after(
    what: str, due: str, days: list[str]
) -> None:
    assert [step_day(USUAL, day(due), step).strftime("%d/%m/%Y") for step in STEPS] == days


def test_day_by_day() -> None:
    """Who was not told on the day of a step is told later, until the next one begins."""
    story = """
        T2 26/10/2026 None
        T3 27/10/2026 7
        T4 28/10/2026 7
        T6 30/10/2026 7
        T7 31/10/2026 None
        CN 01/11/2026 None
        T2 02/11/2026 3
        T3 03/11/2026 3
        T4 04/11/2026 1
        T5 05/11/2026 0
        T6 06/11/2026 -1
        T7 07/11/2026 None
        T2 09/11/2026 -1
        T3 10/11/2026 -3
        T4 11/11/2026 -3
        T5 12/11/2026 -3
        T6 13/11/2026 None
        T2 16/11/2026 None
    """
    for line in filter(str.strip, story.splitlines()):
        written, step = line.strip().rsplit(" ", 1)
        assert str(reached(USUAL, THURSDAY, day(written), BEFORE, AFTER)) == step, line


def test_nothing_is_said_from_the_first_to_the_last_day_of_tet() -> None:
    first, days = date(2027, 2, 4), range(7)
    for due in (date(2027, 2, 3), date(2027, 2, 8), date(2027, 2, 11)):
        assert {reached(USUAL, due, first + timedelta(days=n), BEFORE, AFTER) for n in days} == {None}


@pytest.mark.parametrize(
    ("what", "before", "after", "today", "step"),
    [
        ("only on the day", (0,), (), THURSDAY, 0),
        ("only on the day", (0,), (), date(2026, 11, 4), None),
        ("only on the day, made up for", (0,), (), date(2026, 11, 9), 0),
        ("only on the day, too late", (0,), (), date(2026, 11, 10), None),
        ("written in any order", (1, 7, 0, 3), (3, 1), date(2026, 11, 4), 1),
        ("only before", (7, 3), (), date(2026, 11, 4), 3),
        ("only before, too late", (7, 3), (), THURSDAY, None),
        ("only after", (), (1,), THURSDAY, None),
        ("only after", (), (1,), date(2026, 11, 6), -1),
        ("never", (), (), THURSDAY, None),
    ],
)
def test_a_duty_may_have_another_ladder(
    what: str, before: tuple[int, ...], after: tuple[int, ...], today: date, step: int | None
) -> None:
    assert reached(USUAL, THURSDAY, today, before, after) == step


def test_the_last_one_is_worth_saying_for_two_working_days_more() -> None:
    last = step_day(USUAL, THURSDAY, -3)
    worth = USUAL.forward(last, LATE)
    assert reached(USUAL, THURSDAY, worth, BEFORE, AFTER) == -3
    assert reached(USUAL, THURSDAY, USUAL.forward(worth, 1), BEFORE, AFTER) is None


def test_a_pause_puts_off_what_comes_after_the_deadline_and_brings_forward_what_comes_before() -> None:
    storm = WorkCalendar([RestSpan(date(2026, 11, 3), date(2026, 11, 9))])
    assert [step_day(storm, THURSDAY, step).strftime("%d/%m") for step in STEPS] == [
        "22/10",
        "28/10",
        "30/10",
        "02/11",
        "10/11",
        "12/11",
    ]
