"""The webhook lets in Zalo and nobody else, answers its looks, and says 200 only for what is stored."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from yarl import URL

from bot.channels.body import LARGEST_BODY
from bot.channels.zalo.webhook import PATH
from models.database import DatabaseUnavailableError
from testing.zalo import StandIn
from tests.bot.channels.fake_inbox import FakeInbox
from tests.bot.channels.zalo.running import SECRET, Setup

HEADER = "X-Bot-Api-Secret-Token"


class Outside:
    """Somebody who posts to the webhook."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http = http
        self._url = url

    async def posts(self, body: bytes, secret: str | None = SECRET) -> int:
        """Post it; the status."""
        headers = {HEADER: secret} if secret is not None else {}
        async with self._http.post(self._url, data=body, headers=headers) as answer:
            return answer.status

    async def begins(self, request: bytes) -> int:
        """Write the beginning of a request, and no more; the status."""
        url = URL(self._url)
        reader, writer = await asyncio.open_connection(url.host, url.port)
        writer.write(request % url.path.encode())
        async with asyncio.timeout(5):
            answer = await reader.readline()
        writer.close()
        return int(answer.split()[1])


@pytest.fixture
async def outside(zalo: StandIn, setup: Setup, inbox: FakeInbox) -> AsyncIterator[Outside]:
    async with setup.webhook(inbox), aiohttp.ClientSession() as http:
        yield Outside(http, zalo.webhook.url)


async def test_zalo_is_told_the_address_and_finds_somebody_there(zalo: StandIn, outside: Outside) -> None:
    assert zalo.webhook.url.endswith(PATH)
    assert zalo.webhook.secret == SECRET
    assert zalo.webhook.probes == [200]


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], "é" * 8])
async def test_who_does_not_know_the_secret_is_refused(
    outside: Outside, inbox: FakeInbox, secret: str | None
) -> None:
    assert await outside.posts(b'{"event_name": "x"}', secret) == 401
    assert inbox.received == []


async def test_who_does_not_know_the_secret_is_refused_before_the_whole_body_came(outside: Outside) -> None:
    assert await outside.begins(b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{") == 401


async def test_the_look_may_carry_no_secret(outside: Outside) -> None:
    assert await outside.posts(b"", None) == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 200),
        (b"not json", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b"[]", 200),
        (b'{"event_name": 7}', 200),
        (b" " * (LARGEST_BODY + 1), 413),
    ],
    ids=["empty", "no json", "no utf-8", "too deep", "a list", "no message", "too large"],
)
async def test_what_is_no_message_is_answered_and_left(
    outside: Outside, inbox: FakeInbox, body: bytes, status: int
) -> None:
    assert await outside.posts(body) == status
    assert inbox.received == []


@pytest.mark.parametrize("envelope", ["documented", "bare"])
async def test_both_envelopes_are_read(
    zalo: StandIn, outside: Outside, inbox: FakeInbox, envelope: str
) -> None:
    zalo.webhook.envelope = envelope  # type: ignore[assignment]  # one of the two
    lan = zalo.user(7, "Lan")
    await lan.says("chào")
    await lan.waits_for_reply()
    assert zalo.webhook.answers == [200]


async def test_what_cannot_be_stored_is_not_acknowledged(
    setup: Setup, inbox: FakeInbox, zalo: StandIn
) -> None:
    inbox.faults = [DatabaseUnavailableError("away")] * 5
    async with setup.webhook(inbox):
        lan = zalo.user(7, "Lan")
        await lan.says("chào")
        while not zalo.webhook.answers:
            await setup.time.passes(4)
            await zalo.world.notify()
    assert zalo.webhook.answers == [503]
