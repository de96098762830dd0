"""The book (sổ hạn nộp): every duty with what coordinators changed, the calendars and the quiet hours.

Read whole from the database; it is small. Real people and practice have a book each.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlmodel import Session

from models import deadline_change, duty, quiet_hours, report, rest_day
from models.deadline_change import ALL_TO_COME, DeadlineChange
from models.duty import Duty
from scheduler.calendar import Calendars, RestSpan
from scheduler.period import DayOf, Kind, from_key
from scheduler.quiet import USUAL, VIETNAM, Quiet
from scheduler.rule import Rule, Term

AHEAD = timedelta(days=60)  # thirty working days, the longest step, over Tết
BACK = timedelta(days=100)  # how long an overdue report is still asked for (assumption)


class Book(NamedTuple):
    """All that is known about deadlines, but for who has answered."""

    rules: Sequence[Rule]
    calendars: Calendars
    quiet: dict[str, Quiet]

    def rule(self, duty_id: int) -> Rule | None:
        """The duty with this number; None for one that is not of this world."""
        return next((rule for rule in self.rules if rule.duty_id == duty_id), None)

    def quiet_of(self, role: str) -> Quiet:
        """When people of a role are left alone."""
        return self.quiet.get(role, USUAL)

    def terms(self, today: date, back: timedelta = BACK, ahead: timedelta = AHEAD) -> Iterator[Term]:
        """Every term that is due around a day, duty by duty."""
        for rule in self.rules:
            yield from rule.terms(today - back, today + ahead)


def read(session: Session, *, sample: bool, since: date | None = None) -> Book:
    """The book as the database has it now.

    Practice may have a past from before the plan was loaded (``bot/demo``): what was due since its first
    report, or ``since``, was asked for there, too.
    """
    if sample and since is None:
        first = report.first_practised(session)
        since = first.astimezone(VIETNAM).date() if first else None
    changes: dict[int, list[DeadlineChange]] = {}
    for one in deadline_change.of_world(session, sample=sample):
        changes.setdefault(one.duty_id, []).append(one)
    found = duty.of_world(session, sample=sample)
    spans = [
        RestSpan(one.first, one.last, path or "", one.works, one.reason)
        for one, path in rest_day.all_of_them(session)
    ]
    return Book(
        [rule_of(one, changes.get(one.id or 0, ()), since) for one in found],
        Calendars(spans),
        {role: Quiet.written(*hours) for role, hours in quiet_hours.by_role(session).items()},
    )


def rule_of(one: Duty, changes: Sequence[DeadlineChange] = (), since: date | None = None) -> Rule:
    """A duty's row as a rule, with what was decided about it; ``since``: it was there then already."""
    assert one.id is not None
    made = one.created_at.astimezone(VIETNAM).date()
    changes = [change for change in changes if _fits(change.period, Kind(one.period))]
    given_up = min(
        (change.changed_on for change in changes if change.closed and not change.period), default=None
    )
    ends = [given_up - timedelta(days=1)] if given_up else []
    ends += [one.ends_on] if one.ends_on else []
    first, last, due = _days(one)
    return Rule(
        duty_id=one.id,
        code=one.code,
        form=one.form,
        title=one.title,
        owed_by=one.owed_by,
        role=one.role,
        scope=one.scope_path,
        needs=one.needs,
        kind=Kind(one.period),
        first=first,
        last=last,
        due=due,
        rest_day=one.rest_day,
        before=_steps(one.remind_before),
        after=_steps(one.remind_after),
        nil_allowed=one.nil_allowed,
        question=one.question,
        # nobody was asked for what was due before the duty was there
        starts_on=max(one.starts_on, min(made, since or made)),
        ends_on=min(ends, default=None),
        moved={change.period: change.due_on for change in changes if change.due_on is not None},
        closed=frozenset(change.period for change in changes if _is_closed(change, given_up)),
        made_in_chat=one.sample is not None,
    )


def _is_closed(change: DeadlineChange, given_up: date | None) -> bool:
    """Whether a period is not owed: it was closed, or was moved to a day from which on all are."""
    return change.closed or bool(given_up and change.due_on and change.due_on >= given_up)


def _fits(period: str, kind: Kind) -> bool:
    """Whether a change is about a period of the duty's kind; one from before the kind changed is void."""
    try:
        return period == ALL_TO_COME or bool(from_key(kind, period))
    except ValueError:
        return False


def _days(one: Duty) -> tuple[DayOf | date, DayOf | date, DayOf | date]:
    """The first and the last day of the data window, and the day it is due."""
    if one.period == Kind.once:
        assert one.first_on is not None
        assert one.last_on is not None
        assert one.due_on is not None
        return one.first_on, one.last_on, one.due_on
    return (
        DayOf(one.first_month, one.first_day),
        DayOf(one.last_month, one.last_day),
        DayOf(one.due_month, one.due_day),
    )


def _steps(written: str) -> tuple[int, ...]:
    return tuple(int(step) for step in written.split(",") if step.strip())
