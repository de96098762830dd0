"""Whether the rows of the database still say what the audit log says they say."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlmodel import Session, SQLModel, select

from models.audit import AuditEntry, changes_of
from models.changes import EVERY, EXCUSED, How, digest, name_of


class Differing(NamedTuple):
    """A row that was changed by something that entered nothing, and the entry that knew it last."""

    what: str
    entry: int
    is_gone: bool


class Known(NamedTuple):
    """What the log says last of a row."""

    entry: int
    digest: str


def known_by(chain: Iterable[AuditEntry]) -> dict[str, Known]:
    """Every row that is named in the log and not deleted; rows from before the log are not."""
    known: dict[str, Known] = {}
    for entry in chain:
        for change in changes_of(entry):
            table, _colon, key = change.what.partition(":")
            if key == EVERY:
                known = {what: one for what, one in known.items() if not what.startswith(f"{table}:")}
            elif change.how == How.deleted:
                known.pop(change.what, None)
            else:
                known[change.what] = Known(entry.number, change.digest)
    return known


def differing(session: Session, known: dict[str, Known]) -> list[Differing]:
    """The rows that say something else than the log, or are gone, in the order of their entries."""
    left = dict(known)
    found = []
    for table in _classes():
        for row in session.exec(select(table).execution_options(yield_per=500)):
            one = left.pop(name_of(row), None)
            if one is not None and one.digest != digest(row):
                found.append(Differing(name_of(row), one.entry, is_gone=False))
    found += [Differing(what, one.entry, is_gone=True) for what, one in left.items()]
    return sorted(found, key=lambda one: (one.entry, one.what))


def _classes() -> list[type[SQLModel]]:
    """Every table that is logged."""
    mappers = SQLModel._sa_registry.mappers  # SQLModel has no public list of its tables
    logged = [mapper.class_ for mapper in mappers if str(mapper.class_.__tablename__) not in EXCUSED]
    return sorted(logged, key=lambda table: str(table.__tablename__))
