"""What progress reports are checked against: their model, its households, other models, earlier reports."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from models import recognition
from models.livelihood_model import LivelihoodModel, ModelHousehold
from models.model_progress import ModelProgress
from models.model_registration import ENDED
from models.programme import Activity
from models.report import STANDING, Report
from reports.checks.asked import Asked, Found
from reports.checks.facts import Member, Model, Overlap
from reports.checks.models import FORM

_SOURCES = ("central", "local", "bank", "combined", "people")
_Progress = tuple[Report, ModelProgress]


class _Known(NamedTuple):
    """What was read for all of them."""

    models: Mapping[int, LivelihoodModel]
    members: Mapping[int, Sequence[ModelHousehold]]
    decided: Mapping[int, Sequence[tuple[str, date]]]
    progress: Mapping[int, Sequence[_Progress]]  # the earliest first
    others: Mapping[int, LivelihoodModel]  # that share a household with one of them
    activities: Mapping[str, Activity]
    disbursed: Mapping[str, int]  # by activity


def read(session: Session, asked: Sequence[Asked], *, sample: bool) -> Found:
    """The facts of those that are about the progress of models."""
    mine = [one for one in asked if one.report.form == FORM and one.answers.get("model")]
    if not mine:
        return Found()
    known = _known(session, {one.answers["model"]["id"] for one in mine}, sample=sample)
    facts: dict[int, dict[str, Any]] = {}
    twins: dict[int, Report] = {}
    for one in mine:
        model = known.models.get(one.answers["model"]["id"])
        if model is None:
            continue
        before = known.progress.get(model.id or 0, ())
        facts[one.id] = {"model": _model(known, model), "before": _before(one, before)}
        same = [report for report, _row in before if report.happened_on == one.report.happened_on]
        others = [report for report in same if report.id != one.id]
        if others:
            twins[one.id] = others[0]
    return Found(facts, twins)


def _known(session: Session, ids: set[int], *, sample: bool) -> _Known:
    models = _models(session, col(LivelihoodModel.id).in_(ids))
    members = _members(session, col(ModelHousehold.model_id).in_(ids))
    households = {one.household_id for listed in members.values() for one in listed if one.household_id}
    sharing = _members(session, col(ModelHousehold.household_id).in_(households))
    others = _models(
        session, col(LivelihoodModel.id).in_(set(sharing)), col(LivelihoodModel.sample).is_(sample)
    )
    codes = {one.activity_code for one in models.values()}
    return _Known(
        models,
        {**sharing, **members},
        recognition.history(session, households),
        _progress(session, ids | set(others), sample=sample),
        others,
        {one.code: one for one in session.execute(_activities(codes)).scalars()},
        _disbursed(session, codes, sample=sample),
    )


def _model(known: _Known, model: LivelihoodModel) -> Model:
    money = {source: getattr(model, source) for source in _SOURCES}
    activity = known.activities.get(model.activity_code)
    return Model(
        name=model.name,
        approval=model.approval,
        approved_on=model.approved_on,
        all_money=_sum(money.values()),
        revolving=model.revolving,
        members=[_member(known, model, one) for one in known.members.get(model.id or 0, ())],
        overlaps=_overlaps(known, model),
        project=activity.short_name if activity else model.activity_code,
        project_budget=_sum((activity.central_budget, activity.local_budget)) if activity else None,
        project_disbursed=known.disbursed.get(model.activity_code),
    )


def _sum(amounts: Any) -> int | None:
    """What is known added up; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _member(known: _Known, model: LivelihoodModel, one: ModelHousehold) -> Member:
    """A household with the class recognised last on the day of the approval, where a decision tells."""
    day = model.approved_on
    decided = known.decided.get(one.household_id or 0, ())
    classes = [name for name, on in decided if day is not None and on <= day]
    return Member(one.head, one.class_at_approval, classes[-1] if classes else None)


