"""How much the incomes of households in livelihood models rose since the year before.

Formula 1: the sum over models of (income this year - income last year) x households, by the sum of
income last year x households, in percent. An income is the model's mean of a household and year as
its last report of that year says; of the year before the model began it is the mean baseline. The
plan leaves the formula open (assumption).
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import col

from locales import Money, Text, _
from models import livelihood_model
from models.livelihood_model import LivelihoodModel, ModelHousehold
from models.model_progress import ModelProgress
from models.programme import Indicator
from models.report import STANDING, Report
from reports.indicators.measured import Finding, Formula, Question, percent

FORMULA = Formula(
    "1",
    _("Incomes of this year less last year's, by last year's, over all households of the models with both."),
)
Incomes = dict[int, tuple[int, int]]  # by model: the income and the report that says so


class Compared(NamedTuple):
    """One model's incomes of a household: the year's and the year before's, and its households."""

    now: int
    before: int
    households: int
    report_ids: frozenset[int]


def incomes_of_models(question: Question, indicator: Indicator) -> Finding:
    """The rise in percent over all models with an income of both years."""
    source = _(
        "progress reports of models in {before} and {year}",
        before=str(question.year - 1),
        year=str(question.year),
    )
    models = livelihood_model.of_place(question.session, question.scope, sample=question.sample)
    now, before = _incomes(question), _incomes(question.ago(1))
    lists = livelihood_model.households_within(question.session, question.scope, sample=question.sample)
    compared = [
        one
        for model in models
        if (one := _compared(question, model, lists.get(model.id or 0, []), now, before))
    ]
    base = sum(one.before * one.households for one in compared)
    if not base:
        lacking = _lacking(question, bool(models), bool(now))
        return Finding(source, lacking=lacking, formula=FORMULA)
    rise = sum((one.now - one.before) * one.households for one in compared)
    return Finding(
        source,
        percent(rise, base),
        rise,
        base,
        details=_details(compared, len(models), indicator.target or 0),
        report_ids=frozenset[int]().union(*(one.report_ids for one in compared)),
        formula=FORMULA,
    )


def _lacking(question: Question, has_models: bool, has_incomes: bool) -> Text:
    if not has_models:
        return _("No livelihood model is registered.")
    if not has_incomes:
        return _("No progress report of {year} names an income.", year=str(question.year))
    return _(
        "The incomes of {before} are not known, so nothing can be compared.", before=str(question.year - 1)
    )


def _details(compared: list[Compared], models: int, target: float) -> tuple[Text, ...]:
    reached = sum(100 * one.now >= (100 + target) * one.before for one in compared)
    households = sum(one.households for one in compared)
    mean = [
        sum(getattr(one, year) * one.households for one in compared) // households
        for year in ("before", "now")
    ]
    return (
        _(
            "Compared: {n} of {models} models, {households} households.",
            n=len(compared),
            models=models,
            households=households,
        ),
        _(
            "A household's income on average: {before} last year, {now} this year.",
            before=Money(mean[0]),
            now=Money(mean[1]),
        ),
        _(
            "Models that rose by {target}% or more: {reached} of {n}.",
            target=target,
            reached=reached,
            n=len(compared),
        ),
    )


def _compared(
    question: Question,
    model: LivelihoodModel,
    households: Sequence[ModelHousehold],
    now: Incomes,
    before: Incomes,
) -> Compared | None:
    if model.id not in now or not households:
        return None
    income, report_id = now[model.id]
    report_ids = {report_id}
    if model.id in before:
        earlier, other_report = before[model.id]
        report_ids.add(other_report)
    elif model.starts_on is not None and model.starts_on.year == question.year:
        baseline = livelihood_model.mean_baseline(households)
        if baseline is None:
            return None
        earlier = baseline
    else:
        return None
    return Compared(income, earlier, len(households), frozenset(report_ids))


def _incomes(question: Question) -> Incomes:
    """What the last standing report of the year says of each model's income."""
    query = (
        sql_select(col(ModelProgress.model_id), col(ModelProgress.income), col(Report.id))
        .join(Report, col(Report.id) == col(ModelProgress.report_id))
        .where(col(Report.place_path).startswith(question.scope, autoescape=True))
        .where(col(Report.sample) == question.sample)
        .where(col(Report.status).in_(STANDING))
        .where(col(Report.happened_on) >= question.first_day)
        .where(col(Report.happened_on) <= date(question.year, 12, 31))
        .where(col(ModelProgress.income).is_not(None))
        .order_by(col(Report.happened_on), col(Report.id))
    )
    rows = question.session.execute(query)
    return {model_id: (income, report_id) for model_id, income, report_id in rows}
