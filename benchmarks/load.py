"""The load: people who fill in training reports, each answering as soon as the bot has asked.

An update is answered when its reply arrives, whether as a call of sendMessage or
in the webhook's own response.
"""

import asyncio
import itertools
import json
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.wire import BotApi, Poster

CONNECTIONS = 40  # as many as Telegram keeps open to a webhook
FORM = (
    "/taphuan",
    "Buổi số {n} của {user}",
    "1",
    "2",
    "1",
    "25 người, 12 nữ, 3 hộ nghèo, 5 cận nghèo, 1 mới thoát nghèo, 2 dân tộc",
    "bỏ qua",
    "gửi",
)
FIRST_CHAT = 1000


@dataclass
class Measured:
    """What a run showed; latencies in seconds, one for each answered update."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    refused: int = 0
    calls: int = 0


class Load:
    """A Bot API on a port of its own, and the people behind it."""

    def __init__(self, webhook_port: int, path: str, secret: str) -> None:
        self._webhook_port = webhook_port
        self._path = path
        self.secret = secret
        self._replies: dict[int, deque[asyncio.Future[None]]] = {}
        self._posters: asyncio.Queue[Poster] = asyncio.Queue()
        self._ids = itertools.count(1)
        self._scripts: dict[int, Iterator[str]] = {}
        self.measured = Measured()

    async def connect(self) -> None:
        """Open the connections to the webhook."""
        loop = asyncio.get_running_loop()
        for _ in range(CONNECTIONS):
            _, poster = await loop.create_connection(Poster, "127.0.0.1", self._webhook_port)
            self._posters.put_nowait(poster)

    def protocol(self) -> BotApi:
        """The Bot API that the bot calls."""
        return BotApi(self._called)

    async def closed(self, users: int, seconds: float) -> None:
        """So many people at once, each sends the next answer when asked; for that long."""
        end = time.perf_counter() + seconds
        began = time.perf_counter()
        await asyncio.gather(*(self._person(FIRST_CHAT + n, end) for n in range(users)))
        self.measured.seconds = time.perf_counter() - began

    async def paced(self, users: int, per_second: float, seconds: float) -> None:
        """So many updates a second, spread over the people, whether or not the bot keeps up."""
        chats = itertools.cycle(range(FIRST_CHAT, FIRST_CHAT + users))
        began = time.perf_counter()
        running = []
        for number in range(int(per_second * seconds)):
            await asyncio.sleep(max(0.0, began + number / per_second - time.perf_counter()))
            chat = next(chats)
            running.append(asyncio.create_task(self._update(chat, next(self._script(chat)))))
        await asyncio.gather(*running)
        self.measured.seconds = time.perf_counter() - began

    async def _person(self, chat: int, end: float) -> None:
        while time.perf_counter() < end:
            await self._update(chat, next(self._script(chat)))

    def _script(self, chat: int) -> Iterator[str]:
        """What this person goes on to say, from where they stopped: nobody begins a form anew half-way."""
        return self._scripts.setdefault(chat, _script(chat))

    async def _update(self, chat: int, text: str) -> None:
        """Send one update and wait for its reply."""
        number = next(self._ids)
        body = json.dumps(
            {
                "update_id": number,
                "message": {
                    "message_id": number,
                    "date": 1750000000,
                    "chat": {"id": chat, "type": "private", "first_name": "A"},
                    "from": {"id": chat, "is_bot": False, "first_name": "A"},
                    "text": text,
                },
            }
        ).encode()
        replied = asyncio.get_running_loop().create_future()
        self._replies.setdefault(chat, deque()).append(replied)
        poster = await self._posters.get()
        began = time.perf_counter()
        try:
            status, answer = await poster.post(self._path, self.secret, body)
        finally:
            self._posters.put_nowait(poster)
        if status != 200:
            self.measured.refused += 1
            self._replies[chat].remove(replied)
            return
        if b"sendMessage" in answer:
            self._replies[chat].remove(replied)
            self._rode_in_answer()
        else:
            await asyncio.wait_for(replied, 30)
        self.measured.latencies.append(time.perf_counter() - began)

    def _rode_in_answer(self) -> None:
        """A reply came in the webhook's own response."""

    def _called(self, method: str, body: bytes) -> None:
        self.measured.calls += 1
        if not method.startswith("send"):
            return
        waiting = self._replies.get(_chat_of(body))
        if waiting:
            waiting.popleft().set_result(None)


def _script(user: int) -> Iterator[str]:
    """The texts of one report after another, each about a session of its own."""
    for n in itertools.count(1):
        for text in FORM:
            yield text.format(n=n, user=user)


def _chat_of(body: bytes) -> int:
    """The chat a call writes to, from JSON or a form."""
    start = body.index(b"chat_id") + 7
    digits = bytearray()
    for byte in body[start : start + 60]:
        if 48 <= byte <= 57:
            digits.append(byte)
        elif digits:
            break
    return int(digits)
