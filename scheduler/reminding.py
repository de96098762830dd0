"""Who is reminded of what at an instant, and why not: a pure function.

It knows no database and no clock. The database only answers what it asks
(``scheduler/planning.py``), and writes down what it decides under unique keys.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from scheduler.calendar import WorkCalendar
from scheduler.ladder import reached
from scheduler.quiet import VIETNAM, Quiet
from scheduler.rule import Term


class Why(StrEnum):
    """Why somebody is reminded, or is not."""

    due = "due"  # this step of the ladder has come
    reported = "reported"  # đã nộp
    nil = "nil"  # không phát sinh
    waits = "waits"  # đang xin gia hạn
    early = "early"  # chưa tới ngày nhắc
    over = "over"  # đã báo cấp trên
    rest_day = "rest_day"  # ngày nghỉ
    quiet = "quiet"  # giờ nghỉ
    reminded = "reminded"  # đã nhắc lần này
    today = "today"  # đã nhắc hôm nay
    no_chat = "no_chat"  # chưa kết nối
    blocked = "blocked"  # đã chặn


class Owing(NamedTuple):
    """One report one place may owe: how it was answered, and what the person was reminded of so far."""

    term: Term
    answered: Why | None = None  # reported, nil or waits
    until: date | None = None  # an extension that was granted
    steps: Collection[tuple[int, date]] = ()  # the steps already said, each with the deadline it was about


class Reporter(NamedTuple):
    """Somebody who reports for one place, and whether they can be reached."""

    id: int
    place_code: str
    place_path: str
    role: str
    unreachable: Why | None = None  # no_chat or blocked
    reminded_today: bool = False


class Verdict(NamedTuple):
    """What is decided about one report: why, and for one that is due which step and deadline."""

    owing: Owing
    why: Why
    due: date
    step: int = 0


def judge(
    reporter: Reporter, owing: Sequence[Owing], calendar: WorkCalendar, quiet: Quiet, at: datetime
) -> list[Verdict]:
    """A verdict on each report: those that are ``due`` go into one message now."""
    today = at.astimezone(VIETNAM).date()
    return [_verdict(reporter, one, calendar, quiet, at, today) for one in owing]


def _verdict(
    reporter: Reporter, one: Owing, calendar: WorkCalendar, quiet: Quiet, at: datetime, today: date
) -> Verdict:
    due = one.term.due(calendar, one.until)
    rule = one.term.rule
    if one.answered is not None:
        return Verdict(one, one.answered, due)
    step = reached(calendar, due, today, rule.before, rule.after)
    if step is None:
        return Verdict(one, _why_no_step(calendar, due, today), due)
    if (step, due) in one.steps:
        return Verdict(one, Why.reminded, due, step)
    return Verdict(one, _why_not_now(reporter, quiet, at) or Why.due, due, step)


def _why_no_step(calendar: WorkCalendar, due: date, today: date) -> Why:
    if calendar.is_rest(today):
        return Why.rest_day
    return Why.early if today <= due else Why.over


def _why_not_now(reporter: Reporter, quiet: Quiet, at: datetime) -> Why | None:
    if quiet.holds(at):
        return Why.quiet
    if reporter.unreachable is not None:
        return reporter.unreachable
    return Why.today if reporter.reminded_today else None


def due_now(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """What goes into the one message of the day."""
    return [verdict for verdict in verdicts if verdict.why is Why.due]


UNREACHABLE: Mapping[Why, bool] = {Why.no_chat: False, Why.blocked: True}
"""The verdicts on whom nobody could remind, and whether they had blocked us."""
