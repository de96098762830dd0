"""A desk on a fresh database of each kind, and the stand-in for Telegram."""

from collections.abc import AsyncIterator

import pytest

from testing.practice import world as people
from testing.telegram import StandIn
from tests.bot.courier.desk import Desk


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    opened = Desk(database_url)
    await opened.database.run(people.fill)
    yield opened
    opened.close()


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    """Telegram, which takes no call that does not fit its description."""
    async with StandIn() as standin:
        yield standin
    assert standin.refused == []
