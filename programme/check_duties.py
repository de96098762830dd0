"""What must hold for duties: somebody owes them, their days fit their period, reminders are in order."""

from datetime import date
from itertools import pairwise

from programme.duty_entries import DayEntry, DutyEntry
from programme.error import Fault
from programme.levels import LEVELS, SITS_AT
from programme.plan import Plan


def check_duties(plan: Plan) -> None:
    """Raise PlanError at the first duty that nobody can keep."""
    for i, duty in enumerate(plan.duties or ()):
        path = f"duties[{i}]"
        _who(plan, path, duty)
        _scope(plan, path, duty)
        _kind_of_days(plan, path, duty)
        _order_of_days(plan, path, duty)
        _in_force(plan, path, duty)
        _ladder(plan, path, duty)


def _who(plan: Plan, path: str, duty: DutyEntry) -> None:
    level = SITS_AT[duty.role]
    if level != duty.owed_by:
        reason = f"a {duty.role} belongs to a {level} and cannot answer for a {duty.owed_by}"
        raise plan.marks.error(Fault.wrong_level, f"{path}.role", reason)


def _scope(plan: Plan, path: str, duty: DutyEntry) -> None:
    if duty.scope is None:
        if len(plan.top) > 1:
            top = " and ".join(place.code for place in plan.top)
            reason = f"{top} lie in nothing above them, so the key scope says here which of them owes this"
            raise plan.marks.error(Fault.missing_key, path, reason)
        return
    kind = next((e.kind for e in plan.places if e.code == duty.scope), None)
    if kind is None:
        reason = f"the place {duty.scope} is not in places.yaml"
        raise plan.marks.error(Fault.unknown_place, f"{path}.scope", reason)
    if LEVELS.index(kind) > LEVELS.index(duty.owed_by):
        reason = f"no {duty.owed_by} lies in {duty.scope}, which is a {kind}"
        raise plan.marks.error(Fault.wrong_level, f"{path}.scope", reason)


def _kind_of_days(plan: Plan, path: str, duty: DutyEntry) -> None:
    once = duty.period == "once"
    wanted = "a date, for example 2026-11-30" if once else "a month and a day, as in {month: 0, day: 5}"
    for key, day in (("from", duty.first), ("to", duty.last), ("due", duty.due)):
        if isinstance(day, date) != once:
            reason = f"the period is {duty.period}, so this is {wanted}"
            raise plan.marks.error(Fault.wrong_days, f"{path}.{key}", reason)


def _order_of_days(plan: Plan, path: str, duty: DutyEntry) -> None:
    if _rank(duty.last) < _rank(duty.first):
        reason = "the data window ends before it begins (from), exchange them or look at the months"
        raise plan.marks.error(Fault.dates_reversed, f"{path}.to", reason)
    if _rank(duty.due) < _rank(duty.first):
        reason = "it is due before its data window begins (from), look at the months"
        raise plan.marks.error(Fault.dates_reversed, f"{path}.due", reason)


def _in_force(plan: Plan, path: str, duty: DutyEntry) -> None:
    last = duty.ends_on or date.max
    if last < duty.starts_on:
        reason = f"ends_on {last} is before starts_on {duty.starts_on}, exchange them"
        raise plan.marks.error(Fault.dates_reversed, f"{path}.ends_on", reason)
    if isinstance(duty.due, date) and not duty.starts_on <= duty.due <= last:
        reason = f"it is due on {duty.due}, which must lie between starts_on and ends_on"
        raise plan.marks.error(Fault.wrong_days, f"{path}.due", reason)


def _ladder(plan: Plan, path: str, duty: DutyEntry) -> None:
    if any(nearer >= farther for farther, nearer in pairwise(duty.remind_before)):
        reason = "working days before the deadline are written most first, each once, as in [7, 3, 1, 0]"
        raise plan.marks.error(Fault.steps_order, f"{path}.remind_before", reason)
    if any(farther <= nearer for nearer, farther in pairwise(duty.remind_after)):
        reason = "working days after the deadline are written fewest first, each once, as in [1, 3]"
        raise plan.marks.error(Fault.steps_order, f"{path}.remind_after", reason)


def _rank(day: DayEntry | date) -> tuple[int, int, int]:
    """What puts days of one duty in order; day 30 and day 31 may be the same in the end."""
    return (day.year if isinstance(day, date) else 0, day.month, day.day)
