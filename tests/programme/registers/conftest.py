"""The real plan in a fresh database of each kind; it is loaded once, and every test gets a copy."""

import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from models.database import engine_for
from programme import SAMPLE
from programme.load import load
from programme.read import read_plan
from testing.postgres import PostgresServer
from tests.programme.conftest import NOW


@pytest.fixture(scope="session")
def sqlite_planned(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the plan, which is only copied from."""
    path = tmp_path_factory.mktemp("sqlite-planned") / "planned.db"
    shutil.copyfile(sqlite_template, path)
    _load(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_planned(postgres: PostgresServer, postgres_template: str) -> Iterator[str]:
    """The name of a database with the plan, which is only copied from."""
    name = f"tinap_planned_{secrets.token_hex(4)}"
    _load(postgres.create(name, template=postgres_template))
    yield name
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgres"])
def planned(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Session]:
    """A session in which the plan's places and projects are known, and nobody else is.

    On PostgreSQL only where something is stored: a list that is refused never gets that far.
    """
    if request.param == "sqlite":
        shutil.copyfile(request.getfixturevalue("sqlite_planned"), tmp_path / "planned.db")
        yield from _session(f"sqlite:///{tmp_path / 'planned.db'}")
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"tinap_test_{secrets.token_hex(4)}"
    yield from _session(server.create(name, template=request.getfixturevalue("postgres_planned")))
    server.drop(name)


@pytest.fixture
def planned_once(sqlite_planned: Path, tmp_path: Path) -> Iterator[Session]:
    """The same on SQLite alone."""
    shutil.copyfile(sqlite_planned, tmp_path / "planned.db")
    yield from _session(f"sqlite:///{tmp_path / 'planned.db'}")


def _session(url: str) -> Iterator[Session]:
    engine = engine_for(url)
    with Session(engine) as session:
        yield session
    engine.dispose()


def _load(url: str) -> None:
    engine = engine_for(url)
    with Session(engine) as session:
        load(session, read_plan(SAMPLE), NOW)
        session.commit()
    engine.dispose()
