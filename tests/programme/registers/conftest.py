"""The real plan in a fresh database of each kind; it is loaded once, and every test gets a copy."""

import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from testing.postgres import PostgresServer
from tests.programme.conftest import load_plan, session_on


@pytest.fixture(scope="session")
def postgres_planned(postgres: PostgresServer, postgres_template: str) -> Iterator[str]:
    """The name of a database with the plan, which is only copied from."""
    name = f"tinap_planned_{secrets.token_hex(4)}"
    load_plan(postgres.create(name, template=postgres_template))
    yield name
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgres"])
def planned(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Session]:
    """A session in which the plan's places and projects are known, and nobody else is.

    On PostgreSQL only where something is stored: a list that is refused never gets that far.
    """
    if request.param == "sqlite":
        shutil.copyfile(request.getfixturevalue("sqlite_planned"), tmp_path / "planned.db")
        yield from session_on(f"sqlite:///{tmp_path / 'planned.db'}")
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"tinap_test_{secrets.token_hex(4)}"
    yield from session_on(server.create(name, template=request.getfixturevalue("postgres_planned")))
    server.drop(name)
