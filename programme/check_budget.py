"""What must hold between the amounts of a plan: every sum that the plan states itself.

Central and local money (ngân sách Trung ương, ngân sách địa phương) make the total
of an activity; those of all activities make the plan's; a slip in copying one
figure is found by at least one of these sums.
"""

from programme.error import Fault
from programme.money import written
from programme.plan import ActivityEntry, Plan, Totals


def check_budget(plan: Plan) -> None:
    """Raise PlanError at the first sum that does not come out."""
    for i, activity in enumerate(plan.activities):
        _activity(plan, f"activities[{i}]", activity)
    if plan.plan.totals is not None:
        _grand(plan, plan.plan.totals)
        for key in ("central", "local", "total"):
            _column(plan, key)


def _activity(plan: Plan, path: str, activity: ActivityEntry) -> None:
    amounts = {"central": activity.central, "local": activity.local, "total": activity.total}
    missing = [key for key, value in amounts.items() if value is None]
    if len(missing) == len(amounts):
        return
    if missing:
        reason = f"{activity.code} has a budget without {' and '.join(missing)}"
        raise plan.marks.error(Fault.budget_incomplete, path, reason)
    assert activity.central is not None
    assert activity.local is not None
    assert activity.total is not None
    found = activity.central + activity.local
    if found != activity.total:
        sums = f"{written(found)}, not {written(activity.total)}"
        reason = f"central and local money of {activity.code} make {sums}"
        raise plan.marks.error(Fault.activity_sum, f"{path}.total", reason)


def _grand(plan: Plan, totals: Totals) -> None:
    found = totals.central + totals.local
    if found != totals.total:
        reason = f"central and local money of the plan make {written(found)}, not {written(totals.total)}"
        raise plan.marks.error(Fault.grand_sum, "plan.totals.total", reason)


def _column(plan: Plan, key: str) -> None:
    stated = getattr(plan.plan.totals, key)
    found = sum(getattr(activity, key) or 0 for activity in plan.activities)
    if found != stated:
        reason = f"{key} of all activities makes {written(found)}, but the plan says {written(stated)}"
        raise plan.marks.error(Fault.plan_sum, f"plan.totals.{key}", reason)
