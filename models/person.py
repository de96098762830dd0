"""The people who report, check and ask, each with one role at one place.

A role holds for its place and everything below it. Sample people exist for
practice; they live in a world of their own: they see only what sample people
reported, and nobody else sees that.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Column, Field, Session, SQLModel, col, select

from models.place import Place, with_all_above
from models.utc import UtcDateTime


class Role(StrEnum):
    """What a person does: trưởng ấp, cán bộ xã, cán bộ ngành, điều phối viên, người xem, người quản trị."""

    hamlet_head = "hamlet_head"
    commune_officer = "commune_officer"
    agency_officer = "agency_officer"  # of an agency's own projects and policies, at a place and below it
    coordinator = "coordinator"
    viewer = "viewer"
    admin = "admin"


class Post(NamedTuple):
    """Where somebody stands, and as what: one goes from person to person, whole."""

    place_code: str
    role: str
    agency_code: str | None = None  # of an agency's officer, and of nobody else


class Person(SQLModel, table=True):
    """Someone known to the bot, whether or not a chat is linked yet."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=120)
    role: str = Field(max_length=20)
    place_code: str = Field(foreign_key="place.code", index=True)
    # whose officer they are, where that is their role; nobody else has one
    agency_code: str | None = Field(default=None, foreign_key="agency.code")
    phone: str | None = Field(default=None, max_length=20)
    locale: str = Field(default="vi", max_length=8)
    sample: bool = False
    active: bool = True
    digests: bool = Field(default=True, sa_column_kwargs={"server_default": text("true")})
    noticed_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))

    @property
    def post(self) -> Post:
        """Where they stand."""
        return Post(self.place_code, self.role, self.agency_code)

    @post.setter
    def post(self, new: Post) -> None:
        self.place_code, self.role, self.agency_code = new


def everyone(session: Session) -> Sequence[Person]:
    """All people, in the order in which they were added."""
    return session.exec(select(Person).order_by(col(Person.id))).all()


def samples(session: Session) -> Sequence[Person]:
    """The sample people of the practice page, but for those who were set inactive there."""
    query = select(Person).where(col(Person.sample).is_(True), col(Person.active).is_(True))
    query = query.order_by(col(Person.id))
    return session.exec(query).all()


def get(session: Session, person_id: int) -> Person | None:
    """The person with this number, or None."""
    return session.get(Person, person_id)


def add(
    session: Session,
    name: str,
    post: Post,
    phone: str | None,
    at: datetime,
    *,
    sample: bool,
) -> Person:
    """Add somebody who has not joined yet."""
    added = Person(name=name, phone=phone, sample=sample, created_at=at, **post._asdict())
    session.add(added)
    session.flush()
    return added


def within(session: Session, path: str, *, sample: bool) -> Sequence[Person]:
    """Everybody at a place and below it, by place and in the order in which they were added."""
    query = (
        select(Person)
        .join(Place, col(Place.code) == col(Person.place_code))
        .where(col(Place.path).startswith(path, autoescape=True), col(Person.sample).is_(sample))
        .order_by(col(Place.path), col(Person.id))
    )
    return session.exec(query).all()


def at_place(session: Session, place_code: str, *, sample: bool) -> Sequence[Person]:
    """Everybody who stands at a very place, who is active first."""
    query = (
        select(Person)
        .where(col(Person.place_code) == place_code, col(Person.sample).is_(sample))
        .order_by(col(Person.active).desc(), col(Person.id))
    )
    return session.exec(query).all()


def people_to_tell(session: Session, place_path: str, roles: Collection[Role], *, sample: bool) -> list[int]:
    """Ids of the active people with one of these roles whose place is this one or holds it."""
    query = (
        select(Person.id)
        .join(Place, col(Place.code) == col(Person.place_code))
        .where(col(Place.path).in_(with_all_above(place_path)))
        .where(col(Person.role).in_(roles))
        .where(col(Person.active).is_(True))
        .where(col(Person.sample).is_(sample))
        .order_by(col(Person.id))
    )
    return [found for found in session.exec(query) if found is not None]


def with_role(session: Session, role: Role, *, sample: bool) -> list[int]:
    """Ids of all active people with a role, wherever they stand."""
    query = select(Person.id).where(col(Person.role) == role, col(Person.active).is_(True))
    query = query.where(col(Person.sample).is_(sample)).order_by(col(Person.id))
    return [found for found in session.exec(query) if found is not None]


def at_and_above(session: Session, place_path: str, *, sample: bool) -> list[tuple[Person, Place]]:
    """The active people whose place is this one or holds it, each with the place."""
    query = (
        select(Person, Place)
        .join(Place, col(Place.code) == col(Person.place_code))
        .where(col(Place.path).in_(with_all_above(place_path)))
        .where(col(Person.active).is_(True), col(Person.sample).is_(sample))
        .order_by(col(Person.id))
    )
    return list(session.exec(query))
