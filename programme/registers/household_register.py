"""Bringing the register of households into line with a list; doing it twice changes nothing.

A household that is not in the list stays as it is, and is told. A class changes only by a
decision, or as long as no decision about the household is known.
"""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from models import atlas, household, recognition
from models.atlas import Atlas
from models.household import Household, HouseholdClass
from programme.registers.cells import Cell, Read
from programme.registers.fault import RegisterError, RowFault, whole_file
from programme.registers.household_columns import DECIDED_ON
from programme.registers.household_matching import Matching
from programme.registers.households_file import Listed, read_households
from programme.registers.named import place_reader
from programme.result import Entry, LoadResult

_ANOTHER = "the day of the decision; another class was decided on"
CLASS, RECOGNITION = "recognised_class", "recognition"


class HouseholdsLoaded(NamedTuple):
    """What a load did; ``result.missing`` are households of these hamlets that the list leaves out."""

    result: LoadResult
    unused: tuple[str, ...]

    @property
    def unchanged(self) -> int:
        """How many households of the list were known just so."""
        return len(self.result.loaded) - len(self.result.added) - len(self.result.changed)


def load_households(
    session: Session, path: Path, place: str | None, now: datetime, today: date, *, sample: bool
) -> HouseholdsLoaded:
    """Load a list, of households at this place or below it only; the caller commits.

    Where a row names no hamlet it is ``place``. Raises RegisterError, with nothing written,
    when anything in the file is wrong.
    """
    plan = atlas.read(session)
    spot = plan.find(place)
    if place is not None and spot is None:
        raise whole_file(f"there is no place {place}, see `tinap places`")
    usual, scope = (place if spot and spot.kind == "hamlet" else None), (spot.path if spot else "")
    listed, unused = read_households(path, _hamlet_reader(plan, scope), usual, today)
    stored = session.exec(select(Household).where(col(Household.sample) == sample)).all()
    found = _matched(listed, stored, scope)
    result = LoadResult(now, missing=_left_out(stored, found, {one.place for one in listed}))
    pairs = sorted(zip(listed, found, strict=True), key=lambda pair: pair[0].code is None)
    for one, known in pairs:  # codes that are written first, so that none that is made takes them
        _put(session, result, one, known, plan, sample=sample)
    return HouseholdsLoaded(result, unused)


def _hamlet_reader(plan: Atlas, below: str) -> Read:
    """Reads the code of a hamlet below a path: households are nowhere else."""
    place = place_reader(plan, below)

    def read(cell: Cell) -> str:
        code: str = place(cell)
        if plan.spots[code].kind != "hamlet":
            raise ValueError("a hamlet (ấp)")
        return code

    return read


def _matched(listed: Sequence[Listed], stored: Sequence[Household], scope: str) -> list[Household | None]:
    """The known household of every row; all faults at once."""
    matching = Matching(stored, scope)
    faults: list[RowFault] = []
    found = [matching.find(one, faults) for one in listed]
    faults += (
        RowFault(one.row, DECIDED_ON.headers[0], f"{_ANOTHER} {known.recognised_on:%d/%m/%Y}")
        for one, known in zip(listed, found, strict=True)
        if known is not None and known.recognised_on and one.decided_on is None
        if one.household_class not in (None, known.recognised_class)
    )
    if faults:
        raise RegisterError(faults)
    return found


def _left_out(
    stored: Sequence[Household], found: Sequence[Household | None], places: set[str]
) -> list[Entry]:
    listed = {one.id for one in found if one is not None}
    return [
        Entry("household", one.code)
        for one in stored
        if one.place_code in places and one.left_on is None and one.id not in listed
    ]


def _put(
    session: Session, result: LoadResult, one: Listed, known: Household | None, plan: Atlas, *, sample: bool
) -> None:
    place = plan.spots[one.place]
    if known is None:
        values = {key: value for key, value in one.values.items() if key != "head_key"}
        known = household.add(
            session, place.code, place.path, **values, code=one.code, sample=sample, at=result.loaded_at
        )
        result.added.append(Entry("household", known.code))
        changed: list[str] = []
    else:
        own_code = {"code": one.code} if one.code else {}
        where = {"place_code": place.code, "place_path": place.path, "left_on": None}
        changed = _bring_into_line(known, one.values | where | own_code)
    entry = Entry("household", known.code)
    result.loaded.append(entry)
    changed += _recognise(session, one, known, result.loaded_at)
    if changed and entry not in result.added:
        result.changed[entry] = changed
    session.flush()


def _recognise(session: Session, one: Listed, known: Household, at: datetime) -> list[str]:
    """Take over the class of the list; returns what that changed."""
    if one.household_class is None:
        return []
    if one.decided_on is None:
        return _bring_into_line(known, {CLASS: HouseholdClass(one.household_class).value})
    assert known.id is not None
    before = recognition.find(session, known.id, one.decision, one.decided_on)
    if before is not None and before.household_class == one.household_class:
        return []
    recognition.recognise(session, known, one.household_class, one.decision, one.decided_on, at=at)
    return [RECOGNITION]


def _bring_into_line(stored: Household, values: dict[str, Any]) -> list[str]:
    """Set what differs; returns the names of these columns."""
    differing = [name for name, value in values.items() if getattr(stored, name) != value]
    for name in differing:
        setattr(stored, name, values[name])
    return [name for name in differing if name not in ("head_key", "place_path")]
