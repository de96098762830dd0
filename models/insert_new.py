"""Adding rows but for those that stand there already, on SQLite and PostgreSQL alike."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

from models.changes import EXCUSED

Values = Mapping[str, Any]


def insert_new(session: Session, table: type[SQLModel], rows: Sequence[Values], *returning: Any) -> list[Any]:
    """Add the rows whose unique keys are new; what is ``returning`` of those, if anything is asked for.

    Columns that a row leaves out get the database's default, not the class's. Only for tables whose
    changes are not logged (``models/changes.py``): this goes past the session, which would notice them.
    """
    assert str(table.__tablename__) in EXCUSED, f"changes of {table.__tablename__} are logged"
    if not rows:
        return []
    session.flush()  # a row may refer to what is new in this very transaction
    connection = session.connection()
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement: Any = insert(table).on_conflict_do_nothing()
    if not returning:
        connection.execute(statement, rows)
        return []
    return list(connection.execute(statement.returning(*returning), rows))
