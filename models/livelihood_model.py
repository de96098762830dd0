"""Livelihood models (mô hình sinh kế): the register, with the households that take part.

Money is whole đồng; incomes are per household and year.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import BigInteger, func
from sqlmodel import Column, Field, Session, SQLModel, UniqueConstraint, col, select

from locales.folding import clean, fold, plain
from models.model_progress import ModelProgress
from models.place import Place
from models.report import STANDING, Report
from models.utc import UtcDateTime


class LivelihoodModel(SQLModel, table=True):
    """One model (mô hình) as it was approved; what becomes of it stands in its progress reports."""

    __tablename__ = "livelihood_model"
    __table_args__ = (UniqueConstraint("code", "sample"),)

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(max_length=32)
    name: str = Field(max_length=200)
    name_key: str = Field(default="", max_length=200)  # folded; ``add`` fills it in
    activity_code: str = Field(foreign_key="activity.code", index=True)  # DA2, DA3.1
    kind: str = Field(max_length=16)  # crops, livestock, aquaculture, fishing, services, startup, other
    place_code: str = Field(foreign_key="place.code", index=True)
    place_path: str = Field(index=True, max_length=200)
    lead: str = Field(default="", max_length=200)  # the household or group that leads it
    approval: str = Field(default="", max_length=60)  # number of the approving decision
    approved_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    support: str = Field(default="", max_length=1000)  # what was given: items, amounts
    central: int | None = Field(default=None, sa_type=BigInteger)  # the five sources of money
    local: int | None = Field(default=None, sa_type=BigInteger)
    bank: int | None = Field(default=None, sa_type=BigInteger)
    combined: int | None = Field(default=None, sa_type=BigInteger)
    people: int | None = Field(default=None, sa_type=BigInteger)
    revolving: str = Field(default="", max_length=300)  # what is to be recovered and passed on, to whom
    revolving_value: int | None = Field(default=None, sa_type=BigInteger)  # what that is worth, in đồng
    revolving_due: date | None = None  # until when
    report_id: int | None = Field(default=None, foreign_key="report.id", unique=True)  # registered in chat
    sample: bool = False
    added_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class ModelHousehold(SQLModel, table=True):
    """One household in a model, as it was at the approval. Personal data, like ``Household``."""

    __tablename__ = "model_household"

    model_id: int = Field(default=0, foreign_key="livelihood_model.id", primary_key=True)  # ``add`` fills
    position: int = Field(default=0, primary_key=True)  # these in; positions count from 1
    household_id: int | None = Field(default=None, foreign_key="household.id", index=True)  # None: not in it
    head: str = Field(max_length=120)
    class_at_approval: str = Field(max_length=16)
    woman_headed: bool = False
    ethnic_minority: bool = False
    merit: bool = False
    disabled: bool = False
    baseline: int | None = Field(default=None, sa_type=BigInteger)  # income a year before it began


def get(session: Session, model_id: int) -> LivelihoodModel | None:
    """The model with this id, or None."""
    return session.get(LivelihoodModel, model_id)


def of_place(session: Session, scope: str, *, sample: bool) -> list[LivelihoodModel]:
    """The models of a place and all below it; ``scope`` is the place's path, or its code.

    The one reported on last comes first, those never reported on last, the newest of them first.
    """
    place = None if "/" in scope else session.get(Place, scope)
    path = place.path if place else scope.rstrip("/") + "/"
    last_report = (
        select(col(ModelProgress.model_id), func.max(col(Report.id)).label("last"))
        .join(Report, col(Report.id) == col(ModelProgress.report_id))
        .where(col(Report.status).in_(STANDING))
        .group_by(col(ModelProgress.model_id))
        .subquery()
    )
    query = (
        select(LivelihoodModel)
        .outerjoin(last_report, last_report.c.model_id == LivelihoodModel.id)
        .where(col(LivelihoodModel.place_path).startswith(path, autoescape=True))
        .where(col(LivelihoodModel.sample) == sample)
        .order_by(func.coalesce(last_report.c.last, 0).desc(), col(LivelihoodModel.id).desc())
    )
    return list(session.exec(query))


def search(models: Sequence[LivelihoodModel], typed: str) -> list[LivelihoodModel]:
    """Those of the models that the typed code or part of a name can mean, in the order given.

    A whole code is that model alone. Part of a name begins at any of its words, with or without
    accents; where accents were typed, names that have them just so leave out the others.
    """
    wanted, typed = fold(typed), clean(typed).lower()
    if not wanted:
        return []
    exact = [model for model in models if clean(model.code).lower() == typed]
    coded = [model for model in models if fold(model.code) == wanted]
    named = [model for model in models if f" {wanted}" in f" {fold(model.name)}"]
    if typed != plain(typed):
        named = [model for model in named if f" {typed}" in f" {clean(model.name).lower()}"] or named
        return exact or named or coded
    return exact or coded or named


def households(session: Session, model_id: int) -> list[ModelHousehold]:
    """The households in a model, in the order of its list."""
    query = (
        select(ModelHousehold)
        .where(ModelHousehold.model_id == model_id)
        .order_by(col(ModelHousehold.position))
    )
    return list(session.exec(query))


def households_within(session: Session, path: str, *, sample: bool) -> dict[int, list[ModelHousehold]]:
    """The same for every model of a place and all below it in one statement, by the model's id."""
    query = (
        select(ModelHousehold)
        .join(LivelihoodModel, col(LivelihoodModel.id) == col(ModelHousehold.model_id))
        .where(col(LivelihoodModel.place_path).startswith(path, autoescape=True))
        .where(col(LivelihoodModel.sample) == sample)
        .order_by(col(ModelHousehold.model_id), col(ModelHousehold.position))
    )
    found: dict[int, list[ModelHousehold]] = {}
    for one in session.exec(query):
        found.setdefault(one.model_id, []).append(one)
    return found


