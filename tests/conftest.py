"""Fresh databases for tests: one of each kind is migrated once, every test gets a copy."""

import gc
import secrets
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from models.database import Database
from testing import compiled_once, power, schema, world
from testing import postgres as postgres_server
from testing.postgres import PostgresServer


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--bless`` writes golden transcripts anew."""
    parser.addoption("--bless", action="store_true", help="write the golden transcripts anew")


def pytest_configure() -> None:
    """Nothing here waits for the disk, or does for each database what is the same for all."""
    power.never_fails()
    compiled_once.for_all()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported stays to the end: nobody has to look again and again for what of it is garbage."""
    gc.disable()
    found = yield
    gc.enable()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)  # in place of 700, 10, 10: a test is over before it has much garbage
    return found


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server, started when the first test asks for it."""
    with postgres_server.running() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: PostgresServer) -> Iterator[str]:
    """The name of a migrated database that is only copied from."""
    name = f"tinap_template_{secrets.token_hex(4)}"
    schema.create(postgres.create(name))
    yield name
    postgres.drop(name)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that is only copied from."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    schema.create(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def sqlite_world(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the sample plan and its people, which is only copied from."""
    path = tmp_path_factory.mktemp("sqlite-world") / "world.db"
    shutil.copyfile(sqlite_template, path)
    world.fill(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_world(postgres: PostgresServer, postgres_template: str) -> Iterator[str]:
    """The name of a database with the sample plan and its people, which is only copied from."""
    name = f"tinap_world_{secrets.token_hex(4)}"
    world.fill(postgres.create(name, template=postgres_template))
    yield name
    postgres.drop(name)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh, migrated SQLite database."""
    path = tmp_path / "tinap.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: PostgresServer, postgres_template: str) -> Iterator[str]:
    """The address of a fresh, migrated PostgreSQL database."""
    name = f"tinap_test_{secrets.token_hex(4)}"
    yield postgres.create(name, template=postgres_template)
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database; the test runs once on each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database, opened as the program opens it."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture(params=["sqlite", "postgres"])
def world_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with the sample plan and its people; once on each kind."""
    if request.param == "sqlite":
        path = tmp_path / "world.db"
        shutil.copyfile(request.getfixturevalue("sqlite_world"), path)
        yield f"sqlite:///{path}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"tinap_test_{secrets.token_hex(4)}"
    yield server.create(name, template=request.getfixturevalue("postgres_world"))
    server.drop(name)


@pytest.fixture
def world_database(world_url: str) -> Iterator[Database]:
    """A database with the sample plan and its people, opened as the program opens it."""
    opened = Database(world_url)
    yield opened
    opened.close()
