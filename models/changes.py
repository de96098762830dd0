"""What a transaction changed: noticed as the session flushes, whoever changes it.

Nothing has to be called for it, so nothing can be forgotten. A row is named by its table and key and
told by a digest of what it says at the end, never by its contents: the log that is made of it
(``models/audit.py``) may be shown to anybody.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Float, event, inspect
from sqlalchemy.orm import ORMExecuteState, UOWTransaction
from sqlmodel import Session, SQLModel

_KEY = "changes"
MOST = 500  # rows of one table in one transaction that are named one by one
EVERY = "*"  # in place of a row's key: many rows of that table

EXCUSED = {
    "audit_entry": "the log itself",
    "claim": "which messages came; forgotten after days",
    "conversation": "where somebody is in a form: nothing that was sent",
    "errand": "what was asked to be made; made anew at any time",
    "notice": "what is to be told, which follows from what is logged",
    "photo": "a picture as it came; which report holds it stands in the report's answers",
    "practice_message": "the transcript of the practice page",
    "reminder": "what is to be told, which follows from what is logged",
    "report_figure": "an index of the answers of reports, which are logged",
    "report_photo": "an index of the answers of reports, which are logged",
    "sent_count": "how many messages were sent in a month",
    "tick": "when a work was done last",
    "unreached": "what could not be told",
}
"""Tables whose changes are not logged, and why."""
VOLATILE = {
    *(("chat", "blocked_at"), ("person", "digests"), ("report", "activity_code")),
    ("indicator", "measure"),  # filled by a migration for the indicators there were
}
"""Columns that are set in passing or follow from others, and say nothing about who did what."""

LATER = {
    *(("activity", "forms"), ("activity", "asks"), ("programme", "roots")),
    *(("person", "agency_code"), ("report", "agency_code")),
    ("livelihood_model", "revolving_value"),
    ("livelihood_model", "revolving_due"),
}
"""Columns added since there is a log: they count where they say something, so that old digests hold."""


class How(StrEnum):
    """What became of a row."""

    created = "created"
    changed = "changed"
    deleted = "deleted"
    several = "several"  # rows of the table, in one statement or too many to be named


class Change(NamedTuple):
    """A row that a transaction changed, as "table:key", and the digest of what it says now."""

    what: str
    how: How
    digest: str


def made_in(session: Session) -> list[Change]:
    """What was changed since this was asked last, in the order of names; to be called after a flush."""
    noticed: dict[str, tuple[How, SQLModel | None]] = session.info.pop(_KEY, {})
    found = list(_told(noticed))
    by_table: dict[str, list[Change]] = {}
    for change in found:
        by_table.setdefault(change.what.partition(":")[0], []).append(change)
    return [one for name, several in sorted(by_table.items()) for one in _folded(name, several)]


def digest(row: SQLModel) -> str:
    """A short name for everything a row says: equal for equal rows, on every database."""
    table = row.__table__  # type: ignore[attr-defined]  # of every table class
    values = {
        column.name: _as_kept(column, getattr(row, column.key))
        for column in table.columns
        if (table.name, column.name) not in VOLATILE
        and not ((table.name, column.name) in LATER and getattr(row, column.key) in (None, ""))
    }
    return sha256(json.dumps(values, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]


def name_of(row: SQLModel) -> str:
    """A row by its table and key: "report:12"."""
    mapper = inspect(type(row))
    assert mapper is not None
    keys = [_plain(value) for value in mapper.primary_key_from_instance(row)]
    return f"{row.__tablename__}:{':'.join(map(str, keys))}"


def _told(noticed: dict[str, tuple[How, SQLModel | None]]) -> Iterator[Change]:
    for what, (how, row) in sorted(noticed.items()):
        if row is None:
            yield Change(what, how, "")
            continue
        state: Any = inspect(row)
        if how is How.deleted and (state.deleted or state.detached):
            yield Change(what, how, "")
        elif state.persistent:  # else it was undone with its savepoint
            yield Change(what, how, digest(row))


def _folded(table: str, changes: list[Change]) -> list[Change]:
    """Too many rows to be named, such as those of a whole plan, are one change of their table."""
    if len(changes) <= MOST:
        return changes
    whole = sha256("\n".join(f"{one.what} {one.digest}" for one in changes).encode()).hexdigest()[:32]
    return [Change(f"{table}:{EVERY}", How.several, whole)]


def _as_kept(column: Any, value: Any) -> Any:
    """A value as the database gives it back: a whole number in a column of fractions is one of them."""
    return float(value) if value is not None and isinstance(column.type, Float) else _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | float) else str(value)


@event.listens_for(Session, "after_flush")
def _notice(session: Session, _context: UOWTransaction) -> None:
    """Remember which rows were written; their keys are known by now."""
    noticed = session.info.setdefault(_KEY, {})
    changed = (row for row in session.dirty if session.is_modified(row))
    for how, rows in ((How.created, session.new), (How.changed, changed), (How.deleted, session.deleted)):
        for row in rows:
            if isinstance(row, SQLModel) and row.__tablename__ not in EXCUSED:
                what = name_of(row)
                is_new = how is How.changed and noticed.get(what, (None,))[0] is How.created
                noticed[what] = (How.created if is_new else how, row)


@event.listens_for(Session, "do_orm_execute")
def _notice_statement(state: ORMExecuteState) -> None:
    """A statement that changes many rows at once names its table only."""
    if not (state.is_update or state.is_delete or state.is_insert) or state.bind_mapper is None:
        return
    table = str(state.bind_mapper.local_table.name)  # type: ignore[attr-defined]  # a table, no subquery
    if table not in EXCUSED and not _only_volatile(state, table):
        state.session.info.setdefault(_KEY, {})[f"{table}:{EVERY}"] = (How.several, None)


def _only_volatile(state: ORMExecuteState, table: str) -> bool:
    values = getattr(state.statement, "_values", None) or {}
    return bool(values) and all((table, column.name) in VOLATILE for column in values)