def add(session: Session, model: LivelihoodModel, taking_part: Sequence[ModelHousehold]) -> LivelihoodModel:
    """Store a new model with its households, numbered in this order; the caller commits.

    ``name_key``, and the households' ``model_id`` and ``position``, are filled in here.
    """
    model.name_key = fold(model.name)[:200]
    session.add(model)
    session.flush()
    assert model.id is not None
    for position, household in enumerate(taking_part, 1):
        household.model_id, household.position = model.id, position
        session.add(household)
    session.flush()
    return model


def last_progress(
    session: Session, model_id: int, *, but_report: int | None = None, until: date | None = None
) -> ModelProgress | None:
    """The model's latest standing progress report by day, then by order of sending; None where there is none.

    ``but_report`` is left out: the one being corrected. ``until`` leaves out later days, so that a
    report about an earlier day is compared with what stood before it.
    """
    query = (
        select(ModelProgress)
        .join(Report, col(Report.id) == col(ModelProgress.report_id))
        .where(ModelProgress.model_id == model_id)
        .where(col(Report.status).in_(STANDING))
        .order_by(col(Report.happened_on).desc(), col(Report.id).desc())
    )
    if but_report is not None:
        query = query.where(col(Report.id) != but_report)
    if until is not None:
        query = query.where(col(Report.happened_on) <= until)
    return session.exec(query).first()


def average_baseline(session: Session, model_id: int) -> int | None:
    """The mean income a year before the model began, of the households whose baseline is known, rounded.

    None when none is known. What is not known is left out, not taken for zero.
    """
    return mean_baseline(households(session, model_id))


def mean_baseline(taking_part: Sequence[ModelHousehold]) -> int | None:
    """The same of households that were read before."""
    known = [one.baseline for one in taking_part if one.baseline is not None]
    return (2 * sum(known) + len(known)) // (2 * len(known)) if known else None
