"""What must hold for the budget register, and what looks odd about it.

Parts that make more than their whole contradict each other. That more is allocated than the plan has for
the whole period does not: plans are adjusted. It is only said.
"""

from collections.abc import Iterator, Sequence

from programme.budget_entries import AllocationEntry
from programme.error import Fault
from programme.money import written
from programme.plan import Plan

Line = tuple[int, str, str]  # year, activity, source of money


def check_budgets(plan: Plan) -> None:
    """Raise PlanError at the first entry of a register that does not agree with the plan or the others."""
    for noun, entries in (("budgets", plan.budgets or ()), ("sample_budgets", plan.sample_budgets)):
        _references(plan, noun, entries)
        _parts(plan, noun, entries)


def budget_warnings(plan: Plan) -> list[str]:
    """A sentence for each odd year, and each project of which more is allocated than the plan has."""
    return [*_odd_years(plan), *_beyond_the_plan(plan)]


def _references(plan: Plan, noun: str, entries: Sequence[AllocationEntry]) -> None:
    places, agencies = {e.code for e in plan.places}, {e.code for e in plan.agencies}
    activities = {e.code for e in plan.activities}
    for i, one in enumerate(entries):
        path = f"{noun}[{i}]"
        if (one.place is None) == (one.agency is None):
            reason = "money is allocated to a place or to an agency: write one of the two"
            raise plan.marks.error(Fault.bad_value, path, reason)
        if one.activity not in activities:
            reason = f"the activity {one.activity} is not in activities.yaml"
            raise plan.marks.error(Fault.unknown_activity, f"{path}.activity", reason)
        if one.place is not None and one.place not in places:
            reason = f"the place {one.place} is not in places.yaml"
            raise plan.marks.error(Fault.unknown_place, f"{path}.place", reason)
        if one.agency is not None and one.agency not in agencies:
            reason = f"the agency {one.agency} is not in agencies.yaml"
            raise plan.marks.error(Fault.unknown_agency, f"{path}.agency", reason)


def _parts(plan: Plan, noun: str, entries: Sequence[AllocationEntry]) -> None:
    """What the places directly below one get, and the agencies, is at most what it gets itself."""
    above = {e.code: e.parent for e in plan.places}
    whole = _of_places(entries)
    parts: dict[tuple[Line, str], int] = {}
    for one in entries:
        over = _nearest(whole, one, above)
        if over is not None:
            parts[_line(one), over] = parts.get((_line(one), over), 0) + one.amount
    for (line, place), found in parts.items():
        i = whole[line, place]
        if found > entries[i].amount:
            year, activity, money = line
            reason = (
                f"the parts of {place} ({activity}, {money}, {year}) make {written(found)}, "
                f"more than the {written(entries[i].amount)} of the whole"
            )
            raise plan.marks.error(Fault.allocation_parts, f"{noun}[{i}].amount", reason)


def _of_places(entries: Sequence[AllocationEntry]) -> dict[tuple[Line, str], int]:
    """Where each place's amount stands."""
    return {(_line(one), one.place): i for i, one in enumerate(entries) if one.place is not None}


def _nearest(
    whole: dict[tuple[Line, str], int], one: AllocationEntry, above: dict[str, str | None]
) -> str | None:
    """The nearest place above that has an amount of its own; above an agency are the plan's roots."""
    if one.place is None:
        roots = [code for code, parent in above.items() if parent is None]
        return next((code for code in roots if (_line(one), code) in whole), None)
    code = above[one.place]
    while code is not None and (_line(one), code) not in whole:
        code = above[code]
    return code


def _odd_years(plan: Plan) -> Iterator[str]:
    first, last = plan.plan.first_year, plan.plan.last_year
    for year in sorted({one.year for one in plan.budgets or ()}):
        if not first <= year <= last:
            yield f"budgets.yaml allocates money of {year}, but the plan runs from {first} to {last}"


def _beyond_the_plan(plan: Plan) -> Iterator[str]:
    """Over the years together, of what the plan divides: central and local money of its projects."""
    entries = plan.budgets or ()
    above = {e.code: e.parent for e in plan.places}
    whole = _of_places(entries)
    tops = [one for one in entries if _nearest(whole, one, above) is None]
    for activity in plan.activities:
        for money, planned in (("central", activity.central), ("local", activity.local)):
            found = sum(one.amount for one in tops if (one.activity, one.money) == (activity.code, money))
            if planned is not None and found > planned:
                yield (
                    f"budgets.yaml allocates {written(found)} of {money} money to {activity.code}, "
                    f"but the plan has {written(planned)} for the whole period"
                )


def _line(one: AllocationEntry) -> Line:
    return one.year, one.activity, one.money
