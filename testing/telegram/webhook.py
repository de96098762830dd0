"""Delivery by webhook: one update at a time in each lane, again and again until it is taken."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from testing.telegram.pending import Pending
from testing.telegram.world import World

_TIMEOUT = ClientTimeout(total=60)  # seconds that Telegram waits for an answer
_LONGEST_PAUSE = 60.0  # seconds between two attempts

Execute = Callable[[str, dict[str, Any]], Awaitable[None]]


class WebhookDelivery:
    """Brings pending updates to the bot's address; ``execute`` does the call an answer carries."""

    def __init__(self, world: World, execute: Execute, sleep: Callable[[float], Awaitable[object]]) -> None:
        self._world = world
        self._execute = execute
        self._sleep = sleep
        self._session: ClientSession | None = None
        self._dispatcher: asyncio.Task[None] | None = None
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self.url = ""
        self.secret = ""
        self.answers: list[int] = []  # the statuses the bot answered, 0 for none

    async def install(self, values: dict[str, Any]) -> None:
        """setWebhook: from now on deliver there."""
        await self.remove()
        self.url, self.secret = values["url"], values.get("secret_token", "")
        self._world.allowed = values.get("allowed_updates", self._world.allowed)
        if values.get("drop_pending_updates"):
            await self._world.confirm(list(self._world.pending))
        if self.url:
            self._session = ClientSession(timeout=_TIMEOUT)
            self._dispatcher = asyncio.create_task(self._dispatch())
        await self._world.notify()

    async def remove(self) -> None:
        """deleteWebhook: deliver no more."""
        self.url = ""
        tasks = [*self._lanes.values(), *([self._dispatcher] if self._dispatcher else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lanes.clear()
        self._dispatcher = None
        if self._session is not None:
            await self._session.close()

    async def _dispatch(self) -> None:
        """Start a lane whenever there is something for it and it does not run."""
        while True:
            await self._world.until(lambda: self._idle_lanes(), seconds=1e9)
            for lane in self._idle_lanes():
                self._lanes[lane] = asyncio.create_task(self._run(lane))

    def _idle_lanes(self) -> set[int]:
        return {update.lane for update in self._world.pending.values()} - self._lanes.keys()

    async def _run(self, lane: int) -> None:
        while update := self._next(lane):
            await self._deliver(update)
            await self._world.confirm([update.update_id])
        del self._lanes[lane]
        await self._world.notify()

    def _next(self, lane: int) -> Pending | None:
        ids = sorted(one for one, update in self._world.pending.items() if update.lane == lane)
        return self._world.pending[ids[0]] if ids else None

    async def _deliver(self, update: Pending) -> None:
        """Until it is taken: first again at once, then after 2, 4, 8 … seconds."""
        attempt = 0
        while not await self._post(update):
            attempt += 1
            if attempt > 1:
                await self._sleep(min(_LONGEST_PAUSE, 2.0 ** (attempt - 1)))

    async def _post(self, update: Pending) -> bool:
        assert self._session is not None
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        update.deliveries += 1
        try:
            async with self._session.post(self.url, json=update.as_json(), headers=headers) as answer:
                body = await answer.read()
                status = answer.status
        except (ClientError, TimeoutError):
            body, status = b"", 0
        self.answers.append(status)
        await self._world.notify()
        if not 200 <= status < 300:
            return False
        if body:
            call = json.loads(body)
            await self._execute(call.pop("method"), call)
        return True
