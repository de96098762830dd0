"""Places: the district, its communes and their hamlets, as a tree that changes over time.

A place (đơn vị, địa bàn) has a code of our own, because official codes are
reused with a new meaning after a merger (31108 was xã Hòn Tre and is now đặc
khu Kiên Hải). Names are dated: the same place may be "Huyện Kiên Hải" until one
day and "Đặc khu Kiên Hải" from the next. ``path`` holds the codes from the root
down, each followed by "/", so that "this place and all below it" is a prefix.
A place that has ended and has a successor lies in that, though its ``parent_code``
still says where it was (``models/succession.py``).
"""

from datetime import date

from sqlmodel import Field, Session, SQLModel, select


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
    area: str | None = Field(default=None, max_length=8)  # rural | urban; None: as the place above


class PlaceName(SQLModel, table=True):
    """One name of a place and the days on which it is right; an open end is None."""

    __tablename__ = "place_name"

    id: int | None = Field(default=None, primary_key=True)
    place_code: str = Field(foreign_key="place.code", index=True)
    name: str = Field(max_length=120)
    aliases: str = ""  # other spellings people type, one a line
    valid_from: date | None = None
    valid_to: date | None = None


def hold(session: Session, code: str) -> None:
    """Let whoever else sends something about this place wait for the end of this transaction.

    What was sent before is seen then, so that two people cannot send the same at the same moment.
    """
    here = select(Place.code).where(Place.code == code)
    session.exec(here.with_for_update(key_share=True)).first()  # SQLite has one writer and leaves this out


def is_within(path: str, scope: str) -> bool:
    """Whether the place with this path is the scope's place or lies below it."""
    return path.startswith(scope)


def with_all_above(path: str) -> list[str]:
    """The path of a place after those of the places that hold it, from the root down."""
    codes = path.rstrip("/").split("/")
    return ["".join(f"{code}/" for code in codes[: depth + 1]) for depth in range(len(codes))]
