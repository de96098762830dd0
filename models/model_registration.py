"""Registering a livelihood model in the chat: its code, its households, and taking it back."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, select

from models.livelihood_model import LivelihoodModel, ModelHousehold, households, last_progress
from models.model_progress import ModelProgress

ENDED = ("finished", "stopped")  # stages after which a household may take part in another model


def of_report(session: Session, report_id: int) -> LivelihoodModel | None:
    """The model that a report registered; None when it was taken back, or there never was one."""
    return session.exec(select(LivelihoodModel).where(LivelihoodModel.report_id == report_id)).first()


def free_code(session: Session, place_code: str, *, sample: bool) -> str:
    """The next free code for a model of a place: "an-cu-mh-01"."""
    beginning = f"{place_code}-mh-"
    taken = set(
        session.exec(
            select(LivelihoodModel.code)
            .where(col(LivelihoodModel.code).startswith(beginning, autoescape=True))
            .where(LivelihoodModel.sample == sample)
        )
    )
    number = 1
    while (code := f"{beginning}{number:02d}") in taken:
        number += 1
    return code


def replace_households(session: Session, model_id: int, taking_part: Iterable[ModelHousehold]) -> None:
    """Let these, numbered in this order, be the households of a model, instead of those before."""
    for old in households(session, model_id):
        session.delete(old)
    session.flush()
    for position, one in enumerate(taking_part, 1):
        one.model_id, one.position = model_id, position
        session.add(one)
    session.flush()


def remove(session: Session, model: LivelihoodModel) -> bool:
    """Take a model out of the register, unless a standing report is about it; whether it is gone.

    The counted facts of withdrawn reports about it go too; those reports keep their answers.
    """
    assert model.id is not None
    if last_progress(session, model.id) is not None:
        return False
    for counted in session.exec(select(ModelProgress).where(ModelProgress.model_id == model.id)).all():
        session.delete(counted)
    replace_households(session, model.id, ())
    session.delete(model)
    session.flush()
    return True


def overlapping(
    session: Session, model: LivelihoodModel, household_ids: Iterable[int]
) -> list[tuple[LivelihoodModel, list[int]]]:
    """Running models of the same kind in another project, each with those of the households that are in it.

    Source: plan 59/KH-UBND, section VI.8 (the same household is not supported twice with the same
    content). That models of one kind have the same content is an assumption.
    """
    query = (
        select(LivelihoodModel, ModelHousehold.household_id)
        .join(ModelHousehold, col(ModelHousehold.model_id) == col(LivelihoodModel.id))
        .where(col(ModelHousehold.household_id).in_(set(household_ids)))
        .where(col(LivelihoodModel.id) != model.id)
        .where(LivelihoodModel.activity_code != model.activity_code)
        .where(LivelihoodModel.kind == model.kind)
        .where(LivelihoodModel.sample == model.sample)
        .order_by(col(LivelihoodModel.id), col(ModelHousehold.position))
    )
    found: dict[int, tuple[LivelihoodModel, list[int]]] = {}
    for other, household_id in session.exec(query):
        found.setdefault(other.id or 0, (other, []))[1].append(household_id or 0)
    return [one for one in found.values() if _runs(session, one[0], model.starts_on)]


def _runs(session: Session, model: LivelihoodModel, day: date | None) -> bool:
    """Whether a model still goes on on that day, as far as its end and its last report tell."""
    if model.ends_on is not None and day is not None and model.ends_on < day:
        return False
    assert model.id is not None
    last = last_progress(session, model.id)
    return last is None or last.stage not in ENDED
