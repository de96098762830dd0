"""Bring a database up to date, or back.

The program calls ``upgrade`` each time it starts. When there is nothing to do
that costs one query: Alembic itself is only imported when there is something.
"""

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from models.database import engine_for

HERE = Path(__file__).parent


class NewerDatabaseError(Exception):
    """The database was changed by a newer version of the program, which this one cannot read."""


def revisions() -> list[str]:
    """The number of each migration, oldest first; a file is called ``0001_begin.py``."""
    return sorted(path.name.split("_")[0] for path in (HERE / "versions").glob("[0-9]*_*.py"))


def pending(url: str) -> bool:
    """Whether the database at this address lacks a migration.

    Raises NewerDatabaseError when it has one that is not known here.
    """
    known = revisions()
    engine = engine_for(url)
    present = _revision_of(engine)
    engine.dispose()
    if present is not None and present not in known:
        raise NewerDatabaseError(
            f"the database stands at migration {present}, which this program does not know:"
            " run the newer version of the program"
        )
    return known[-1:] != [present]


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database to a revision; safe when several programs start at the same moment."""
    if pending(url):
        from migrations import alembic_commands

        alembic_commands.upgrade(url, revision)


def downgrade(url: str, revision: str) -> None:
    """Take the database back to an older revision, ``base`` for an empty one. Loses data."""
    from migrations import alembic_commands

    alembic_commands.downgrade(url, revision)


def _revision_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found
