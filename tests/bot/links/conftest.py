"""A house whose links are open."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from models.database import Database
from tests.bot.links.house import House


@pytest.fixture
async def house(sqlite_world: Path, tmp_path: Path) -> AsyncIterator[House]:
    """The sample plan on SQLite, and a server."""
    shutil.copyfile(sqlite_world, tmp_path / "world.db")
    database = Database(f"sqlite:///{tmp_path / 'world.db'}")
    there = House(database, tmp_path)
    await there.serve()
    yield there
    await there.close()
    database.close()


@pytest.fixture
async def any_house(world_database: Database, tmp_path: Path) -> AsyncIterator[House]:
    """The same on each kind of database."""
    there = House(world_database, tmp_path)
    await there.serve()
    yield there
    await there.close()
