"""The migrations make exactly the tables of the models, on both kinds of database, and can be undone."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlmodel import SQLModel

from migrations import alembic_commands, migrate
from models.database import engine_for
from testing.postgres import PostgresServer


@pytest.fixture
def empty_postgres_url(postgres: PostgresServer) -> Iterator[str]:
    yield postgres.create("tinap_empty")
    postgres.drop("tinap_empty")


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    empty: str = request.getfixturevalue("empty_postgres_url")
    return empty


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    opened = engine_for(url)
    yield opened
    opened.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def test_the_migrations_and_the_models_say_the_same(url: str, engine: Engine) -> None:
    migrate.upgrade(url)

    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
    assert differences == [], 'run: make migration m="what changed"'


def test_up_down_and_up_again(url: str, engine: Engine) -> None:
    migrate.upgrade(url)
    first = tables(engine)
    migrate.downgrade(url, "base")
    assert tables(engine) == {"alembic_version"}
    migrate.upgrade(url)
    assert tables(engine) == first == {*SQLModel.metadata.tables, "alembic_version"}


def test_each_step_can_be_taken_back(url: str) -> None:
    migrate.upgrade(url)
    for older in [*reversed(migrate.revisions()[:-1]), "base"]:
        migrate.downgrade(url, older)
        migrate.upgrade(url, migrate.revisions()[0] if older == "base" else older)


def test_what_is_pending_is_known(url: str) -> None:
    assert migrate.pending(url)
    migrate.upgrade(url)
    assert not migrate.pending(url)


def test_a_database_from_a_newer_program_is_left_alone(url: str, engine: Engine) -> None:
    migrate.upgrade(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(migrate.NewerDatabaseError, match="run the newer version"):
        migrate.upgrade(url)


def test_programs_that_start_together_migrate_once(url: str, engine: Engine) -> None:
    start = [sys.executable, "-c", f"from migrations import migrate; migrate.upgrade({url!r})"]
    programs = [subprocess.Popen(start) for _ in range(3)]

    assert [program.wait() for program in programs] == [0, 0, 0]
    assert tables(engine) >= set(SQLModel.metadata.tables)


def test_a_start_with_nothing_to_do_does_not_load_alembic(url: str) -> None:
    migrate.upgrade(url)
    upgrade = f"from migrations import migrate; migrate.upgrade({url!r})"
    start = f"import sys; {upgrade}; print('alembic' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


def test_the_files_are_numbered_without_a_gap_and_alembic_sees_one_head(url: str) -> None:
    numbers = migrate.revisions()
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
    script = ScriptDirectory.from_config(alembic_commands.configured(url))
    assert script.get_heads() == numbers[-1:]


def test_every_constraint_has_a_name_that_a_later_migration_can_use() -> None:
    nameless = [
        f"{table.name}: {constraint}"
        for table in SQLModel.metadata.sorted_tables
        for constraint in table.constraints
        if constraint.name is None
    ]
    assert nameless == []


def test_photos_of_reports_sent_before_are_known_to_be_theirs(url: str, engine: Engine) -> None:
    migrate.upgrade(url, "0001")
    with engine.begin() as connection:
        for row in (
            "INSERT INTO place (code, kind, path, position) VALUES ('an-cu', 'hamlet', 'an-cu/', 0)",
            (
                "INSERT INTO person (id, name, role, place_code, locale, sample, active, created_at)"
                " VALUES (1, 'Danh Mẫu', 'hamlet_head', 'an-cu', 'vi', true, true, '2026-03-01')"
            ),
            (
                "INSERT INTO photo (id, person_id, channel, mime, as_file, received_at, fetch_failures)"
                " VALUES (5, 1, 'test', 'image/jpeg', false, '2026-03-01', 0)"
            ),
            (
                "INSERT INTO report (id, form, form_version, place_code, place_path, reporter_id,"
                " happened_on, status, sample, version, answers, sent_at, changed_at)"
                " VALUES (7, 'training', 1, 'an-cu',"
                " 'an-cu/', 1, '2026-03-01', 'sent', true, 1, '{\"photos\": [5, 9]}', '2026-03-01',"
                " '2026-03-01')"
            ),
        ):
            connection.exec_driver_sql(row)

    migrate.upgrade(url)

    with engine.connect() as connection:
        kept = connection.execute(text("SELECT report_id, photo_id FROM report_photo")).all()
    assert [tuple(row) for row in kept] == [(7, 5)]
