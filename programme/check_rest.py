"""What must hold for days of rest and quiet hours: they end, and they do not contradict each other."""

import re
from itertools import combinations

from programme.error import Fault
from programme.plan import Plan
from programme.rest_entries import RestDayEntry

LONGEST_REST = 60  # days: further the calendar does not look for a working day (scheduler/calendar.py)
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def check_rest_days(plan: Plan) -> None:
    """Raise PlanError at the first entry that cannot be, or is about days of another one."""
    days = list(enumerate(plan.rest_days or ()))
    places = {e.code for e in plan.places}
    for i, one in days:
        _length(plan, f"rest_days[{i}].last", one)
        if one.place is not None and one.place not in places:
            reason = f"the place {one.place} is not in places.yaml"
            raise plan.marks.error(Fault.unknown_place, f"rest_days[{i}].place", reason)
    for (_, one), (i, other) in combinations(days, 2):
        if one.place == other.place and one.first <= other.last and other.first <= one.last:
            reason = f"these days meet those from {one.first} to {one.last}, write each day once for a place"
            raise plan.marks.error(Fault.periods_overlap, f"rest_days[{i}].first", reason)


def check_quiet_hours(plan: Plan) -> None:
    """Raise PlanError at the first hour that is no time of day."""
    for i, one in enumerate(plan.quiet_hours or ()):
        for key, clock in (("from", one.begins), ("to", one.ends)):
            if not _CLOCK.fullmatch(clock):
                reason = "a time of day is written with four digits, from 00:00 to 23:59, for example 07:00"
                raise plan.marks.error(Fault.bad_value, f"quiet_hours[{i}].{key}", reason)


def _length(plan: Plan, path: str, one: RestDayEntry) -> None:
    if one.last < one.first:
        reason = f"it ends on {one.last}, before it begins on {one.first}"
        raise plan.marks.error(Fault.dates_reversed, path, reason)
    days = (one.last - one.first).days + 1
    if days > LONGEST_REST:
        reason = f"these are {days} days, more than {LONGEST_REST}, so that no deadline would ever come"
        raise plan.marks.error(Fault.too_long, path, reason)
