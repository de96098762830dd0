"""Which household of the register a row of a list is about."""

from collections.abc import Iterable

from models.household import Household, made_code
from programme.registers.fault import RowFault
from programme.registers.household_columns import CODE, NAME
from programme.registers.households_file import Listed

_TWICE = "each household once; for two people of one name write mã hộ or năm sinh"
_SEVERAL = "mã hộ, năm sinh or STT: several households have a head of this name"
_ELSEWHERE = "a code of its own: a household of another place has this one"


class Matching:
    """Finds households by code; without one by the head's name, then by year and number."""

    def __init__(self, households: Iterable[Household], scope: str = "") -> None:
        """Know these households, those that have left too; only those below the path may be meant."""
        self._scope = scope
        self._by_code: dict[str, Household] = {}
        self._by_head: dict[tuple[str, str], list[Household]] = {}
        self._seen: dict[object, int] = {}  # what a row was about, and the row
        for one in households:
            self._by_code[one.code] = one
            self._by_head.setdefault((one.place_code, one.head_key), []).append(one)

    def find(self, listed: Listed, faults: list[RowFault]) -> Household | None:
        """The household a row is about, None for a new one; ``faults`` gets what cannot be told."""
        found = self._by_code.get(listed.code) if listed.code else None
        if found is None:
            found = self._by_name(listed, faults)
        if found is not None and not found.place_path.startswith(self._scope):
            faults.append(RowFault(listed.row, CODE.headers[0], _ELSEWHERE))
        name = (listed.place, listed.values["head_key"], listed.values.get("birth_year"))
        who = found.code if found else listed.code or name
        if self._seen.setdefault(who, listed.row) != listed.row:
            column = CODE if listed.code else NAME
            faults.append(RowFault(listed.row, column.headers[0], f"{_TWICE} (see row {self._seen[who]})"))
        return found

    def _by_name(self, listed: Listed, faults: list[RowFault]) -> Household | None:
        """With a code of its own only a household that has none from the commune yet."""
        named = self._by_head.get((listed.place, listed.values["head_key"]), [])
        if listed.code:
            named = [one for one in named if _has_made_code(one)]
        born, number = listed.values.get("birth_year"), listed.values.get("number")
        if born is not None:
            named = [one for one in named if one.birth_year in (born, None)]
            named = [one for one in named if one.birth_year == born] or named
        named = [one for one in named if one.left_on is None] or named
        if len(named) > 1:
            named = [one for one in named if one.number == number]
            if len(named) != 1:
                faults.append(RowFault(listed.row, NAME.headers[0], _SEVERAL))
        return named[0] if named else None


def _has_made_code(one: Household) -> bool:
    stem, _, digits = one.code.rpartition("-")
    return stem == one.place_code and digits.isdigit() and made_code(stem, int(digits)) == one.code
