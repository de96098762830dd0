"""What must hold for those who issue papers: the place exists, and on a day only one body answers for it."""

from datetime import date
from itertools import combinations

from programme.error import Fault
from programme.paper_entries import IssuingEntry
from programme.plan import Plan


def check_papers(plan: Plan) -> None:
    """Raise PlanError at the first entry that cannot be, or is about days of another one."""
    entries = list(enumerate(plan.papers or ()))
    places = {e.code for e in plan.places}
    for i, one in entries:
        if one.place not in places:
            reason = f"the place {one.place} is not in places.yaml"
            raise plan.marks.error(Fault.unknown_place, f"papers[{i}].place", reason)
        first, last = _days(one)
        if last < first:
            reason = f"it ends on {one.valid_to}, before it begins on {one.valid_from}"
            raise plan.marks.error(Fault.dates_reversed, f"papers[{i}].valid_to", reason)
    for (_, one), (i, other) in combinations(entries, 2):
        if one.place == other.place and _meet(one, other):
            reason = f"on some day both this and {one.name} would issue the papers of {one.place}"
            raise plan.marks.error(Fault.periods_overlap, f"papers[{i}].place", reason)


def _meet(one: IssuingEntry, other: IssuingEntry) -> bool:
    (first, last), (begin, end) = _days(one), _days(other)
    return first <= end and begin <= last


def _days(one: IssuingEntry) -> tuple[date, date]:
    return one.valid_from or date.min, one.valid_to or date.max
