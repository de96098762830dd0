"""The audit log (sổ ghi thay đổi): every transaction that changed something, chained by hashes.

An entry holds the hash of the one before, so that none can be changed, left out or put in later
without every following one. Its head, told to people day by day, proves the rest: whoever rewrites
the whole log cannot rewrite what they were told.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Column, Field, Session, SQLModel, col, select

from models import changes
from models.changes import Change
from models.utc import UtcDateTime

BEGINNING = "0" * 64  # what the first entry holds in place of a hash
PROGRAM = "program"  # who did what nobody asked for
_BY = "audit_by"
_AT = "audit_at"
_LOCK = 5_900_059  # of PostgreSQL, for this log alone: entries are numbered one after the other


class AuditEntry(SQLModel, table=True):
    """One transaction; ``changes`` is JSON: what was changed, how, and a digest of what it says now."""

    __tablename__ = "audit_entry"

    number: int = Field(primary_key=True)  # from 1, without gaps
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    by: str = Field(max_length=40)  # "person:12", "command", "program"
    changes: str
    previous: str = Field(max_length=64)
    hash: str = Field(max_length=64)


class Head(NamedTuple):
    """The last entry of a log, or of one day of it."""

    number: int
    hash: str


class Broken(NamedTuple):
    """The first entry that is not as it was written, and why one can tell."""

    number: int
    why: str


def by(session: Session, who: str, at: datetime) -> None:
    """This transaction's changes are made by ``who`` ("person:12", "command") at this moment."""
    session.info[_BY], session.info[_AT] = who, at


def seal(session: Session, now: datetime) -> None:
    """Enter what this transaction changed, if it did; the last thing it does before its commit.

    ``now`` is its moment where ``by`` gave none.
    Only now, because on PostgreSQL everybody else who changed something waits for this commit.
    """
    session.flush()
    made = changes.made_in(session)
    if not made:
        return
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    last = head(session)
    entry = AuditEntry(
        number=last.number + 1,
        at=session.info.get(_AT) or now,
        by=session.info.get(_BY, PROGRAM),
        changes=json.dumps(made, ensure_ascii=False),
        previous=last.hash,
        hash="",
    )
    entry.hash = hash_of(entry)
    session.add(entry)
    session.flush()


def hash_of(entry: AuditEntry) -> str:
    """The hash an entry has to have."""
    said = [entry.number, entry.at.astimezone(UTC).isoformat(), entry.by, entry.changes, entry.previous]
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def head(session: Session, before: datetime | None = None) -> Head:
    """The last entry, or the last one before an instant; number 0 where there is none."""
    query = select(AuditEntry.number, AuditEntry.hash).order_by(col(AuditEntry.number).desc()).limit(1)
    if before is not None:
        query = query.where(col(AuditEntry.at) < before)
    found = session.exec(query).first()
    return Head(*found) if found else Head(0, BEGINNING)


def heads_of_days(session: Session, first: date, last: date, zone: ZoneInfo) -> Iterator[tuple[date, Head]]:
    """The head at the end of each of these days on which something was entered."""
    before = head(session, datetime.combine(first, time(), zone))
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        at_end = head(session, datetime.combine(day + timedelta(days=1), time(), zone))
        if at_end != before:
            yield day, at_end
        before = at_end


def entries(session: Session, size: int = 1000) -> Iterator[AuditEntry]:
    """Every entry in order, a few at a time."""
    last = 0
    while True:
        query = select(AuditEntry).where(col(AuditEntry.number) > last).order_by(col(AuditEntry.number))
        found = session.exec(query.limit(size)).all()
        yield from found
        if len(found) < size:
            return
        last = found[-1].number
        session.expunge_all()


def first_broken(chain: Iterator[AuditEntry] | Sequence[AuditEntry]) -> Broken | None:
    """The first entry that is not as it was written; None where the chain is whole."""
    previous = BEGINNING
    for number, entry in enumerate(chain, start=1):
        if entry.number != number:
            return Broken(number, "is missing")
        if entry.previous != previous:
            return Broken(number, "does not follow the one before")
        if entry.hash != hash_of(entry):
            return Broken(number, "was changed")
        previous = entry.hash
    return None


def changes_of(entry: AuditEntry) -> list[Change]:
    """What an entry says was changed."""
    return [Change(*one) for one in json.loads(entry.changes)]
