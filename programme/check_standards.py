"""What must hold between poverty standards: on every day at most one is in force."""

from datetime import date
from itertools import combinations

from programme.error import Fault
from programme.plan import Plan
from programme.standard_entries import StandardEntry


def check_standards(plan: Plan) -> None:
    """Raise PlanError at the first standard that does not fit among the others."""
    for i, standard in enumerate(plan.standards):
        path = f"standards[{i}]"
        if standard.valid_to and standard.valid_to < standard.valid_from:
            reason = f"valid_to {standard.valid_to} is before valid_from {standard.valid_from}, exchange them"
            raise plan.marks.error(Fault.dates_reversed, f"{path}.valid_to", reason)
        if standard.deprivations > len(standard.indicators):
            reason = f"{standard.code} has only {len(standard.indicators)} indicators to be deprived of"
            raise plan.marks.error(Fault.bad_value, f"{path}.deprivations", reason)
    for (_, one), (i, other) in combinations(enumerate(plan.standards), 2):
        if _last(one) >= other.valid_from and _last(other) >= one.valid_from:
            reason = f"{other.code} is in force while {one.code} is, end one before the other begins"
            raise plan.marks.error(Fault.periods_overlap, f"standards[{i}].valid_from", reason)


def _last(standard: StandardEntry) -> date:
    return standard.valid_to or date.max
