"""The stand-in, a database and a channel for the Zalo tests."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.channels.zalo.channel import ZaloChannel
from models.database import Database
from testing.manual_time import ManualTime
from testing.zalo import StandIn
from tests.bot.channels.fake_inbox import FakeInbox
from tests.bot.channels.zalo.running import Setup


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    """SQLite is enough here: what is tested is the channel."""
    opened = Database(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def peopled(sqlite_world: Path, tmp_path: Path) -> Iterator[Database]:
    """The sample plan and its people."""
    shutil.copyfile(sqlite_world, tmp_path / "world.db")
    opened = Database(f"sqlite:///{tmp_path / 'world.db'}")
    yield opened
    opened.close()


@pytest.fixture
def time() -> ManualTime:
    """The time of the channel."""
    return ManualTime()


@pytest.fixture
async def zalo() -> AsyncIterator[StandIn]:
    """Zalo, which takes no call that does not fit its description."""
    async with StandIn() as standin:
        yield standin
    assert standin.refused == []


@pytest.fixture
async def inbox(database: Database) -> FakeInbox:
    """An inbox that says back what was said."""
    return FakeInbox()


@pytest.fixture
def setup(zalo: StandIn, database: Database, tmp_path: Path, time: ManualTime) -> Setup:
    """What a channel needs."""
    return Setup(zalo, database, tmp_path, time)


@pytest.fixture(params=["polling", "webhook"])
async def channel(
    request: pytest.FixtureRequest, setup: Setup, inbox: FakeInbox
) -> AsyncIterator[ZaloChannel]:
    """A channel at work; the test runs once with polling and once behind a webhook."""
    async with getattr(setup, request.param)(inbox) as running:
        yield running
