"""Households in livelihood models that were recognised as having escaped poverty or near-poverty.

Formula 1: of the households that were poor or near-poor when their model was approved, and whose
model runs in the year, those whose recognised class rose during the year: a poor one to any other
class, a near-poor one to newly escaped or not poor. Where the register does not know the class at the
year's beginning it is that at the approval. The plan leaves the formula open (assumption).
"""

from datetime import date

from sqlmodel import col, func, select

from locales import Text, _
from models import livelihood_model
from models.household import Household
from models.livelihood_model import LivelihoodModel
from models.programme import Indicator
from models.recognition import Recognition
from reports.indicators.classes import NEAR_POOR, POOR, classes_on
from reports.indicators.measured import Finding, Formula, Question, percent

FORMULA = Formula(
    "1",
    _("Of those poor or near-poor at the model's approval, whose recognised class rose in the year."),
)


def escaped_in_models(question: Question, indicator: Indicator) -> Finding:
    """The share that rose; only in a year in which decisions were recorded."""
    source = _("register of models, and decisions of {year} about households", year=str(question.year))
    taking_part, unregistered = _taking_part(question)
    details = _left_out(unregistered)
    lacking = _lacking(question, taking_part)
    if lacking is not None:
        return Finding(source, lacking=lacking, details=details, formula=FORMULA)
    before = classes_on(question, date(question.year - 1, 12, 31))
    after = classes_on(question, question.last_day)
    rose = sum(
        _rose(before[one].household_class if one in before else approved, after[one].household_class)
        for one, approved in taking_part.items()
        if one in after
    )
    share = percent(rose, len(taking_part))
    return Finding(source, share, rose, len(taking_part), details=details, formula=FORMULA)


def _rose(before: str, after: str) -> bool:
    return (before == POOR and after != POOR) or (before == NEAR_POOR and after not in (POOR, NEAR_POOR))


def _lacking(question: Question, taking_part: dict[int, str]) -> Text | None:
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


def _taking_part(question: Question) -> tuple[dict[int, str], int]:
    """The households that count, each once, with the class at the approval; how many are in no register."""
    found: dict[int, str] = {}
    unregistered = 0
    lists = livelihood_model.households_within(question.session, question.scope, sample=question.sample)
    for model in livelihood_model.of_place(question.session, question.scope, sample=question.sample):
        if not _runs(model, question):
            continue
        for one in lists.get(model.id or 0, []):
            if one.class_at_approval not in (POOR, NEAR_POOR):
                continue
            if one.household_id is None:
                unregistered += 1
            else:
                found.setdefault(one.household_id, one.class_at_approval)
    return found, unregistered


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
