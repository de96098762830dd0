"""Bringing people and the roster of cadres into line with a list: first what would change, then the change.

Nobody is shut out by a list: who is known at its places and not in it is told, and stays.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from sqlmodel import Session

from locales.folding import fold
from models import atlas, cadre, person
from models.cadre import Cadre
from models.person import Person, Post, Role
from programme.registers.fault import RegisterError, RowFault
from programme.registers.people_columns import NAME, PHONE
from programme.registers.people_file import Allowed, Listed, read_people

NOT_YOURS = "a person that is yours to look after"
SEVERAL = "a name that one person alone has there; several are called so"
SAME_PHONE = "a phone number of their own; somebody else in the list has this one"
May = Callable[[Person, str], bool]
"""Whether a known person, at this path, may be changed."""
Change = tuple[Any, Any]  # from what, to what


class Changed(NamedTuple):
    """A known person, and what the list says differently, by column."""

    person: Person
    listed: Listed
    columns: dict[str, Change]


class CadreChanged(NamedTuple):
    """A known cadre, and what the list says differently, by column."""

    cadre: Cadre
    columns: dict[str, Change]


class PeopleChanges(NamedTuple):
    """What a list would change; ``left_out`` are people of its places and roles that are not in it."""

    listed: Sequence[Listed]
    new: Sequence[Listed]
    changed: Sequence[Changed]
    unchanged: int
    left_out: Sequence[Person]
    new_cadres: Sequence[Listed]
    changed_cadres: Sequence[CadreChanged]
    unused: tuple[str, ...]

    @property
    def nothing_new(self) -> bool:
        """Whether all of it is known just so."""
        return not (self.new or self.changed or self.new_cadres or self.changed_cadres)

    @property
    def seal(self) -> str:
        """The same for the same changes, so that only what was looked at is done; eight characters."""
        told = [
            [one[:] for one in (*self.new, *self.new_cadres)],
            [(one.person.id, sorted(one.columns.items())) for one in self.changed],
            [(one.cadre.id, sorted(one.columns.items())) for one in self.changed_cadres],
        ]
        return sha256(repr(told).encode()).hexdigest()[:8]


def anybody(role: Role, path: str) -> bool:
    """The operator may list everybody."""
    return True


def any_person(known: Person, path: str) -> bool:
    """The operator may change everybody."""
    return True


def look_through(
    session: Session,
    path: Path,
    *,
    sample: bool,
    scope: str = "",
    allowed: Allowed = anybody,
    may: May = any_person,
) -> PeopleChanges:
    """What the list in a file would change; nothing is written.

    Only places at and below ``scope`` (a path) are known. Raises RegisterError with all that is wrong.
    """
    plan = atlas.read(session)
    people, unused = read_people(path, plan, scope, allowed)
    known = [one for one in person.within(session, scope, sample=sample) if one.place_code in plan.spots]
    users = [one for one in people if one.role is not None]
    faults: list[RowFault] = []
    found = [_match(one, known, faults) for one in users]
    new, changed = [], []
    for one, match in zip(users, found, strict=True):
        if match is None:
            new.append(one)
            continue
        columns = _differing(match, one)
        if columns and not may(match, plan.spots[match.place_code].path):
            faults.append(RowFault(one.row, NAME.headers[0], NOT_YOURS))
        if columns:
            changed.append(Changed(match, one, columns))
    _matched_twice(users, found, faults)
    if faults:
        raise RegisterError(faults)
    new_cadres, changed_cadres = _cadres(session, people, sample=sample)
    matched = {one.id for one in found if one is not None}
    places = {(one.place_code, one.role) for one in users}
    left = [
        one for one in known if one.active and (one.place_code, one.role) in places and one.id not in matched
    ]
    same = len(users) - len(new) - len(changed)
    return PeopleChanges(people, new, changed, same, left, new_cadres, changed_cadres, unused)


def _match(one: Listed, known: Sequence[Person], faults: list[RowFault]) -> Person | None:
    """By name at the place, who is active before who is not; else by the phone number, wherever they are."""
    named = [who for who in known if who.place_code == one.place_code and fold(who.name) == fold(one.name)]
    named = [who for who in named if who.active] or named
    if len(named) > 1 and one.phone:
        named = [who for who in named if who.phone == one.phone] or named
    if len(named) > 1:
        faults.append(RowFault(one.row, NAME.headers[0], SEVERAL))
        return None
    if named:
        return named[0]
    called = [who for who in known if one.phone and who.phone == one.phone and who.active]
    return called[0] if len(called) == 1 else None


def _matched_twice(users: Sequence[Listed], found: Sequence[Person | None], faults: list[RowFault]) -> None:
    seen: dict[int | None, int] = {}
    for one, match in zip(users, found, strict=True):
        if match is not None and seen.setdefault(match.id, one.row) != one.row:
            faults.append(RowFault(one.row, PHONE.headers[0], f"{SAME_PHONE} (see row {seen[match.id]})"))


def _differing(known: Person, one: Listed) -> dict[str, Change]:
    """What the list says otherwise; what it leaves open stays."""
    assert one.role is not None
    said = {
        "name": one.name,
        "role": one.role.value,
        "place_code": one.place_code,
        "phone": one.phone or known.phone,
        "active": True,
    }
    return {key: (getattr(known, key), value) for key, value in said.items() if getattr(known, key) != value}


def _cadres(
    session: Session, people: Sequence[Listed], *, sample: bool
) -> tuple[list[Listed], list[CadreChanged]]:
    new, changed = [], []
    for one in people:
        known = cadre.match(session, one.as_cadre, sample=sample)
        if known is None:
            new.append(one)
        elif columns := cadre.changes(known, one.as_cadre):
            changed.append(CadreChanged(known, columns))
    return new, changed


def bring_into_line(session: Session, changes: PeopleChanges, at: datetime, *, sample: bool) -> list[Person]:
    """Do what was looked through; returns who is new. The caller commits."""
    for one in changes.changed:
        for column, (_before, after) in one.columns.items():
            setattr(one.person, column, after)
        one.person.agency_code = None  # no list makes anybody an agency's officer
        session.add(one.person)
    added = [
        person.add(session, one.name, Post(one.place_code, _role(one)), one.phone, at, sample=sample)
        for one in changes.new
    ]
    for listed in changes.listed:
        cadre.upsert(session, listed.as_cadre, sample=sample, at=at)
    session.flush()
    return added


def _role(one: Listed) -> str:
    assert one.role is not None
    return one.role.value
