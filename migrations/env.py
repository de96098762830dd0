"""What Alembic runs around the migrations: one connection, one transaction, one program at a time."""

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

import models
from migrations.rendering import render_item
from models.database import engine_for

assert models.__path__, "importing models is what registers the tables"

LOCK = 7_305_911  # any number, the same in every copy of the program


def migrate() -> None:
    """Run what was asked for in one transaction, so that a migration cut short leaves no trace."""
    engine = engine_for(context.config.attributes["url"])
    with engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            _stop_checking_references(connection)
        with connection.begin():
            if not is_sqlite:  # SQLite's transaction is exclusive from its beginning
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            context.configure(
                connection=connection,
                target_metadata=SQLModel.metadata,
                render_as_batch=True,  # SQLite changes a table by writing it anew
                render_item=render_item,
            )
            context.run_migrations()
            if is_sqlite:
                _check_references(connection)
    engine.dispose()


def _stop_checking_references(connection: Connection) -> None:
    """Let a table be written anew without its rows' references; only possible outside a transaction."""
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.close()


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"a migration left a reference of table {broken[0]} without its row")


migrate()
