"""HTTP/1.1 with nothing spare: the load must cost far less than what it loads."""

import asyncio
import json
from collections.abc import Callable

from testing.telegram.limit import Limit
from testing.telegram.refusal import RefusalError

HEADERS_END = b"\r\n\r\n"
OBJECTS = ("send", "getMe", "editMessageText", "getWeb")  # methods answered with an object


def _body_length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return int(line[15:])
    return 0


class Messages:
    """Cuts a stream of bytes into heads and bodies."""

    def __init__(self, take: Callable[[bytes, bytes], None]) -> None:
        self._take = take
        self._buffer = b""

    def feed(self, data: bytes) -> None:
        """Take what came; calls back for every whole message."""
        self._buffer += data
        while (end := self._buffer.find(HEADERS_END)) >= 0:
            head = self._buffer[:end]
            whole = end + len(HEADERS_END) + _body_length(head)
            if len(self._buffer) < whole:
                return
            body = self._buffer[end + len(HEADERS_END) : whole]
            self._buffer = self._buffer[whole:]
            self._take(head, body)


class BotApi(asyncio.Protocol):
    """A Bot API that answers with success, but for a message too many, and says which chat was written to."""

    ANSWER = (
        b'{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"x",'
        b'"id":1,"is_bot":true,"first_name":"b","username":"bench_bot","url":"","has_custom_certificate":false,'
        b'"pending_update_count":0}}'
    )
    TRUE = b'{"ok":true,"result":true}'

    def __init__(self, called: Callable[[str, bytes], None], limit: Limit | None = None) -> None:
        """``called`` gets the method's name and the body of each call that is not refused."""
        self._called = called
        self._limit = limit
        self._messages = Messages(self._take)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._messages.feed(data)

    def _take(self, head: bytes, body: bytes) -> None:
        method = head.split(b" ", 2)[1].rsplit(b"/", 1)[1].decode()
        if self._limit is not None and method == "sendMessage":
            try:
                self._limit.admit()
            except RefusalError as refusal:
                self._answer(b"429 Too Many Requests", json.dumps(refusal.answer()).encode())
                return
        answer = (
            self.ANSWER if method.startswith(("send", "getMe", "editMessageText", "getWeb")) else self.TRUE
        )
        self._answer(b"200 OK", answer)
        self._called(method, body)

    def _answer(self, status: bytes, body: bytes) -> None:
        assert isinstance(self._transport, asyncio.Transport)
        head = b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        self._transport.write(head % (status, len(body)) + body)


class Poster(asyncio.Protocol):
    """One kept-alive connection that posts updates and hands back the answers, one at a time."""

    def __init__(self) -> None:
        self._messages = Messages(self._take)
        self._waiting: asyncio.Future[tuple[int, bytes]] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._messages.feed(data)

    def _take(self, head: bytes, body: bytes) -> None:
        status = int(head[9:12])
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result((status, body))

    async def post(self, path: str, secret: str, body: bytes) -> tuple[int, bytes]:
        """Post JSON; returns the status and the body of the answer."""
        self._waiting = asyncio.get_running_loop().create_future()
        assert isinstance(self._transport, asyncio.Transport)
        self._transport.write(
            (
                f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: {len(body)}\r\n\r\n"
            ).encode()
            + body
        )
        return await self._waiting
