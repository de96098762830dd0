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
from reports.indicators import rows
from reports.indicators.measured import Finding, Formula, Question, share_of
from reports.indicators.rows import Group, Row, Subject

FORMULA = Formula(
    "1",
    _("Incomes of this year less last year's, by last year's, over all households of the models with both."),
)
Incomes = dict[int, tuple[int, int]]  # by model: the income and the report that says so


class Compared(NamedTuple):
    """A model's incomes of a household, the year's and the year before's; None where not known."""

    model: LivelihoodModel
    households: int
    now: int | None
    before: int | None
    report_ids: tuple[int, ...]

    @property
    def rise(self) -> int | None:
        """How much more a household has than the year before; None where it cannot be compared."""
        if self.now is None or self.before is None or not self.households:
            return None
        return self.now - self.before


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
    compared = [_compared(question, model, lists.get(model.id or 0, []), now, before) for model in models]
    target = indicator.target or 0
    found = tuple(_row(question, one, target) for one in compared)
    rise, base, households = rows.sums(found, 3)
    if not base:
        lacking = _lacking(question, bool(models), bool(now))
        return Finding(source, lacking=lacking, formula=FORMULA, rows=found)
    return share_of(source, found, FORMULA, _details(found, (base, base + rise), households, target))


def _lacking(question: Question, has_models: bool, has_incomes: bool) -> Text:
    if not has_models:
        return _("No livelihood model is registered.")
    if not has_incomes:
        return _("No progress report of {year} names an income.", year=str(question.year))
    return _(
        "The incomes of {before} are not known, so nothing can be compared.", before=str(question.year - 1)
    )


def _row(question: Question, one: Compared, target: float) -> Row:
    rise, group, said = one.rise, Group.unknown, _unknown(question, one)
    adds: tuple[int, ...] = ()
    if rise is not None and one.before is not None and one.now is not None:
        group = Group.reached if 100 * rise >= target * one.before else Group.short
        said = _(
            "{before} → {now}, {n} households",
            before=Money(one.before),
            now=Money(one.now),
            n=one.households,
        )
        adds = rise * one.households, one.before * one.households, one.households
    model = one.model
    return Row(Subject.model, model.id or 0, model.place_code, group, said, adds, one.report_ids)


def _unknown(question: Question, one: Compared) -> Text:
    """Why a model cannot be compared."""
    if not one.households:
        return _("no household in its list")
    if one.now is None:
        return _("no income of {year} told yet", year=str(question.year))
    return _("the income of {year} is not known", year=str(question.year - 1))


def _details(
    found: Sequence[Row], incomes: tuple[int, int], households: int, target: float
) -> tuple[Text, ...]:
    compared = sum(bool(row.adds) for row in found)
    before, now = (one // households for one in incomes)
    return (
        _(
            "Compared: {n} of {models} models, {households} households.",
            n=compared,
            models=len(found),
            households=households,
        ),
        _(
            "A household's income on average: {before} last year, {now} this year.",
            before=Money(before),
            now=Money(now),
        ),
        _(
            "Models that rose by {target}% or more: {reached} of {n}.",
            target=target,
            reached=len(rows.in_group(found, Group.reached)),
            n=compared,
        ),
    )


def _compared(
    question: Question,
    model: LivelihoodModel,
    households: Sequence[ModelHousehold],
    now: Incomes,
    before: Incomes,
) -> Compared:
    """What is known of a model; of the year before it began that is the mean baseline."""
    number = model.id or 0
    known = [year[number] for year in (now, before) if number in year]
    earlier = before[number][0] if number in before else None
    if earlier is None and model.starts_on is not None and model.starts_on.year == question.year:
        earlier = livelihood_model.mean_baseline(households)
    return Compared(
        model,
        len(households),
        now[number][0] if number in now else None,
        earlier,
        tuple(report_id for _income, report_id in known),
    )


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
