"""Answers of Zalo as they come over a bad line: in pieces, and with what no reader expects."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.channels.zalo.client import ZaloClient

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
