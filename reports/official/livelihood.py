"""Livelihood models (mô hình sinh kế): those at work in the span, and how accepted reports say they are.

Which models there are, their households and sources of money stand in the register; stages, money
disbursed and incomes only in accepted reports of the span. Money is whole đồng.
"""

from typing import NamedTuple

from sqlalchemy import func, or_
from sqlalchemy import select as sql_select
from sqlmodel import col

from models.livelihood_model import LivelihoodModel, ModelHousehold
from models.model_progress import ModelProgress
from models.report import Report
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
