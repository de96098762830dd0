"""What models have to recover and pass on (thu hồi, luân chuyển): promised, due, recovered, to whom.

Source: plan 59/KH-UBND, VI.6. What is promised stands with the registration, what became of it in the
progress reports. A promise is kept when its value was recovered; where it has no value, when anything was
passed on (assumption). Money is whole đồng.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlmodel import Session, col, or_, select

from models.livelihood_model import LivelihoodModel
from models.model_progress import ModelProgress
from models.report import STANDING, Report


class PassedOn(NamedTuple):
    """To whom something was passed on, in the words of a report: it names people."""

    report_id: int
    day: date
    words: str


class Fund(NamedTuple):
    """One model's promise and what became of it."""

    model: LivelihoodModel
    recovered: int | None  # to date; None: nobody has said
    passed_on: Sequence[PassedOn] = ()

    @property
    def is_kept(self) -> bool:
        """Whether all of it was recovered, or passed on."""
        if self.model.revolving_value:
            return (self.recovered or 0) >= self.model.revolving_value
        return bool(self.passed_on)

    def is_overdue(self, today: date) -> bool:
        """Whether its day is over and it was not kept."""
        due = self.model.revolving_due
        return due is not None and due < today and not self.is_kept


def funds(session: Session, scope: str, today: date, *, sample: bool) -> list[Fund]:
    """The models at a path and below it that promised something: what is due first, what is kept last."""
    query = (
        select(LivelihoodModel)
        .where(col(LivelihoodModel.place_path).startswith(scope, autoescape=True))
        .where(LivelihoodModel.sample == sample)
        .where(or_(col(LivelihoodModel.revolving) != "", col(LivelihoodModel.revolving_value).is_not(None)))
    )
    found = [_fund(one, told) for one, told in _told(session, list(session.exec(query))).values()]
    return sorted(
        found,
        key=lambda one: (one.is_kept, one.model.revolving_due or date.max, one.model.code),
    )


def fund(session: Session, model: LivelihoodModel) -> Fund:
    """The same of one model."""
    (found,) = _told(session, [model]).values()
    return _fund(*found)


_Told = list[tuple[ModelProgress, date]]  # the oldest report first


def _told(session: Session, models: list[LivelihoodModel]) -> dict[int, tuple[LivelihoodModel, _Told]]:
    found: dict[int, tuple[LivelihoodModel, _Told]] = {one.id or 0: (one, []) for one in models}
    query = (
        select(ModelProgress, col(Report.happened_on))
        .join(Report, col(Report.id) == col(ModelProgress.report_id))
        .where(col(ModelProgress.model_id).in_(found))
        .where(col(Report.status).in_(STANDING))
        .where(or_(col(ModelProgress.recovered).is_not(None), col(ModelProgress.revolved_to) != ""))
        .order_by(col(Report.happened_on), col(Report.id))
    )
    for progress, day in session.exec(query):
        found[progress.model_id][1].append((progress, day))
    return found


def _fund(model: LivelihoodModel, told: _Told) -> Fund:
    recovered = [one.recovered for one, _day in told if one.recovered is not None]
    passed_on = [PassedOn(one.report_id, day, one.revolved_to) for one, day in told if one.revolved_to]
    return Fund(model, recovered[-1] if recovered else None, passed_on)
