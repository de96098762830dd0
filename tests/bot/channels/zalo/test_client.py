"""Answers of Zalo as they come over a bad line: in pieces, and with what no reader expects."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.channels.zalo.client import ZaloClient
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
