"""The stand-in, a database and a channel for the Telegram tests."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiogram.client.session.aiohttp import AiohttpSession

from bot.channels.telegram.channel import TelegramChannel
from models.database import Database
from testing.manual_time import ManualTime
from testing.telegram import StandIn
from tests.bot.channels.fake_inbox import FakeInbox
from tests.bot.channels.telegram.running import Setup


@pytest.fixture(autouse=True)
def _close_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """aiogram waits a quarter of a second for TLS to close; there is none on this machine."""

    async def close(session: AiohttpSession) -> None:
        if session._session is not None:
            await session._session.close()

    monkeypatch.setattr(AiohttpSession, "close", close)


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    """SQLite is enough here: what is tested is the channel."""
    opened = Database(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def time() -> ManualTime:
    """The time of the channel and of the stand-in."""
    return ManualTime()


@pytest.fixture
async def telegram(time: ManualTime) -> AsyncIterator[StandIn]:
    """Telegram, which takes no call that does not fit its description."""
    async with StandIn(sleep=time.sleep) as standin:
        yield standin
    assert standin.refused == []


@pytest.fixture
async def inbox() -> FakeInbox:
    """An inbox that says back what was said."""
    return FakeInbox()


@pytest.fixture
def setup(telegram: StandIn, database: Database, tmp_path: Path, time: ManualTime) -> Setup:
    """What a channel needs."""
    return Setup(telegram, database, tmp_path / "photos", time)


@pytest.fixture(params=["polling", "webhook"])
async def channel(
    request: pytest.FixtureRequest, setup: Setup, inbox: FakeInbox
) -> AsyncIterator[TelegramChannel]:
    """A channel at work; the test runs once with polling and once behind a webhook."""
    async with getattr(setup, request.param)(inbox) as running:
        yield running
