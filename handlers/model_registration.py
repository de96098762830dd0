"""What registering a livelihood model changes: the register of models, and who is warned of what."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers.after import After, Answers
from handlers.turn import Turn
from locales import Text, _
from locales.folding import fold
from models import household, livelihood_model, model_registration, recognition
from models.household import Household
from models.livelihood_model import LivelihoodModel, ModelHousehold
from models.report import Report

MONEY = ("central", "local", "bank", "combined", "people")
DAYS = ("approved_on", "starts_on", "ends_on", "revolving_due")
TRAITS = ("woman_headed", "ethnic_minority", "merit", "disabled")


def registered(turn: Turn, report: Report, answers: Answers) -> After:
    """A model was registered, or its registration corrected: it stands in the register as it was told."""
    assert report.id is not None
    chosen = household.find_by_ids(turn.session, answers.get("households") or ())
    assert all((one.place_code, one.sample) == (report.place_code, report.sample) for one in chosen), (
        "another hamlet's household"
    )
    told: list[Text] = []
    model = model_registration.of_report(turn.session, report.id)
    if model is None:
        model = _new(turn, report, answers)
        livelihood_model.add(turn.session, model, _taking_part(turn, model, chosen, answers))
        told.append(_("Its code is {code}. Progress can be reported from now on.", code=model.code))
    else:
        assert model.id is not None
        turn.session.add(model.sqlmodel_update(_told(answers)))
        model_registration.replace_households(
            turn.session, model.id, _taking_part(turn, model, chosen, answers)
        )
    return After(told=[*told, *_overlaps(turn, model, chosen)])


def registration_withdrawn(turn: Turn, report: Report) -> None:
    """The model is taken out of the register, unless progress was reported on it."""
    assert report.id is not None
    model = model_registration.of_report(turn.session, report.id)
    if model is not None:
        model_registration.remove(turn.session, model)


def _new(turn: Turn, report: Report, answers: Answers) -> LivelihoodModel:
    return LivelihoodModel(
        code=model_registration.free_code(turn.session, report.place_code, sample=report.sample),
        place_code=report.place_code,
        place_path=report.place_path,
        report_id=report.id,
        sample=report.sample,
        added_at=turn.now,
        **_told(answers),
    )


def _told(answers: Answers) -> dict[str, Any]:
    """What was told, by the model's columns."""
    money = answers.get("money") or {}
    days = {key: answers.get(key) for key in DAYS}
    return {
        "name": answers["name"],
        "name_key": fold(answers["name"])[:200],
        "activity_code": answers["activity"],
        "kind": answers["kind"],
        "lead": answers["lead"],
        "approval": answers["approval"],
        "support": answers.get("support") or "",
        "revolving": answers.get("revolving") or "",
        "revolving_value": answers.get("revolving_value"),
        **{key: date.fromisoformat(day) if day else None for key, day in days.items()},
        **{source: money.get(source) for source in MONEY},
    }


def _taking_part(
    turn: Turn, model: LivelihoodModel, chosen: Sequence[Household], answers: Answers
) -> list[ModelHousehold]:
    """The chosen households as they are now; those that were in the model before keep what they had."""
    old = livelihood_model.households(turn.session, model.id) if model.id else []
    before = {one.household_id: one for one in old}
    recognised = _recognised(turn, chosen, model.approved_on)
    return [
        ModelHousehold(
            household_id=one.id,
            head=one.head,
            class_at_approval=recognised.get(one.id)
            or (before[one.id].class_at_approval if one.id in before else one.recognised_class),
            baseline=_baseline(answers.get("baseline"), one.id),
            **{trait: getattr(before.get(one.id, one), trait) for trait in TRAITS},
        )
        for one in chosen
    ]


def _recognised(turn: Turn, chosen: Sequence[Household], day: date | None) -> dict[int | None, str]:
    """The class recognised last on the day of the approval (plan, VI.9), where such a decision is known."""
    history = recognition.history(turn.session, [one.id for one in chosen if one.id is not None])
    return {
        household_id: classes[-1]
        for household_id, decisions in history.items()
        if (classes := [named for named, decided in decisions if day is not None and decided <= day])
    }


def _baseline(answer: dict[str, Any] | None, household_id: int | None) -> int | None:
    """The income a year of one household, told for it alone or for all of them."""
    if answer is None:
        return None
    each = answer.get("each")
    one = each.get(str(household_id)) if each else answer
    return one["year"] if one else None


def _overlaps(turn: Turn, model: LivelihoodModel, chosen: Sequence[Household]) -> list[Text]:
    """A warning for each running model of the same kind that supports some of the households already."""
    heads = {one.id: one.head for one in chosen if one.id is not None}
    return [
        _(
            "⚠️ {names}: already in the model “{model}” ({project}), of the same kind. "
            "Please see that nobody is supported twice with the same thing.",
            names=", ".join(heads[household_id] for household_id in household_ids),
            model=other.name,
            project=turn.atlas.courses[other.activity_code].short_name,
        )
        for other, household_ids in model_registration.overlapping(turn.session, model, heads)
    ]
