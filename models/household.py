"""Households (hộ): the register of each hamlet, from which reviews and models pick.

A household's class (phân loại hộ) is the one the commune recognised last; what a
review proposes never changes it. Sample households are practice, see ``models/person.py``.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import Column, Field, Session, SQLModel, UniqueConstraint, col, select

from locales.folding import fold
from models.utc import UtcDateTime


class HouseholdClass(StrEnum):
    """Hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo, hộ không nghèo."""

    poor = "poor"
    near_poor = "near_poor"
    newly_escaped = "newly_escaped"
    not_poor = "not_poor"


class Household(SQLModel, table=True):
    """One household of a hamlet. Personal data: shown to its hamlet, its commune and the coordinator only."""

    __table_args__ = (UniqueConstraint("code", "sample"),)

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(max_length=32)  # the commune's code for it, or one made here: "bai-nha-a-012"
    place_code: str = Field(foreign_key="place.code", index=True)
    place_path: str = Field(index=True, max_length=200)
    number: int | None = None  # its number in the hamlet's list (số thứ tự)
    head: str = Field(max_length=120)  # the head's full name (chủ hộ)
    head_key: str = Field(max_length=120, index=True)  # folded, to be found without accents
    alias: str = Field(default="", max_length=120)  # what neighbours call the head: "Tư Hùng"
    birth_year: int | None = None  # the head's, to tell people with one name apart
    members: int | None = None  # people in the household (nhân khẩu), as last known
    woman_headed: bool = False
    ethnic_minority: bool = False
    merit: bool = False  # a member with merit (người có công)
    disabled: bool = False
    recognised_class: str = Field(default=HouseholdClass.not_poor, max_length=16)
    recognised_on: date | None = None  # the day of the decision; None: taken over from the list
    left_on: date | None = None  # moved away, merged or ended; it stays in the register
    sample: bool = False
    added_by: int | None = Field(default=None, foreign_key="person.id")
    added_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


def get(session: Session, household_id: int) -> Household | None:
    """The household with this id, or None."""
    return session.get(Household, household_id)


def find_by_ids(session: Session, household_ids: Iterable[int]) -> list[Household]:
    """The households with these ids, by number, then by name; ids that nobody has are left out."""
    query = select(Household).where(col(Household.id).in_(set(household_ids)))
    return _in_order(session.exec(query))


def of_place(session: Session, place_code: str, *, sample: bool, left_too: bool = False) -> list[Household]:
    """The households of one hamlet by number, then by name; those that have left only when asked for."""
    query = (
        select(Household)
        .where(col(Household.place_code) == place_code)
        .where(col(Household.sample) == sample)
    )
    if not left_too:
        query = query.where(col(Household.left_on).is_(None))
    return _in_order(session.exec(query))


class Standing(NamedTuple):
    """A household as far as it is counted: where it is, its class, and whether it has left."""

    id: int
    place_path: str
    recognised_class: str
    has_left: bool


def below(session: Session, scope: str, *, sample: bool) -> list[Standing]:
    """Every household at or below a path, for counting; those that have left too."""
    query = (
        sql_select(
            col(Household.id),
            col(Household.place_path),
            col(Household.recognised_class),
            col(Household.left_on).is_not(None),
        )
        .where(col(Household.place_path).startswith(scope, autoescape=True))
        .where(col(Household.sample) == sample)
    )
    return [Standing(*row) for row in session.execute(query)]


def members_below(
    session: Session, scope: str, classes: Collection[str], *, sample: bool
) -> list[int | None]:
    """How many people each household of these classes has that is still there; None where nobody said."""
    query = (
        sql_select(col(Household.members))
        .where(col(Household.place_path).startswith(scope, autoescape=True))
        .where(col(Household.sample) == sample)
        .where(col(Household.recognised_class).in_(classes))
        .where(col(Household.left_on).is_(None))
    )
    return list(session.execute(query).scalars())


def add(
    session: Session,
    place_code: str,
    place_path: str,
    head: str,
    *,
    sample: bool,
    at: datetime,
    by: int | None = None,
    number: int | None = None,
    code: str | None = None,
    **known: Any,
) -> Household:
    """A new household of a hamlet; ``known`` are further columns.

    Without a number it gets the next one in the hamlet, without a code one made of both.
    """
    if number is None:
        number = _next_number(session, place_code, sample=sample)
    new = Household(
        code=code or _free_code(session, place_code, number, sample=sample),
        place_code=place_code,
        place_path=place_path,
        number=number,
        head=head,
        head_key=fold(head)[:120],
        sample=sample,
        added_by=by,
        added_at=at,
        **known,
    )
    session.add(new)
    session.flush()
    return new


def rename(known: Household, head: str) -> None:
    """Call the head of a household otherwise."""
    known.head, known.head_key = head, fold(head)[:120]


def made_code(place_code: str, number: int) -> str:
    """The code of a household that has none from the commune: "bai-nha-a-012"."""
    return f"{place_code}-{number:03d}"


def _in_order(households: Iterable[Household]) -> list[Household]:
    """Sorted here, because databases sort letters with accents each in their own way."""
    return sorted(households, key=lambda one: (one.number is None, one.number or 0, one.head_key, one.id))


def _next_number(session: Session, place_code: str, *, sample: bool) -> int:
    taken = [one.number or 0 for one in of_place(session, place_code, sample=sample, left_too=True)]
    return max(taken, default=0) + 1


def _free_code(session: Session, place_code: str, number: int, *, sample: bool) -> str:
    """Numbers of a list may come twice, codes may not."""
    taken = set(
        session.exec(
            select(Household.code)
            .where(col(Household.code).startswith(f"{place_code}-", autoescape=True))
            .where(col(Household.sample) == sample)
        )
    )
    while made_code(place_code, number) in taken:
        number += 1
    return made_code(place_code, number)
