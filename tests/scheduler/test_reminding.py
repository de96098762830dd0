"""Who is reminded of what, and why not."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from scheduler.calendar import WorkCalendar
from scheduler.period import ONCE
from scheduler.quiet import USUAL, VIETNAM
from scheduler.reminding import Owing, Reporter, Why, due_now, judge
from tests.scheduler.duties import october, once

CALENDAR = WorkCalendar()
HEAD = Reporter(7, "bai-bac", "kien-hai/lai-son/bai-bac/", "hamlet_head")
DEADLINE = date(2026, 11, 5)


def at(day: date, clock: str = "08:00") -> datetime:
    """A time of a day in Viet Nam, as an instant in UTC."""
    return datetime.combine(day, time.fromisoformat(clock), VIETNAM).astimezone(UTC)


class Case(NamedTuple):
    """What is so, and what is decided."""

    what: str
    why: Why
    step: int = 0
    day: date = DEADLINE
    clock: str = "08:00"
    owing: Mapping[str, Any] = MappingProxyType({})
    who: Mapping[str, Any] = MappingProxyType({})
    due: date = DEADLINE


ANSWERED = [Why.reported, Why.nil, Why.waits]
CASES = [
    Case("the day itself", Why.due),
    Case("seven working days before", Why.due, 7, date(2026, 10, 27)),
    Case("between two steps, not said yet", Why.due, 7, date(2026, 10, 30)),
    Case("three working days after", Why.due, -3, date(2026, 11, 10)),
    *(Case(f"answered: {one}", one, owing={"answered": one}) for one in ANSWERED),
    Case("answered, on a rest day", Why.nil, day=date(2026, 11, 7), owing={"answered": Why.nil}),
    Case("answered, at night", Why.reported, clock="22:00", owing={"answered": Why.reported}),
    Case("more time was granted", Why.early, owing={"until": date(2026, 11, 20)}, due=date(2026, 11, 20)),
    Case(
        "towards the day that was granted",
        Why.due,
        3,
        date(2026, 11, 17),
        owing={"until": date(2026, 11, 20)},
        due=date(2026, 11, 20),
    ),
    Case("eight working days before", Why.early, day=date(2026, 10, 26)),
    Case("long after", Why.over, day=date(2026, 11, 13)),
    Case("a Saturday", Why.rest_day, day=date(2026, 11, 7)),
    Case("a Saturday, long before", Why.rest_day, day=date(2026, 10, 17)),
    Case("before the morning", Why.quiet, clock="06:59"),
    Case("in the evening", Why.quiet, clock="20:00"),
    Case("said already", Why.reminded, owing={"steps": [(0, DEADLINE)]}),
    Case("said already, at night", Why.reminded, clock="22:00", owing={"steps": [(0, DEADLINE)]}),
    Case("another step was said", Why.due, owing={"steps": [(7, DEADLINE), (1, DEADLINE)]}),
    Case(
        "said about the deadline as it was before it moved",
        Why.due,
        owing={"steps": [(0, date(2026, 11, 3))]},
    ),
    Case("a message today already", Why.today, who={"reminded_today": True}),
    Case("no chat", Why.no_chat, who={"unreachable": Why.no_chat}),
    Case("blocked", Why.blocked, who={"unreachable": Why.blocked}),
    Case(
        "no chat, at night: it is looked at in the morning",
        Why.quiet,
        clock="21:00",
        who={"unreachable": Why.no_chat},
    ),
    Case(
        "no chat, and answered by somebody else",
        Why.nil,
        owing={"answered": Why.nil},
        who={"unreachable": Why.no_chat},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.what for case in CASES])
def test_why(case: Case) -> None:
    (verdict,) = judge(
        HEAD._replace(**case.who), [Owing(october(), **case.owing)], CALENDAR, USUAL, at(case.day, case.clock)
    )
    assert (verdict.why, verdict.due) == (case.why, case.due)
    if case.why is Why.due:
        assert verdict.step == case.step


def test_every_reason_is_in_the_table() -> None:
    assert {case.why for case in CASES} == set(Why)


def test_what_is_due_together_is_said_together() -> None:
    tomorrow, done = (once(duty_id=n, due=date(2026, 11, 6)).term(ONCE) for n in (2, 3))
    owing = [Owing(october()), Owing(tomorrow), Owing(done, Why.reported)]
    verdicts = judge(HEAD, owing, CALENDAR, USUAL, at(DEADLINE))
    assert [(one.owing.term.rule.duty_id, one.step) for one in due_now(verdicts)] == [(1, 0), (2, 1)]
