"""Places: the district, its communes and their hamlets, as a tree that changes over time.

A place (đơn vị, địa bàn) has a code of our own, because official codes are
reused with a new meaning after a merger (31108 was xã Hòn Tre and is now đặc
khu Kiên Hải). Names are dated: the same place may be "Huyện Kiên Hải" until one
day and "Đặc khu Kiên Hải" from the next. ``path`` holds the codes from the root
down, each followed by "/", so that "this place and all below it" is a prefix.
"""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Field, Session, SQLModel, col, select


class Place(SQLModel, table=True):
    """A place people belong to and reports are about; ``kind`` is its level in the reporting chain."""

    code: str = Field(primary_key=True, max_length=32)
    kind: str = Field(max_length=16)  # district, commune, hamlet ...
    parent_code: str | None = Field(default=None, foreign_key="place.code", index=True)
    path: str = Field(index=True, max_length=200)
    position: int = 0  # the order in which people expect to see places
    valid_from: date | None = None
    valid_to: date | None = None
    successor_code: str | None = Field(default=None, foreign_key="place.code")
    official_code: str | None = Field(default=None, max_length=32)


class PlaceName(SQLModel, table=True):
    """One name of a place and the days on which it is right; an open end is None."""

    __tablename__ = "place_name"

    id: int | None = Field(default=None, primary_key=True)
    place_code: str = Field(foreign_key="place.code", index=True)
    name: str = Field(max_length=120)
    aliases: str = ""  # other spellings people type, one a line
    valid_from: date | None = None
    valid_to: date | None = None


def get(session: Session, code: str) -> Place | None:
    """The place with this code, or None."""
    return session.get(Place, code)


def name_on(session: Session, code: str, day: date) -> str:
    """What the place is called on that day; its code where no name is known."""
    return names_on(session, [code], day).get(code, code)


def names_on(session: Session, codes: Sequence[str], day: date) -> dict[str, str]:
    """What each of the places is called on that day, by code."""
    query = (
        select(PlaceName.place_code, PlaceName.name)
        .where(col(PlaceName.place_code).in_(codes))
        .where((col(PlaceName.valid_from).is_(None)) | (col(PlaceName.valid_from) <= day))
        .where((col(PlaceName.valid_to).is_(None)) | (col(PlaceName.valid_to) >= day))
    )
    return dict(session.exec(query).all())


def children(session: Session, code: str, day: date) -> Sequence[Place]:
    """The places directly below one, in their usual order, that exist on that day."""
    query = (
        select(Place)
        .where(Place.parent_code == code)
        .where((col(Place.valid_from).is_(None)) | (col(Place.valid_from) <= day))
        .where((col(Place.valid_to).is_(None)) | (col(Place.valid_to) >= day))
        .order_by(col(Place.position), col(Place.code))
    )
    return session.exec(query).all()


def everywhere(session: Session) -> Sequence[Place]:
    """Every place ever known, each followed by the places below it in their usual order."""
    known = session.exec(select(Place)).all()
    position = {one.code: one.position for one in known}
    return sorted(known, key=lambda one: [(position.get(code, 0), code) for code in one.path.split("/")])


def is_within(path: str, scope: str) -> bool:
    """Whether the place with this path is the scope's place or lies below it."""
    return path.startswith(scope)


def exists_on(one: Place, day: date) -> bool:
    """Whether the place exists on that day."""
    return (one.valid_from is None or one.valid_from <= day) and (one.valid_to is None or one.valid_to >= day)
