"""A bot that only makes calls, and a webhook that only remembers: what the tests of the stand-in use."""

import asyncio
import json
from typing import Any, NamedTuple

from aiohttp import ClientSession, web

from testing.zalo import StandIn


class Answer(NamedTuple):
    """The status and the body of an answer."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        """What a call that went well brought."""
        assert self.body["ok"], self.body
        return self.body["result"]


class Bot:
    """Calls the stand-in over HTTP."""

    def __init__(self, zalo: StandIn, session: ClientSession) -> None:
        self.url = f"{zalo.url}/bot{zalo.token}"
        self.session = session

    async def call(self, method: str, **given: Any) -> Answer:
        """A call with its parameters as JSON."""
        async with self.session.post(f"{self.url}/{method}", json=given) as answer:
            return Answer(answer.status, await answer.json())

    async def polls(self) -> dict[str, Any]:
        """The message of the next event."""
        message: dict[str, Any] = (await self.call("getUpdates", timeout="30")).result["message"]
        return message


class Came(NamedTuple):
    """What the webhook got."""

    headers: dict[str, str]
    body: Any  # None: nothing


class Receiver:
    """A webhook that answers as it is told."""

    def __init__(self) -> None:
        self.url = ""
        self.status = 200
        self.came: list[Came] = []
        self.open = asyncio.Event()  # cleared: no post is answered
        self.open.set()
        self._changed = asyncio.Condition()

    async def until_came(self, times: int) -> None:
        """Return as soon as so much came."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: len(self.came) >= times)

    async def handle(self, request: web.Request) -> web.Response:
        """Take what comes."""
        text = await request.text()
        self.came.append(Came(dict(request.headers), json.loads(text) if text else None))
        async with self._changed:
            self._changed.notify_all()
        await self.open.wait()
        return web.Response(status=self.status)
