"""What must hold for the sample models of a plan: their places, projects and households exist."""

from programme.error import Fault, PlanError
from programme.model_entries import ModelEntry
from programme.plan import Plan


def check_models(plan: Plan) -> None:
    """Raise PlanError at the first sample model that does not agree with the other files."""
    kinds = {e.code: e.kind for e in plan.places}
    activities = {e.code for e in plan.activities}
    for i, model in enumerate(plan.models):
        path = f"models[{i}]"
        if model.place not in kinds:
            reason = f"the place {model.place} is not in places.yaml"
            raise plan.marks.error(Fault.unknown_place, f"{path}.place", reason)
        if model.activity not in activities:
            reason = f"the activity {model.activity} is not in activities.yaml"
            raise plan.marks.error(Fault.unknown_activity, f"{path}.activity", reason)
        if model.ends_on is not None and model.ends_on < model.starts_on:
            reason = f"it ends on {model.ends_on}, before it begins on {model.starts_on}"
            raise plan.marks.error(Fault.dates_reversed, f"{path}.ends_on", reason)
        _households(plan, model, path)


def _households(plan: Plan, model: ModelEntry, path: str) -> None:
    numbers = {e.number for e in plan.households if e.place == model.place}
    seen: set[int | str] = set()
    for j, one in enumerate(model.households):
        where = f"{path}.households[{j}]"
        if (one.number is None) == (not one.head):
            reason = "a household has a number of households.yaml, or a head if it is not there"
            raise plan.marks.error(Fault.bad_value, where, reason)
        if one.number is not None and one.number not in numbers:
            raise _unknown(plan, model, one.number, where)
        who = one.head if one.number is None else one.number
        if who in seen:
            reason = f"{who} stands in this model twice, each may stand in it once"
            raise plan.marks.error(Fault.duplicate_code, where, reason)
        seen.add(who)


def _unknown(plan: Plan, model: ModelEntry, number: int, where: str) -> PlanError:
    reason = f"households.yaml has no number {number} in {model.place}"
    return plan.marks.error(Fault.bad_value, f"{where}.number", reason)