def _overlaps(known: _Known, model: LivelihoodModel) -> list[Overlap]:
    """Other models of the same kind at the same time with households of this one."""
    mine = {one.household_id: one.head for one in known.members.get(model.id or 0, ()) if one.household_id}
    found = []
    for number, other in sorted(known.others.items()):
        names = [mine[one.household_id] for one in known.members.get(number, ()) if one.household_id in mine]
        if number != model.id and other.kind == model.kind and names and _at_one_time(known, model, other):
            activity = known.activities.get(other.activity_code)
            found.append(Overlap(other.name, activity.short_name if activity else other.activity_code, names))
    return found


def _at_one_time(known: _Known, model: LivelihoodModel, other: LivelihoodModel) -> bool:
    """Whether both run together, as far as their days and their last reports tell; an open end is open."""
    for one, another in ((model, other), (other, model)):
        if one.ends_on and another.starts_on and one.ends_on < another.starts_on:
            return False
    last = known.progress.get(other.id or 0, ())
    return not last or last[-1][1].stage not in ENDED


def _before(one: Asked, progress: Sequence[_Progress]) -> dict[str, list[float]]:
    """Incomes and quantities that were reported of the model before; quantities of the same unit only."""
    earlier = [
        row for report, row in progress if (report.sent_at, report.id) < (one.report.sent_at, one.report.id)
    ]
    found = {"income": [float(row.income) for row in earlier if row.income is not None]}
    for key in ("output", "lost"):
        unit = (one.answers.get(key) or {}).get("unit") or ""
        amounts = [(getattr(row, f"{key}_amount"), getattr(row, f"{key}_unit")) for row in earlier]
        found[key] = [float(amount) for amount, its in amounts if amount is not None and its == unit]
    return found


def _models(session: Session, *where: Any) -> dict[int, LivelihoodModel]:
    rows = session.execute(sql_select(LivelihoodModel).where(*where)).scalars()
    return {one.id: one for one in rows if one.id is not None}


def _members(session: Session, where: Any) -> dict[int, list[ModelHousehold]]:
    """The households of models, by model; of models that share some, those that are shared."""
    query = sql_select(ModelHousehold).where(where).order_by(col(ModelHousehold.position))
    found: dict[int, list[ModelHousehold]] = {}
    for one in session.execute(query).scalars():
        found.setdefault(one.model_id, []).append(one)
    return found


def _progress(session: Session, ids: set[int], *, sample: bool) -> dict[int, list[_Progress]]:
    query = (
        sql_select(Report, ModelProgress)
        .join(ModelProgress, col(ModelProgress.report_id) == col(Report.id))
        .where(col(ModelProgress.model_id).in_(ids), col(Report.sample).is_(sample))
        .where(col(Report.status).in_(STANDING))
        .order_by(col(Report.happened_on), col(Report.id))
    )
    found: dict[int, list[_Progress]] = {}
    for report, row in session.execute(query):
        found.setdefault(row.model_id, []).append((report, row))
    return found


def _activities(codes: set[str]) -> Any:
    return sql_select(Activity).where(col(Activity.code).in_(codes) | col(Activity.supports_models).is_(True))


def _disbursed(session: Session, codes: set[str], *, sample: bool) -> dict[str, int]:
    """To date by all models of each activity: of each model the highest sum that was reported."""
    each = (
        sql_select(
            col(LivelihoodModel.activity_code).label("code"),
            func.max(col(ModelProgress.disbursed)).label("highest"),
        )
        .join(ModelProgress, col(ModelProgress.model_id) == col(LivelihoodModel.id))
        .join(Report, col(Report.id) == col(ModelProgress.report_id))
        .where(col(LivelihoodModel.activity_code).in_(codes), col(Report.sample).is_(sample))
        .where(col(Report.status).in_(STANDING))
        .group_by(col(LivelihoodModel.id), col(LivelihoodModel.activity_code))
        .subquery()
    )
    query = sql_select(each.c.code, func.sum(each.c.highest)).group_by(each.c.code)
    return {code: int(amount) for code, amount in session.execute(query) if amount is not None}
