"""setWebhook and the delivery by it: one POST for each event, and never a second one."""

import asyncio
import json
import time
from typing import Any, NamedTuple

from testing.zalo.caller import Caller
from testing.zalo.event import Envelope, Event
from testing.zalo.refusal import RefusalError
from testing.zalo.world import World

HEADER = "X-Bot-Api-Secret-Token"
_HINT = "the address must answer 200 to a POST, also to an empty one"


class Posted(NamedTuple):
    """An event that was posted: the status of the answer, 0 for none, and how long it took in seconds."""

    message_id: str
    status: int
    seconds: float


class Webhook:
    """The bot's address, and what was posted there."""

    def __init__(self, world: World, caller: Caller, envelope: Envelope = "documented") -> None:
        self._world = world
        self._caller = caller
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._posting: set[asyncio.Task[None]] = set()
        self._updated_at = 0
        self.in_turn = True  # the events of a chat one after another; else all at once
        self.url = ""
        self.secret = ""
        self.envelope = envelope
        self.signs_probe = True  # whether a verification carries the secret, which nobody tells
        self.probes: list[int] = []  # the statuses that verifications met
        self.posted: list[Posted] = []
        world.taken = self._takes

    @property
    def answers(self) -> list[int]:
        """The statuses the bot answered to events, 0 for none, in the order of the answers."""
        return [one.status for one in self.posted]

    def posts_to(self, url: str, secret: str) -> None:
        """Deliver there from now on, as after setWebhook but without its verification."""
        self.url, self.secret = url, secret

    async def set(self, values: dict[str, Any]) -> dict[str, Any]:
        """setWebhook: the address counts even when it does not answer well. Raises RefusalError."""
        self._caller.require_allowed("url", values["url"], secure=True)
        self.posts_to(values["url"], values["secret_token"])
        signature = {HEADER: self.secret} if self.signs_probe else {}
        answer = await self._caller.call("POST", self.url, signature)
        self.probes.append(answer.status)
        return {**self._changed(), "verification": _verdict(answer.status)}

    def info(self) -> dict[str, Any]:
        """getWebhookInfo. Raises RefusalError with 404 when none is set."""
        if not self.url:
            raise RefusalError(404, "Not Found")
        return {"url": self.url, "updated_at": self._updated_at}

    def delete(self) -> dict[str, Any]:
        """deleteWebhook: from now on events wait for polling."""
        self.posts_to("", "")
        return self._changed()

    async def close(self) -> None:
        """Give up what is being posted."""
        posting = list(self._posting)
        for task in posting:
            task.cancel()
        await asyncio.gather(*posting, return_exceptions=True)
        self._lanes.clear()

    def _changed(self) -> dict[str, Any]:
        _, self._updated_at = self._world.new_message()
        return {"url": self.url, "updated_at": self._updated_at}

    def _takes(self, event: Event) -> bool:
        """Post an event, in turn after the earlier ones of its chat; False without an address."""
        if not self.url:
            return False
        before = self._lanes.get(event.chat["id"]) if self.in_turn else None
        task = asyncio.create_task(self._post(event, self.url, self.secret, before))
        self._lanes[event.chat["id"]] = task
        self._posting.add(task)
        task.add_done_callback(self._posting.discard)
        return True

    async def _post(self, event: Event, url: str, secret: str, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await before
        event.deliveries += 1
        body = json.dumps(event.posted(self.envelope), ensure_ascii=False).encode()
        headers = {HEADER: secret, "Content-Type": "application/json"}
        begun = time.monotonic()
        answer = await self._caller.call("POST", url, headers, body)
        self.posted.append(Posted(event.message_id, answer.status, time.monotonic() - begun))
        event.owed -= 1
        await self._world.notify()


def _verdict(status: int) -> dict[str, Any]:
    """What setWebhook says of the address."""
    ok = 200 <= status < 300
    outcome = "webhook.ok" if ok else f"webhook.http.{status}" if status else "webhook.unreachable"
    return {"ok": ok, "outcome": outcome, "status_code": status, "hint": "" if ok else _HINT}
