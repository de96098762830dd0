"""Households in livelihood models that were recognised as having escaped poverty or near-poverty.

Formula 1: of the households that were poor or near-poor when their model was approved, and whose
model runs in the year, those whose recognised class rose during the year: a poor one to any other
class, a near-poor one to newly escaped or not poor. Where the register does not know the class at the
year's beginning it is that at the approval. The plan leaves the formula open (assumption).
"""

from datetime import date
from typing import NamedTuple

from sqlmodel import col, func, select

from locales import Text, _, plural
from models import livelihood_model
from models.household import Household
from models.livelihood_model import LivelihoodModel
from models.programme import Indicator
from models.recognition import Recognition
from reports.indicators.classes import CLASS_NAMES, NEAR_POOR, POOR, Known, classes_on
from reports.indicators.measured import Finding, Formula, Question, share_of
from reports.indicators.rows import Group, Row, Subject

FORMULA = Formula(
    "1",
    _("Of those poor or near-poor at the model's approval, whose recognised class rose in the year."),
)


class Member(NamedTuple):
    """A household that takes part: its class at the approval, and the model's place."""

    household_id: int
    approved: str
    place_code: str


def escaped_in_models(question: Question, indicator: Indicator) -> Finding:
    """The share that rose; only in a year in which decisions were recorded."""
    source = _("register of models, and decisions of {year} about households", year=str(question.year))
    members, unregistered = _taking_part(question)
    aside = tuple(_left_out_of(model, number) for model, number in unregistered)
    details = _left_out(sum(number for _model, number in unregistered))
    lacking = _lacking(question, members)
    if lacking is not None:
        waiting = tuple(_undecided(question, one) for one in members)
        return Finding(source, lacking=lacking, details=details, formula=FORMULA, rows=(*waiting, *aside))
    before = classes_on(question, date(question.year - 1, 12, 31))
    after = classes_on(question, question.last_day)
    found = tuple(_row(one, before.get(one.household_id), after.get(one.household_id)) for one in members)
    return share_of(source, (*found, *aside), FORMULA, details)


def _row(one: Member, before: Known | None, after: Known | None) -> Row:
    then = before.household_class if before else one.approved
    if after is None:
        said, rose = _("not in the register any more"), False
    else:
        rose = _rose(then, after.household_class)
        named = CLASS_NAMES[after.household_class]
        said = _("{before} → {now}", before=CLASS_NAMES[then], now=named)
        if then == after.household_class:
            said = _("still a {named}", named=named)
    return Row(
        Subject.household,
        one.household_id,
        after.place_code if after else one.place_code,
        Group.reached if rose else Group.short,
        said,
        adds=(int(rose), 1),
        beside=after.decisions if after else (),
    )


def _undecided(question: Question, one: Member) -> Row:
    said = _("no decision of {year} is recorded", year=str(question.year))
    return Row(Subject.household, one.household_id, one.place_code, Group.unknown, said)


def _left_out_of(model: LivelihoodModel, number: int) -> Row:
    said = plural(
        "{n} household is not in the register of households",
        "{n} households are not in the register of households",
        number,
    )
    return Row(Subject.model, model.id or 0, model.place_code, Group.aside, said)


def _rose(before: str, after: str) -> bool:
    return (before == POOR and after != POOR) or (before == NEAR_POOR and after not in (POOR, NEAR_POOR))


def _lacking(question: Question, taking_part: list[Member]) -> Text | None:
    if not taking_part:
        return _(
            "No poor or near-poor household of the register takes part in a model that runs in the year."
        )
    if not _decisions(question):
        return _("No decision of {year} about households is recorded yet.", year=str(question.year))
    return None


def _left_out(unregistered: int) -> tuple[Text, ...]:
    if not unregistered:
        return ()
    return (_("Left out, because not in the register of households: {n}.", n=unregistered),)


def _taking_part(question: Question) -> tuple[list[Member], list[tuple[LivelihoodModel, int]]]:
    """The households that count, each once; of each model how many more there are that no register has."""
    found: dict[int, Member] = {}
    unregistered = []
    lists = livelihood_model.households_within(question.session, question.scope, sample=question.sample)
    for model in livelihood_model.of_place(question.session, question.scope, sample=question.sample):
        poor = [one for one in lists.get(model.id or 0, []) if one.class_at_approval in (POOR, NEAR_POOR)]
        if not poor or not _runs(model, question):
            continue
        for one in poor:
            if one.household_id is not None:
                member = Member(one.household_id, one.class_at_approval, model.place_code)
                found.setdefault(one.household_id, member)
        unknown = sum(one.household_id is None for one in poor)
        if unknown:
            unregistered.append((model, unknown))
    return list(found.values()), unregistered


def _runs(model: LivelihoodModel, question: Question) -> bool:
    began = model.starts_on or model.approved_on
    has_begun = began is None or began <= question.last_day
    return has_begun and (model.ends_on is None or model.ends_on >= question.first_day)


def _decisions(question: Question) -> int:
    query = (
        select(func.count())
        .select_from(Recognition)
        .join(Household, col(Household.id) == col(Recognition.household_id))
        .where(col(Household.place_path).startswith(question.scope, autoescape=True))
        .where(Household.sample == question.sample)
        .where(Recognition.decided_on >= question.first_day)
        .where(Recognition.decided_on <= question.last_day)
    )
    return question.session.exec(query).one()
