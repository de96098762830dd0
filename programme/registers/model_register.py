"""Bringing the register of livelihood models into line with a list; doing it twice changes nothing.

A model is recognised by its code. Models that are not in the list stay as they are, and so do
the columns that the list does not have.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlmodel import Session, SQLModel, col, select

from locales.folding import fold
from models import atlas, livelihood_model
from models.atlas import Atlas, Course
from models.livelihood_model import LivelihoodModel, ModelHousehold
from programme.registers.fault import RegisterError, RowFault, whole_file
from programme.registers.model_columns import CODE
from programme.registers.model_households import HouseholdFinder
from programme.registers.models_file import ModelEntry, ModelList, read_models
from programme.registers.named import activity_reader, place_reader
from programme.result import Entry, LoadResult

HOUSEHOLDS = "households"  # what of a model changed, beside its columns


class ModelsLoaded(NamedTuple):
    """What a load did; ``unlinked`` households stand by name only, ``unused`` headers were not understood."""

    result: LoadResult
    unlinked: int
    unused: tuple[str, ...]


def load_models(
    session: Session, path: Path, place: str | None, now: datetime, *, sample: bool
) -> ModelsLoaded:
    """Load a list, of models at this place or below it only; the caller commits.

    A model whose place is not written is at ``place``, if that is a hamlet. Raises
    RegisterError, with nothing written, when anything in the file is wrong.
    """
    plan = atlas.read(session)
    spot = plan.find(place)
    if place is not None and spot is None:
        raise whole_file(f"there is no place {place}, see `tinap places`")
    usual, scope = (place if spot and spot.kind == "hamlet" else None), (spot.path if spot else "")
    listed = read_models(path, activity_reader(_courses(plan, scope, now)), place_reader(plan, scope), usual)
    stored = {model.code: model for model in _stored(session, sample)}
    taking_part = _all_households(session, listed, plan, scope, stored, sample)
    result = LoadResult(loaded_at=now)
    for entry, households in zip(listed.models, taking_part, strict=True):
        values = _values(entry, listed.found, plan)
        _put(session, result, stored.get(entry.code), entry.code, values, households, sample=sample)
    unlinked = sum(one.household_id is None for households in taking_part for one in households or ())
    return ModelsLoaded(result, unlinked, listed.unused)


def _courses(plan: Atlas, scope: str, now: datetime) -> Sequence[Course]:
    """Of a place those of its programmes; short names such as "Dự án 2" may be those of several plans."""
    return plan.courses_at(scope, now.date()) if scope else list(plan.courses.values())


def _stored(session: Session, sample: bool) -> Sequence[LivelihoodModel]:
    return session.exec(select(LivelihoodModel).where(col(LivelihoodModel.sample) == sample)).all()


def _all_households(
    session: Session,
    listed: ModelList,
    plan: Atlas,
    scope: str,
    stored: dict[str, LivelihoodModel],
    sample: bool,
) -> list[list[ModelHousehold] | None]:
    """The households of each model, None where the file does not say; faults are all told at once."""
    faults = [
        RowFault(entry.row, CODE.headers[0], "a code of its own; a model of another place has this one")
        for entry in listed.models
        if entry.code in stored and not stored[entry.code].place_path.startswith(scope)
    ]
    finder = HouseholdFinder(session, scope, listed.found, sample=sample)
    taking_part = [
        finder.rows(entry.households, plan.spots[entry.values["place"]].path, faults)
        if listed.has_households
        else None
        for entry in listed.models
    ]
    if faults:
        raise RegisterError(faults)
    return taking_part


def _values(entry: ModelEntry, found: frozenset[str], plan: Atlas) -> dict[str, Any]:
    spot = plan.spots[entry.values["place"]]
    values = {key: value for key, value in entry.values.items() if key in found and key != "place"}
    return values | {
        "place_code": spot.code,
        "place_path": spot.path,
        "name_key": fold(entry.values["name"])[:200],
    }


def _put(
    session: Session,
    result: LoadResult,
    stored: LivelihoodModel | None,
    code: str,
    values: dict[str, Any],
    households: list[ModelHousehold] | None,
    *,
    sample: bool,
) -> None:
    entry = Entry("livelihood_model", code)
    result.loaded.append(entry)
    if stored is None:
        new = LivelihoodModel(code=code, sample=sample, added_at=result.loaded_at, **values)
        livelihood_model.add(session, new, households or ())
        result.added.append(entry)
        return
    changed = _bring_into_line(stored, values)
    if households is not None and _put_households(session, stored, households):
        changed.append(HOUSEHOLDS)
    if changed:
        result.changed[entry] = changed
    session.flush()


def _put_households(session: Session, model: LivelihoodModel, wanted: list[ModelHousehold]) -> bool:
    """Make the model's households just these; whether that changed anything."""
    assert model.id is not None
    stored = {one.position: one for one in livelihood_model.households(session, model.id)}
    changed = len(stored) != len(wanted)
    for position, household in enumerate(wanted, 1):
        household.model_id, household.position = model.id, position
        there = stored.pop(position, None)
        if there is None:
            session.add(household)
        elif _bring_into_line(there, household.model_dump()):
            changed = True
    for gone in stored.values():
        session.delete(gone)
    return changed


def _bring_into_line(stored: SQLModel, values: dict[str, Any]) -> list[str]:
    """Set what differs; returns the names of these columns, but not of those that follow from others."""
    differing = [name for name, value in values.items() if getattr(stored, name) != value]
    for name in differing:
        setattr(stored, name, values[name])
    return [name for name in differing if name not in ("name_key", "place_path")]
