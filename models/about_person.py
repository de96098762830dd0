"""Where something about a person is kept: every column that names a person, and how many rows name one.

Read from the tables themselves, so that a new table cannot be forgotten.
"""

from sqlalchemy import Column, Integer, func
from sqlalchemy import select as sql_select
from sqlmodel import Session, SQLModel

_NAMED = ("person_id", "reporter_id", "author_id", "actor_id", "sender_id")


def columns() -> dict[str, Column[int]]:
    """Each column that names a person, as "table.column"."""
    found: dict[str, Column[int]] = {}
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            refers = any(key.target_fullname == "person.id" for key in column.foreign_keys)
            called = column.name in _NAMED or column.name.endswith("_by")
            if refers or (called and isinstance(column.type, Integer)):
                found[f"{table.name}.{column.name}"] = column
    return found


def count(session: Session, key: str, person_id: int) -> int:
    """How many rows name the person in this column."""
    column = columns()[key]
    found = session.execute(sql_select(func.count()).select_from(column.table).where(column == person_id))
    return int(found.scalar_one())
