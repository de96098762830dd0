"""A running practice page with sample people, and a client for it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from testing.practice import world
from testing.practice.rehearsal import Rehearsal
from testing.practice.server import PracticeServer


@pytest.fixture
def bot() -> Rehearsal:
    """The bot behind the page."""
    return Rehearsal()


@pytest.fixture
async def server(sqlite_url: str, tmp_path: Path, bot: Rehearsal) -> AsyncIterator[PracticeServer]:
    """The page, listening."""
    running = PracticeServer(sqlite_url, tmp_path, bot)
    await running.start()
    await running.database.run(world.fill)
    yield running
    await running.stop()


@pytest.fixture
async def client(server: PracticeServer) -> AsyncIterator[ClientSession]:
    """An HTTP client whose addresses begin at the page."""
    async with ClientSession(server.address) as session:
        yield session
