"""The households of a model in a list, found in the register of households where they are in it."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from locales.folding import fold
from models.household import Household
from models.livelihood_model import ModelHousehold
from programme.registers.fault import RowFault
from programme.registers.model_columns import BASELINE, CLASS, HEAD, HOUSEHOLD, TRAITS
from programme.registers.models_file import HouseholdEntry

_NOT_FOUND = "a code of the register of households; load those first, or leave this empty"
_SEVERAL = "one household; several have a head of this name, write the mã hộ"
_TWICE = "each household once in a model"


class HouseholdFinder:
    """Makes the rows of a model's households; ``found`` are the keys the file has columns for."""

    def __init__(self, session: Session, scope: str, found: frozenset[str], *, sample: bool) -> None:
        """Know the households below this path."""
        query = (
            select(Household)
            .where(col(Household.place_path).startswith(scope, autoescape=True))
            .where(col(Household.sample) == sample)
        )
        self._found = found
        self._by_code: dict[str, Household] = {}
        self._by_head: dict[str, list[Household]] = {}
        for household in session.exec(query):
            self._by_code[household.code] = household
            if household.left_on is None:
                self._by_head.setdefault(fold(household.head), []).append(household)

    def rows(
        self, entries: Sequence[HouseholdEntry], place_path: str, faults: list[RowFault]
    ) -> list[ModelHousehold]:
        """The rows of one model, whose place has this path; ``faults`` gets what cannot be taken."""
        rows: list[ModelHousehold] = []
        seen: set[Any] = set()
        for entry in entries:
            household = self._household(entry, place_path, faults)
            key = household.id if household else fold(entry.values[HEAD.key])
            if key in seen:
                faults.append(RowFault(entry.row, HEAD.headers[0], _TWICE))
            seen.add(key)
            rows.append(self._row(entry, household))
        return rows

    def _household(self, entry: HouseholdEntry, place_path: str, faults: list[RowFault]) -> Household | None:
        """By its code; without one, by the head's full name in the model's place, None if nobody has it."""
        code = entry.values[HOUSEHOLD.key]
        if code is not None:
            household = self._by_code.get(code)
            if household is None:
                faults.append(RowFault(entry.row, HOUSEHOLD.headers[0], _NOT_FOUND))
            return household
        named = self._by_head.get(fold(entry.values[HEAD.key]), [])
        near = [one for one in named if one.place_path.startswith(place_path)]
        if len(near) > 1:
            faults.append(RowFault(entry.row, HEAD.headers[0], _SEVERAL))
        return near[0] if near else None

    def _row(self, entry: HouseholdEntry, household: Household | None) -> ModelHousehold:
        """Traits the file has no column for are those of the register."""
        values = entry.values
        traits = {
            trait.key: bool(getattr(household, trait.key, False))
            if trait.key not in self._found
            else values[trait.key]
            for trait in TRAITS
        }
        return ModelHousehold(
            model_id=0,  # set when it is stored, and so is the position
            position=0,
            household_id=household.id if household else None,
            head=values[HEAD.key] or (household.head if household else ""),
            class_at_approval=values[CLASS.key],
            baseline=values[BASELINE.key],
            **traits,
        )
