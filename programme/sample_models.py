"""Sample livelihood models for practice: made up, and seen only by the sample people there and above.

One is recognised by its code; what practice has changed about it since is left as is.
"""

from datetime import datetime

from sqlmodel import Session, col, select

from models import livelihood_model
from models.household import Household, made_code
from models.livelihood_model import LivelihoodModel, ModelHousehold
from models.place import Place
from programme.model_entries import ModelEntry, TakingPartEntry
from programme.plan import Plan

_SAID = (
    *("code", "name", "kind", "lead", "approval", "approved_on", "starts_on", "ends_on", "support"),
    *("central", "local", "bank", "combined", "people", "revolving"),
    *("revolving_value", "revolving_due"),
)
_TRAITS = ("woman_headed", "ethnic_minority", "merit", "disabled")


def load_models(session: Session, plan: Plan, now: datetime) -> int:
    """Add the sample models that are not there yet and return how many; the caller commits.

    Their places, projects and sample households must have been loaded before.
    """
    known = set(session.exec(select(LivelihoodModel.code).where(col(LivelihoodModel.sample).is_(True))))
    new = [entry for entry in plan.models if entry.code not in known]
    for entry in new:
        _add(session, entry, now)
    return len(new)


def _add(session: Session, entry: ModelEntry, now: datetime) -> None:
    place = session.get_one(Place, entry.place)
    values = {name: getattr(entry, name) for name in _SAID}
    model = LivelihoodModel(
        activity_code=entry.activity,
        place_code=place.code,
        place_path=place.path,
        sample=True,
        added_at=now,
        **values,
    )
    livelihood_model.add(session, model, [_household(session, place, one) for one in entry.households])


def _household(session: Session, place: Place, entry: TakingPartEntry) -> ModelHousehold:
    """Head and traits of a household in the register are those it has there."""
    known = _registered(session, place.code, entry.number)
    said = known or entry
    return ModelHousehold(
        household_id=known.id if known else None,
        head=said.head,
        class_at_approval=entry.class_at_approval.value,
        baseline=entry.baseline,
        **{name: getattr(said, name) for name in _TRAITS},
    )


def _registered(session: Session, place_code: str, number: int | None) -> Household | None:
    if number is None:
        return None
    code = made_code(place_code, number)
    query = select(Household).where(Household.code == code).where(col(Household.sample).is_(True))
    return session.exec(query).one()
