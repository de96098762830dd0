"""Invites: a single-use code that links a chat to a person.

Only a keyed hash of the code is kept, so that a copy of the database does not
let anybody in.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Column, Field, Session, SQLModel, col, select

from models.utc import UtcDateTime


class Invite(SQLModel, table=True):
    """An invitation that is open until it is used or expires."""

    id: int | None = Field(default=None, primary_key=True)
    code_hash: str = Field(unique=True, max_length=64)
    person_id: int = Field(foreign_key="person.id", index=True)
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    expires_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    used_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


def open_invite(session: Session, code_hash: str, now: datetime) -> Invite | None:
    """The invitation of a code that is neither used nor expired; locked until the turn is over."""
    query = (
        select(Invite)
        .where(Invite.code_hash == code_hash)
        .where(col(Invite.used_at).is_(None))
        .where(col(Invite.expires_at) > now)
        .with_for_update()
    )
    return session.exec(query).first()


def add(session: Session, person_id: int, code_hash: str, now: datetime, valid: timedelta) -> Invite:
    """Store a new invitation for a person."""
    invite = Invite(code_hash=code_hash, person_id=person_id, created_at=now, expires_at=now + valid)
    session.add(invite)
    session.flush()
    return invite


def end_open(session: Session, person_id: int, now: datetime) -> int:
    """End the person's invitations that are still open; returns how many these were."""
    query = select(Invite).where(Invite.person_id == person_id, *_is_open(now)).with_for_update()
    found = session.exec(query).all()
    for invite in found:
        invite.expires_at = now
        session.add(invite)
    session.flush()
    return len(found)


def open_until(session: Session, people: Collection[int], now: datetime) -> dict[int, datetime]:
    """Until when somebody can still join with a code, by the person's id."""
    query = select(Invite).where(col(Invite.person_id).in_(people), *_is_open(now))
    found: dict[int, datetime] = {}
    for invite in session.exec(query):
        found[invite.person_id] = max(invite.expires_at, found.get(invite.person_id, now))
    return found


def _is_open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return col(Invite.used_at).is_(None), col(Invite.expires_at) > now
