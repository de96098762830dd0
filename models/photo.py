"""Photos: evidence sent with a report.

A photo is known the moment its message is stored: on Telegram by the platform's
file id, which stays good, on the practice page by the bytes already on disk.
Bytes that are still on the platform are fetched afterwards and kept by hash.

The same picture sent again is a row of its own; that it is the same one is told by
its bytes, or, before those are here, by the platform's id of the file.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Column, Field, Session, SQLModel, col, select

from models.utc import UtcDateTime

LARGEST = 20 * 1024 * 1024  # bytes that are kept of one; also what Telegram lets a bot download


class Photo(SQLModel, table=True):
    """One picture; ``sha256`` is None until its bytes are on our disk."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    channel: str = Field(max_length=16)
    remote_id: str | None = Field(default=None, max_length=200)
    unique_id: str | None = Field(default=None, max_length=64, index=True)  # of the file, wherever sent
    sha256: str | None = Field(default=None, max_length=64, index=True)
    mime: str = Field(default="image/jpeg", max_length=40)
    as_file: bool = False  # came as a file: shown from our own bytes only, never by the platform's id
    received_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    fetch_failures: int = 0

    @property
    def marks(self) -> frozenset[str]:
        """What it shares with every other row of the same picture."""
        return marks(self.channel, self.unique_id, self.sha256)


def marks(channel: str, unique_id: str | None, sha256: str | None) -> frozenset[str]:
    """By what a picture is known again: its bytes, and its file on the platform it was sent on."""
    on_platform = f"{channel}:{unique_id}" if unique_id else ""
    return frozenset(mark for mark in (on_platform, sha256) if mark)


def get_many(session: Session, ids: Sequence[int]) -> list[Photo]:
    """The photos with these ids, in this order; unknown ids are left out."""
    found = {photo.id: photo for photo in session.exec(select(Photo).where(col(Photo.id).in_(ids)))}
    return [found[number] for number in ids if number in found]


def of_bytes(session: Session, sha256: str) -> Sequence[Photo]:
    """Every photo with these bytes, whoever sent it."""
    return session.exec(select(Photo).where(Photo.sha256 == sha256).order_by(col(Photo.id))).all()


def to_fetch(session: Session, channel: str, most_failures: int, limit: int) -> Sequence[Photo]:
    """Photos of a channel whose bytes are not on our disk yet, oldest first."""
    query = (
        select(Photo)
        .where(Photo.channel == channel)
        .where(col(Photo.sha256).is_(None))
        .where(Photo.fetch_failures < most_failures)
        .order_by(col(Photo.fetch_failures), col(Photo.id))
        .limit(limit)
    )
    return session.exec(query).all()
