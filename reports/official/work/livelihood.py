"""Livelihood models (mô hình sinh kế): those at work in the span, and how accepted reports say they are.

Which models there are, their households and sources of money stand in the register; stages, money
disbursed and incomes only in accepted reports of the span. Money is whole đồng.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, or_
from sqlalchemy import select as sql_select
from sqlmodel import col

from locales import Text, _
from models.livelihood_model import LivelihoodModel, ModelHousehold
from models.model_progress import ModelProgress
from models.report import Report
from reports.millions import MILLION, in_millions
from reports.official.listed import listed
from reports.official.names import Names
from reports.official.scope import Scope


class ModelLine(NamedTuple):
    """One model. What no accepted report of the span says is None."""

    name: str
    activity: str
    place: str  # its code
    households: int
    stage: str | None
    disbursed: int | None  # to date
    income: int | None  # of a household in a year, on average
    baseline: int | None  # the same before it began, of those known


_NONE: tuple[int, int | None] = (0, None)


class _Told(NamedTuple):
    """What the accepted reports of the span say of a model by its end."""

    stage: str | None = None
    disbursed: int | None = None
    income: int | None = None


def models(scope: Scope) -> list[ModelLine]:
    """The models of the place in the order of the plan's places, then by name."""
    told, taking_part = _told(scope), _households(scope)
    order = {code: position for position, code in enumerate(scope.atlas.spots)}
    found = sorted(_at_work(scope), key=lambda one: (order.get(one.place_code, 0), one.name_key, one.id))
    return [
        ModelLine(
            one.name,
            one.activity_code,
            one.place_code,
            taking_part.get(one.id or 0, _NONE)[0],
            *told.get(one.id or 0, _Told()),
            taking_part.get(one.id or 0, _NONE)[1],
        )
        for one in found
    ]


def lines_of(models: Sequence[ModelLine], names: Names) -> list[Text]:
    """How many there are, at which stages, what was disbursed, what households earn."""
    told = [one for one in models if one.stage]
    lines = [
        _(
            "Livelihood models: {n} at work with {households} households; {told} have an accepted report.",
            n=len(models),
            households=sum(one.households for one in models),
            told=len(told),
        )
    ]
    stages = Counter(one.stage for one in told if one.stage)
    if stages:
        lines.append(_("Stages: {stages}.", stages=_counted(stages, names)))
    return [*lines, *_disbursed(told)]


def _counted(stages: Counter[str], names: Names) -> Text:
    """ "2 at work, 1 finished", in the order of a model's life."""
    told = listed(
        _("{n} {stage}", n=stages[stage], stage=name) for stage, name in names.stages.items() if stages[stage]
    )
    return told or _("not known")


def _disbursed(told: Sequence[ModelLine]) -> list[Text]:
    lines = []
    paid = [one.disbursed for one in told if one.disbursed is not None]
    if paid:
        lines.append(
            _(
                "Disbursed to date: {millions} million dong, as {n} models say.",
                millions=in_millions(sum(paid)),
                n=len(paid),
            )
        )
    earned = [one.income for one in told if one.income is not None]
    if earned:
        lines.append(
            _(
                "Income of a household: {millions} million dong a year on average of {n} models.",
                millions=round(sum(earned) / len(earned) / MILLION, 1),
                n=len(earned),
            )
        )
    return lines


def _at_work(scope: Scope) -> list[LivelihoodModel]:
    begun, ends = col(LivelihoodModel.starts_on), col(LivelihoodModel.ends_on)
    query = (
        sql_select(LivelihoodModel)
        .where(col(LivelihoodModel.place_path).startswith(scope.here.path, autoescape=True))
        .where(col(LivelihoodModel.sample).is_(scope.sample))
        .where(or_(begun.is_(None), begun <= scope.span.last))
        .where(or_(ends.is_(None), ends >= scope.span.first))
    )
    return list(scope.session.execute(query).scalars())


def _told(scope: Scope) -> dict[int, _Told]:
    """The latest accepted report of each model; a sum that it leaves out stays as it was told before."""
    query = (
        sql_select(
            col(ModelProgress.model_id),
            col(ModelProgress.stage),
            col(ModelProgress.disbursed),
            col(ModelProgress.income),
        )
        .join(Report, col(Report.id) == col(ModelProgress.report_id))
        .where(*scope.holds(), *scope.within(col(Report.happened_on)))
        .order_by(col(Report.happened_on), col(Report.id))
    )
    found: dict[int, _Told] = {}
    for model, stage, disbursed, income in scope.session.execute(query):
        before = found.get(model, _Told())
        found[model] = _Told(
            stage,
            before.disbursed if disbursed is None else disbursed,
            before.income if income is None else income,
        )
    return found


def _households(scope: Scope) -> dict[int, tuple[int, int | None]]:
    """How many households are in each model, and the mean of the incomes before that are known."""
    query = (
        sql_select(col(ModelHousehold.model_id), func.count(), func.avg(col(ModelHousehold.baseline)))
        .join(LivelihoodModel, col(LivelihoodModel.id) == col(ModelHousehold.model_id))
        .where(col(LivelihoodModel.place_path).startswith(scope.here.path, autoescape=True))
        .where(col(LivelihoodModel.sample).is_(scope.sample))
        .group_by(col(ModelHousehold.model_id))
    )
    return {
        model: (number, None if mean is None else round(mean))
        for model, number, mean in scope.session.execute(query)
    }
