"""The duties these tests speak of, so that each test says only what matters to it."""

from datetime import date
from typing import Any

from scheduler.period import DayOf, Kind, Period
from scheduler.rule import AFTER, BEFORE, NEXT, Rule, Term

NOVEMBER = Period(Kind.month, 2026, 11)
OCTOBER = Period(Kind.month, 2026, 10)


def rule(**changes: Any) -> Rule:
    """A report on the training of a month by each hamlet, due on the 5th of the month after it."""
    usual: dict[str, Any] = {
        "duty_id": 1,
        "code": "training-month",
        "form": "training",
        "title": "",
        "owed_by": "hamlet",
        "role": "hamlet_head",
        "scope": "",
        "needs": "",
        "kind": Kind.month,
        "first": DayOf(0, 1),
        "last": DayOf(0, 31),
        "due": DayOf(1, 5),
        "rest_day": NEXT,
        "before": BEFORE,
        "after": AFTER,
        "nil_allowed": True,
        "question": "",
        "starts_on": date(2026, 1, 1),
        "ends_on": None,
        "moved": {},
        "closed": frozenset(),
    }
    return Rule(**{**usual, **changes})


def once(**changes: Any) -> Rule:
    """A report that is asked for once: about the first half of October, due on the 20th."""
    days = {"first": date(2026, 10, 1), "last": date(2026, 10, 15), "due": date(2026, 10, 20)}
    return rule(**{"kind": Kind.once, **days, **changes})


def october(**changes: Any) -> Term:
    """The usual duty for October 2026: it is due on Thursday, 05/11/2026."""
    return rule(**changes).term(OCTOBER)
