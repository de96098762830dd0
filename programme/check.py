"""What must hold between the entries of a plan: codes used once, and everything referred to exists."""

from collections.abc import Iterable

from models.person import Role
from programme.check_budget import check_budget
from programme.check_budgets import check_budgets
from programme.check_duties import check_duties
from programme.check_models import check_models
from programme.check_papers import check_papers
from programme.check_places import check_places
from programme.check_rest import check_quiet_hours, check_rest_days
from programme.check_standards import check_standards
from programme.check_year import check_year
from programme.error import Fault
from programme.levels import SITS_AT
from programme.plan import Plan


def check(plan: Plan) -> None:
    """Raise PlanError at the first entry that does not agree with the others."""
    _once_each(plan)
    _period(plan)
    check_places(plan)
    _references(plan)
    _people(plan)
    _households(plan)
    _cadres(plan)
    check_models(plan)
    check_budget(plan)
    check_budgets(plan)
    check_standards(plan)
    check_duties(plan)
    check_rest_days(plan)
    check_quiet_hours(plan)
    check_papers(plan)
    check_year(plan)


def _once_each(plan: Plan) -> None:
    _once(plan, "places", "code", (e.code for e in plan.places))
    _once(plan, "agencies", "code", (e.code for e in plan.agencies))
    _once(plan, "activities", "code", (e.code for e in plan.activities))
    _once(plan, "indicators", "code", (e.code for e in plan.indicators))
    _once(plan, "topics", "title", (f"{e.activity}, {e.title}" for e in plan.topics))
    _once(plan, "people", "name", (f"{e.name}, {e.role}, {e.place}" for e in plan.people))
    _once(plan, "households", "number", (f"{e.place}, {e.number}" for e in plan.households))
    _once(plan, "cadres", "name", (f"{e.name}, {e.birth_year or '?'}, {e.place}" for e in plan.cadres))
    _once(plan, "models", "code", (e.code for e in plan.models))
    _once(plan, "standards", "code", (e.code for e in plan.standards))
    _once(plan, "duties", "code", (e.code for e in plan.duties or ()))
    for noun, entries in (("budgets", plan.budgets or ()), ("sample_budgets", plan.sample_budgets)):
        _once(plan, noun, "amount", (f"{e.year}, {e.activity}, {e.money}, {e.unit}" for e in entries))
    _once(plan, "quiet_hours", "role", (e.role for e in plan.quiet_hours or ()))
    for i, standard in enumerate(plan.standards):
        _once(plan, f"standards[{i}].indicators", "code", (e.code for e in standard.indicators))
    for i, activity in enumerate(plan.activities):
        parts = (f"{e.agency}, {e.part}" for e in activity.agencies)
        _once(plan, f"activities[{i}].agencies", "agency", parts)


def _once(plan: Plan, list_path: str, key: str, codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for i, code in enumerate(codes):
        if code in seen:
            reason = f"{code} stands in this list twice, each may stand in it once"
            raise plan.marks.error(Fault.duplicate_code, f"{list_path}[{i}].{key}", reason)
        seen.add(code)


def _period(plan: Plan) -> None:
    if plan.plan.last_year < plan.plan.first_year:
        reason = f"the last year {plan.plan.last_year} is before the first year {plan.plan.first_year}"
        raise plan.marks.error(Fault.dates_reversed, "plan.last_year", reason)


def _references(plan: Plan) -> None:
    agencies = {e.code for e in plan.agencies}
    activities = {e.code for e in plan.activities}
    for i, activity in enumerate(plan.activities):
        if activity.asks and not activity.forms:
            reason = (
                f"{activity.code} asks for figures, but no form in which they could be told stands in forms"
            )
            raise plan.marks.error(Fault.missing_key, f"activities[{i}].asks", reason)
        for j, part in enumerate(activity.agencies):
            if part.agency not in agencies:
                reason = f"the agency {part.agency} is not in agencies.yaml"
                path = f"activities[{i}].agencies[{j}].agency"
                raise plan.marks.error(Fault.unknown_agency, path, reason)
    for i, indicator in enumerate(plan.indicators):
        for j, code in enumerate(indicator.activities):
            if code not in activities:
                reason = f"the activity {code} is not in activities.yaml"
                raise plan.marks.error(Fault.unknown_activity, f"indicators[{i}].activities[{j}]", reason)
    for i, topic in enumerate(plan.topics):
        if topic.activity not in activities:
            reason = f"the activity {topic.activity} is not in activities.yaml"
            raise plan.marks.error(Fault.unknown_activity, f"topics[{i}].activity", reason)


def _people(plan: Plan) -> None:
    kinds = {e.code: e.kind for e in plan.places}
    for i, person in enumerate(plan.people):
        kind = kinds.get(person.place)
        path = f"people[{i}].place"
        if kind is None:
            raise plan.marks.error(
                Fault.unknown_place, path, f"the place {person.place} is not in places.yaml"
            )
        needed = SITS_AT.get(person.role, kind)
        if kind != needed:
            reason = f"a {person.role} belongs to a {needed}, but {person.place} is a {kind}"
            raise plan.marks.error(Fault.wrong_level, path, reason)
        if (person.agency is not None) != (person.role is Role.agency_officer):
            reason = "an agency_officer, and nobody else, belongs to an agency"
            raise plan.marks.error(Fault.unknown_agency, f"people[{i}]", reason)
        if person.agency is not None and person.agency not in {e.code for e in plan.agencies}:
            reason = f"the agency {person.agency} is not in agencies.yaml"
            raise plan.marks.error(Fault.unknown_agency, f"people[{i}].agency", reason)


def _cadres(plan: Plan) -> None:
    places = {e.code for e in plan.places}
    for i, cadre in enumerate(plan.cadres):
        if cadre.place not in places:
            reason = f"the place {cadre.place} is not in places.yaml"
            raise plan.marks.error(Fault.unknown_place, f"cadres[{i}].place", reason)


def _households(plan: Plan) -> None:
    kinds = {e.code: e.kind for e in plan.places}
    for i, household in enumerate(plan.households):
        kind, path = kinds.get(household.place), f"households[{i}].place"
        if kind is None:
            reason = f"the place {household.place} is not in places.yaml"
            raise plan.marks.error(Fault.unknown_place, path, reason)
        if kind != "hamlet":
            reason = f"a household belongs to a hamlet, but {household.place} is a {kind}"
            raise plan.marks.error(Fault.wrong_level, path, reason)
