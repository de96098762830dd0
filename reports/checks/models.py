"""Checks of a livelihood model at each of its progress reports: R1, R3, R4, R5, R8, R9."""

from collections.abc import Iterator, Sequence

from locales import Money, Text, _, plural
from models.model_registration import ENDED
from reports.checks.doubt import Doubt
from reports.checks.facts import Facts, Member, Model

FORM = "model_progress"
CLASSES: dict[str, Text] = {
    "poor": _("poor household"),
    "near_poor": _("near-poor household"),
    "newly_escaped": _("newly escaped household"),
    "not_poor": _("not poor household"),
}


def check(facts: Facts) -> Iterator[Doubt]:
    """What does not fit about the model of a progress report."""
    if facts.form != FORM or facts.model is None:
        return
    yield from _overlaps(facts.model)
    yield from _classes(facts.model)
    yield from _recovered(facts, facts.model)
    yield from _approval(facts.model)
    yield from _money(facts, facts.model)


def _overlaps(model: Model) -> Iterator[Doubt]:
    """R1."""
    for other in model.overlaps:
        number = len(other.names)
        told = plural(
            "{n} household of this model is in the model “{model}” ({project}) too, of the same kind and "
            "at the same time. Please see that it is not supported twice with the same thing.",
            "{n} households of this model are in the model “{model}” ({project}) too, of the same kind and "
            "at the same time. Please see that they are not supported twice with the same thing.",
            number,
            model=other.model,
            project=other.project,
        )
        named = _("In both models: {names}.", names=", ".join(other.names))
        yield Doubt("R1", told, named)


def _classes(model: Model) -> Iterator[Doubt]:
    """R3: only households of which a decision before the approval is known."""
    wrong = [one for one in model.members if one.recognised and one.recognised != one.class_at_approval]
    if not wrong:
        return
    told = plural(
        "{n} household stands in the model with another class than the one recognised on the day of the "
        "approval. Please compare it with the decision.",
        "{n} households stand in the model with another class than the one recognised on the day of the "
        "approval. Please compare them with the decision.",
        len(wrong),
    )
    yield Doubt("R3", told, _joined([_class_of(one) for one in wrong]))


def _class_of(one: Member) -> Text:
    return _(
        "{name}: in the model {there}, recognised {recognised}",
        name=one.name,
        there=CLASSES.get(one.class_at_approval, one.class_at_approval),
        recognised=CLASSES.get(one.recognised or "", one.recognised or ""),
    )


def _joined(texts: Sequence[Text]) -> Text:
    joined = texts[0]
    for one in texts[1:]:
        joined = _("{first}; {second}", first=joined, second=one)
    return joined


def _recovered(facts: Facts, model: Model) -> Iterator[Doubt]:
    """R4."""
    recovered, disbursed = facts.answers.get("recovered"), facts.answers.get("disbursed")
    if recovered and disbursed is not None and recovered > disbursed:
        told = _(
            "{recovered} recovered is more than the {disbursed} disbursed. Please compare both sums.",
            recovered=Money(recovered),
            disbursed=Money(disbursed),
        )
        yield Doubt("R4", told)
    if facts.answers.get("revolved_to") and not recovered:
        yield Doubt("R4", _("Something was passed on to another household, and no sum is recovered."))
    if facts.answers.get("stage") in ENDED and model.revolving and not recovered:
        told = _(
            "The model has ended and nothing is recovered. To be passed on: {revolving}",
            revolving=model.revolving,
        )
        yield Doubt("R4", told)


def _approval(model: Model) -> Iterator[Doubt]:
    """R5."""
    if not model.approval:
        yield Doubt("R5", _("The model “{model}” has no number of its approving decision.", model=model.name))
    elif model.approved_on is None:
        told = _(
            "The approving decision {number} of the model “{model}” has no day.",
            number=model.approval,
            model=model.name,
        )
        yield Doubt("R5", told)


def _money(facts: Facts, model: Model) -> Iterator[Doubt]:
    """R8, R9."""
    disbursed = facts.answers.get("disbursed")
    if not disbursed:
        return
    if model.all_money is None:
        told = _(
            "{disbursed} is disbursed, and from where the model's money comes is not in the register.",
            disbursed=Money(disbursed),
        )
        yield Doubt("R8", told)
    elif disbursed > model.all_money:
        told = _(
            "{disbursed} disbursed is more than the {allocated} of the model. Please compare both sums.",
            disbursed=Money(disbursed),
            allocated=Money(model.all_money),
        )
        yield Doubt("R9", told)
    if model.project_budget and (model.project_disbursed or 0) > model.project_budget:
        told = _(
            "All models of {project} together have {disbursed} disbursed, more than its {allocated}.",
            project=model.project,
            disbursed=Money(model.project_disbursed or 0),
            allocated=Money(model.project_budget),
        )
        yield Doubt("R9", told)
