"""A list of cadres and hamlet heads: each row put together into what it says about one person."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from locales.folding import fold
from models.atlas import Atlas, Spot
from models.cadre import CadreKind, CadreRow
from models.person import Role
from programme.registers.fault import RegisterError, RowFault
from programme.registers.named import place_reader
from programme.registers.people_columns import (
    BORN,
    CODE,
    COLUMNS,
    NAME,
    PHONE,
    TITLE,
    kind_of,
    place_column,
    role_of,
)
from programme.registers.sheet import Row, read_sheet

HAMLET_NEEDED = "a hamlet (ấp), for a trưởng ấp"
COMMUNE_NEEDED = "a commune (xã), for a cán bộ xã"
TWICE = "each person once"

Allowed = Callable[[Role, str], bool]
"""Whether somebody in this role at this path is to be a user; else they are in the roster only."""


class Listed(NamedTuple):
    """One person of the list."""

    row: int
    name: str
    kind: CadreKind
    role: Role | None  # None: in the roster of cadres only
    place_code: str
    phone: str | None
    birth_year: int | None
    code: str | None

    @property
    def as_cadre(self) -> CadreRow:
        """The same for the roster of cadres."""
        return CadreRow(self.place_code, self.name, self.kind, self.code, self.birth_year, self.phone)


class PeopleList(NamedTuple):
    """The people of a file, and the headers in it that nothing is known about."""

    people: list[Listed]
    unused: tuple[str, ...]


def read_people(path: Path, plan: Atlas, scope: str, allowed: Allowed) -> PeopleList:
    """The people of a file. Raises RegisterError with everything that is wrong in it."""
    where = place_column(place_reader(plan, scope))
    sheet = read_sheet(path, (where, *COLUMNS))
    listed = [_listed(row) for row in sheet.rows]
    faults: list[RowFault] = []
    seen: dict[tuple[object, ...], int] = {}
    for at, one in enumerate(listed):
        spot = plan.spots[one.place_code]
        wrong = _wrong_place(one, spot)
        if wrong:
            faults.append(RowFault(one.row, where.headers[0], wrong))
        elif one.role and not allowed(one.role, spot.path):  # an officer's own row, and those of colleagues
            listed[at] = one._replace(role=None)
        who = (one.place_code, fold(one.name), one.birth_year)
        if seen.setdefault(who, one.row) != one.row:
            faults.append(RowFault(one.row, NAME.headers[0], f"{TWICE} (see row {seen[who]})"))
    if faults:
        raise RegisterError(faults)
    return PeopleList(listed, sheet.unused)


def _listed(row: Row) -> Listed:
    said = row.values
    title = said[TITLE.key]
    return Listed(
        row.number,
        said[NAME.key],
        kind_of(title),
        role_of(title),
        said["place"],
        said[PHONE.key],
        said[BORN.key],
        said[CODE.key],
    )


def _wrong_place(one: Listed, spot: Spot) -> str:
    if one.role is Role.hamlet_head and spot.kind != "hamlet":
        return HAMLET_NEEDED
    return COMMUNE_NEEDED if one.role is Role.commune_officer and spot.kind != "commune" else ""
