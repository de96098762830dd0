"""Cadres (cán bộ): the named roster of those the plan wants trained, filled from a list of the commune's.

Personal data: names are shown to whoever may see those of households. Sample cadres are practice.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, or_
from sqlmodel import Column, Field, Session, SQLModel, UniqueConstraint, col, select

from locales.folding import fold
from models.place import Place
from models.utc import UtcDateTime


class CadreKind(StrEnum):
    """Cán bộ, công chức xã; trưởng ấp; cán bộ đoàn thể; cán bộ văn hóa - xã hội; khác (plan, II.3)."""

    commune_official = "commune_official"
    hamlet_head = "hamlet_head"
    association = "association"
    culture_officer = "culture_officer"
    other = "other"


class Cadre(SQLModel, table=True):
    """One cadre in one function at one place; an open end is None."""

    __table_args__ = (UniqueConstraint("code", "sample"),)

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(max_length=48)  # the list's code, or one made here: "lai-son-cb-003"
    name: str = Field(max_length=120)
    name_key: str = Field(max_length=120, index=True)  # folded, to be found without accents
    kind: str = Field(max_length=20)  # a CadreKind
    place_code: str = Field(foreign_key="place.code", index=True)
    place_path: str = Field(index=True, max_length=200)
    birth_year: int | None = None  # to tell people with one name apart
    phone: str | None = Field(default=None, max_length=20)
    active_from: date | None = None
    active_to: date | None = None  # the last day in this function; the cadre stays in the roster
    sample: bool = False
    added_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class CadreRow(NamedTuple):
    """A cadre as a list says it; what the list does not say is None."""

    place_code: str
    name: str
    kind: str
    code: str | None = None
    birth_year: int | None = None
    phone: str | None = None
    active_from: date | None = None
    active_to: date | None = None


class Upserted(NamedTuple):
    """A cadre after its row was taken in: whether it is new, and which columns the row changed."""

    cadre: Cadre
    is_new: bool
    changed: tuple[str, ...]


_MAY_CHANGE = ("name", "kind", "birth_year", "phone", "active_from", "active_to")


def active_at(session: Session, scope: str, day: date, *, sample: bool) -> list[Cadre]:
    """The cadres at a path and below it on a day; by place, then in the order of the list."""
    query = (
        select(Cadre)
        .where(col(Cadre.place_path).startswith(scope, autoescape=True))
        .where(col(Cadre.sample) == sample)
        .where(*_is_active(day))
        .order_by(col(Cadre.place_path), col(Cadre.id))
    )
    return list(session.exec(query))


def has_namesake(session: Session, one: Cadre) -> bool:
    """Whether somebody else of the same place's roster has the same name."""
    query = (
        select(Cadre.id)
        .where(Cadre.place_code == one.place_code, Cadre.name_key == one.name_key)
        .where(col(Cadre.sample) == one.sample, Cadre.id != one.id)
    )
    return session.exec(query).first() is not None


def match(session: Session, row: CadreRow, *, sample: bool) -> Cadre | None:
    """The cadre a row is about: the one with its code; else with its name at its place, and its birth year.

    A birth year that either side does not know is no difference; of several the first known one.
    """
    world = select(Cadre).where(col(Cadre.sample) == sample)
    if row.code is not None:
        return session.exec(world.where(Cadre.code == row.code)).first()
    query = world.where(Cadre.place_code == row.place_code, Cadre.name_key == fold(row.name)[:120])
    same_name = session.exec(query.order_by(col(Cadre.id))).all()
    exact = [one for one in same_name if one.birth_year == row.birth_year]
    alike = [one for one in same_name if one.birth_year is None or row.birth_year is None]
    return next(iter(exact or alike), None)


def changes(known: Cadre, row: CadreRow) -> dict[str, tuple[Any, Any]]:
    """Which columns a row would change, each from what to what; what the row leaves open stays."""
    said = {name: getattr(row, name) for name in _MAY_CHANGE}
    found = {name: (getattr(known, name), value) for name, value in said.items() if value is not None}
    if known.place_code != row.place_code:
        found["place_code"] = (known.place_code, row.place_code)
    return {name: (old, new) for name, (old, new) in found.items() if old != new}


def upsert(session: Session, row: CadreRow, *, sample: bool, at: datetime) -> Upserted:
    """Take a row into the roster: change the cadre it is about, or add one; the caller commits.

    The place must exist. Said again, a row changes nothing.
    """
    place = session.get_one(Place, row.place_code)
    known = match(session, row, sample=sample)
    if known is None:
        return Upserted(_add(session, place, row, sample=sample, at=at), is_new=True, changed=())
    changed = changes(known, row)
    for name, (_old, new) in changed.items():
        setattr(known, name, new)
    known.name_key, known.place_path = fold(known.name)[:120], place.path
    session.add(known)
    session.flush()
    return Upserted(known, is_new=False, changed=tuple(changed))


def _add(session: Session, place: Place, row: CadreRow, *, sample: bool, at: datetime) -> Cadre:
    values = row._asdict() | {"code": row.code or _free_code(session, place.code, sample=sample)}
    added = Cadre(**values, name_key=fold(row.name)[:120], place_path=place.path, sample=sample, added_at=at)
    session.add(added)
    session.flush()
    return added


def _free_code(session: Session, place_code: str, *, sample: bool) -> str:
    beginning = f"{place_code}-cb-"
    taken = set(
        session.exec(
            select(Cadre.code)
            .where(col(Cadre.code).startswith(beginning, autoescape=True))
            .where(col(Cadre.sample) == sample)
        )
    )
    number = 1
    while (code := f"{beginning}{number:03d}") in taken:
        number += 1
    return code


def _is_active(day: date) -> tuple[ColumnElement[bool], ...]:
    return (
        or_(col(Cadre.active_from).is_(None), col(Cadre.active_from) <= day),
        or_(col(Cadre.active_to).is_(None), col(Cadre.active_to) >= day),
    )
