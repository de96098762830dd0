"""Answers of Zalo as they come over a bad line: in pieces, and with what no reader expects."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.channels.zalo import public_only
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.public_only import is_public
from bot.channels.zalo.trouble import Trouble, ZaloError

TOKEN = "12345689:abc-xyz"
HEAD = b"HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"


@asynccontextmanager
async def answering(*pieces: bytes, status: int = 200) -> AsyncIterator[ZaloClient]:
    """A client whose server writes these pieces of a body, one after the other."""

    async def write(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(HEAD % (status, sum(map(len, pieces))))
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            for _ in range(20):  # so that the client has read what is there
                await asyncio.sleep(0)
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(write, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    client = ZaloClient(TOKEN, f"http://127.0.0.1:{port}")
    await client.start()
    yield client
    await client.stop()
    server.close()


async def test_an_answer_that_comes_in_pieces_is_read_to_its_end() -> None:
    body = json.dumps({"ok": True, "result": {"event_name": "x", "message": {"text": "ấp " * 600}}}).encode()
    async with answering(body[:1000], body[1000:3000], body[3000:]) as client:
        assert (await client.call("getUpdates"))["message"]["text"] == "ấp " * 600


@pytest.mark.parametrize("text", ["\\ud83d", "\\ud83d\\ude00"], ids=["half an emoji", "an emoji"])
async def test_half_an_emoji_does_not_make_the_answer_around_it_unreadable(text: str) -> None:
    async with answering(f'{{"ok": true, "result": {{"text": "chào {text}"}}}}'.encode()) as client:
        assert (await client.call("getUpdates"))["text"].startswith("chào ")


DEEP = b"[" * 100_000 + b"]" * 100_000
UNREADABLE = [b'{"ok": true, "result": "\xff"}', b'{"ok": true, "result": ' + DEEP + b"}", b"", b"null"]


@pytest.mark.parametrize("body", UNREADABLE, ids=["no utf-8", "too deep", "empty", "null"])
async def test_what_cannot_be_read_raises_nothing_of_a_reader_s(body: bytes) -> None:
    async with answering(body) as client:
        assert await client.call("sendMessage") is None
    async with answering(body, status=500) as client:
        with pytest.raises(ZaloError) as error:
            await client.call("sendMessage")
    assert error.value.trouble is Trouble.down


# Links ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("49.213.80.1", True),
        ("2405:4800::1", True),
        ("::ffff:49.213.80.1", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104  not bound to
        ("224.0.0.1", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("fe80::1%eth0", False),
    ],
)
def test_what_is_public_is_not_this_machine_or_its_network(address: str, *, public: bool) -> None:
    assert is_public(address) is public


class Inside:
    """A machine that only the operator's network reaches, and one outside that leads there."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.port = 0

    async def serve(self, request: web.Request) -> web.Response:
        """Lead from the first address to the second."""
        self.asked.append(request.host.partition(":")[0])
        if request.path == "/lead":
            raise web.HTTPFound(f"http://127.0.0.2:{self.port}/secret")
        return web.Response(text="secret")


@pytest.fixture
async def inside() -> AsyncIterator[Inside]:
    found = Inside()
    app = web.Application()
    app.add_routes([web.get("/{rest:.*}", found.serve)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "0.0.0.0", 0).start()  # noqa: S104  all addresses of this machine
    found.port = runner.addresses[0][1]
    yield found
    await runner.cleanup()


@pytest.fixture
async def careful() -> AsyncIterator[ZaloClient]:
    client = ZaloClient(TOKEN, "https://zalo.example", public_only=True)
    await client.start()
    yield client
    await client.stop()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433"])
async def test_no_link_leads_to_this_machine(careful: ZaloClient, inside: Inside, host: str) -> None:
    with pytest.raises(ZaloError):
        await careful.fetch(f"http://{host}:{inside.port}/secret", 100)
    assert inside.asked == []


async def test_no_redirection_leads_into_the_operator_s_network(
    careful: ZaloClient, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_only, "is_public", lambda host: host == "127.0.0.1")
    assert await careful.fetch(f"http://127.0.0.1:{inside.port}/picture", 100) == b"secret"
    with pytest.raises(ZaloError):
        await careful.fetch(f"http://127.0.0.1:{inside.port}/lead", 100)
    assert inside.asked == ["127.0.0.1"] * 2


@pytest.mark.parametrize(
    "link", ["https://a..b/", "https://.vn/", "https://x:99999/", "https://[::1", "https://"]
)
async def test_a_link_that_leads_nowhere_is_a_trouble_like_others(careful: ZaloClient, link: str) -> None:
    with pytest.raises(ZaloError):
        await careful.fetch(link, 100)
