"""The stand-in, a bot and a webhook for its own tests."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from testing.zalo import StandIn
from tests.testing.zalo.bot import Bot, Receiver


@pytest.fixture
async def zalo() -> AsyncIterator[StandIn]:
    """A stand-in."""
    async with StandIn() as standin:
        yield standin


@pytest.fixture
async def bot(zalo: StandIn) -> AsyncIterator[Bot]:
    """A bot of this stand-in."""
    async with ClientSession() as session:
        yield Bot(zalo, session)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A webhook that nobody is told of yet."""
    receiver = Receiver()
    app = web.Application()
    app.add_routes([web.post("/hook", receiver.handle)])
    async with TestServer(app) as server:
        receiver.url = str(server.make_url("/hook"))
        yield receiver
