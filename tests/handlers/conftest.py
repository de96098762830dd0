"""A world of sample people on a fresh SQLite database; ``worlds``: on each kind, where that may matter.

On PostgreSQL the handlers are also held by random talk, by what happens at one moment, and end to end.
"""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.database import Database
from testing.talk import Clock, inbox
from testing.world import World
from tests.handlers.owing import Island

MORNING = datetime(2026, 3, 18, 2, tzinfo=UTC)  # nine o'clock where the hamlets are


@pytest.fixture
def clock() -> Clock:
    return Clock(MORNING)


@pytest.fixture
def worlds(world_database: Database, clock: Clock) -> World:
    return World(world_database, inbox(world_database, clock), MORNING)


@pytest.fixture
def world(sqlite_world: Path, tmp_path: Path, clock: Clock) -> Iterator[World]:
    path = tmp_path / "world.db"
    shutil.copyfile(sqlite_world, path)
    database = Database(f"sqlite:///{path}")
    yield World(database, inbox(database, clock), MORNING)
    database.close()


@pytest.fixture
def island(sqlite_world: Path, tmp_path: Path, clock: Clock) -> Iterator[Island]:
    """The world on SQLite, with time that passes."""
    path = tmp_path / "island.db"
    shutil.copyfile(sqlite_world, path)
    database = Database(f"sqlite:///{path}")
    yield Island(World(database, inbox(database, clock), MORNING), clock)
    database.close()
