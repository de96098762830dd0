"""What reports of work say was spent: costs of training sessions, models' sums to date.

It is not what communes report as disbursed (``models/disbursement.py``): the same money stands in both, so
the two are shown beside each other and never added up.
"""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from models.livelihood_model import LivelihoodModel
from models.model_progress import ModelProgress
from models.report import STANDING, Report
from models.training import TrainingSession
from reports.money_sources import UNKNOWN


class ByWork(NamedTuple):
    """Amounts in đồng by activity and source, and the reports they come from."""

    amounts: dict[tuple[str, str], int]
    report_ids: frozenset[int]


def by_work(session: Session, scope: str, until: date, *, sample: bool) -> ByWork:
    """What was spent at a path and below it from the beginning until a day."""
    rows = [
        *_of_models(session, scope, until, sample=sample),
        *_of_trainings(session, scope, until, sample=sample),
    ]
    amounts: dict[tuple[str, str], int] = {}
    for _report_id, activity, source, amount in rows:
        amounts[activity, source] = amounts.get((activity, source), 0) + amount
    return ByWork(amounts, frozenset(row[0] for row in rows))


Row = tuple[int, str, str, int]  # report, activity, source, đồng


def _of_models(session: Session, scope: str, until: date, *, sample: bool) -> list[Row]:
    """The latest sum to date of each model. Its report names no source, so that is not known."""
    query = (
        sql_select(
            col(ModelProgress.model_id),
            col(Report.id),
            col(LivelihoodModel.activity_code),
            col(ModelProgress.disbursed),
        )
        .join(Report, col(Report.id) == col(ModelProgress.report_id))
        .join(LivelihoodModel, col(LivelihoodModel.id) == col(ModelProgress.model_id))
        .where(col(LivelihoodModel.place_path).startswith(scope, autoescape=True))
        .where(col(Report.sample) == sample)
        .where(col(Report.status).in_(STANDING))
        .where(col(Report.happened_on) <= until)
        .where(col(ModelProgress.disbursed).is_not(None))
        .order_by(col(Report.happened_on), col(Report.id))
    )
    latest: dict[int, Row] = {}
    for model_id, report_id, activity, amount in session.execute(query):
        latest[model_id] = (report_id, activity, UNKNOWN, amount)
    return list(latest.values())


def _of_trainings(session: Session, scope: str, until: date, *, sample: bool) -> list[Row]:
    """The cost of each session, with the source its report names."""
    query = (
        sql_select(
            col(Report.id),
            col(TrainingSession.activity_code),
            col(TrainingSession.cost_source),
            col(TrainingSession.cost),
        )
        .join(Report, col(Report.id) == col(TrainingSession.report_id))
        .where(col(Report.place_path).startswith(scope, autoescape=True))
        .where(col(Report.sample) == sample)
        .where(col(Report.status).in_(STANDING))
        .where(col(TrainingSession.first_day) <= until)
        .where(col(TrainingSession.cost).is_not(None))
    )
    return [
        (report_id, activity, source or UNKNOWN, amount)
        for report_id, activity, source, amount in session.execute(query)
    ]
