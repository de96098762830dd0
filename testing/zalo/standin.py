"""The stand-in itself: an HTTP server on a free port of this machine that speaks the Zalo Bot API."""

import time
from collections.abc import Callable
from typing import Any

from aiohttp import web

from testing.zalo.caller import Caller
from testing.zalo.calls import Call
from testing.zalo.chat import Chat
from testing.zalo.event import Envelope
from testing.zalo.exchange import Exchange
from testing.zalo.faults import Faults
from testing.zalo.fetching import Fetched, Fetching
from testing.zalo.methods import Methods
from testing.zalo.photos import Photos
from testing.zalo.polling import Polling
from testing.zalo.quota import FREE, Quota
from testing.zalo.sending import Sending
from testing.zalo.user import User, zalo_id
from testing.zalo.webhook import Webhook
from testing.zalo.world import MOST_USERS, World

TOKEN = "12345689:made-up-token-for-tests"  # noqa: S105  a made-up one


class StandIn:
    """Use as ``async with StandIn() as zalo``; then point the bot to ``zalo.url``."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        idle: float | None = 0.05,
        reappear: bool | int = False,
        envelope: Envelope = "documented",
        production: bool = False,
        quota: int = FREE,
        most_users: int = MOST_USERS,
    ) -> None:
        """``clock`` (seconds) dates the calls; the rest is explained in ``testing.zalo``."""
        self.token = TOKEN
        self.url = ""
        self.faults = Faults()
        self.quota = Quota(quota)
        self.world = World(most_users)
        self.photos = Photos(self.world)
        self.caller = Caller(production=production)
        self.webhook = Webhook(self.world, self.caller, envelope)
        self.polling = Polling(self.world, idle, reappear)
        self._fetching = Fetching(self.caller)
        sending = Sending(self.world, self._fetching, self.quota)
        methods = Methods(self.polling, self.webhook, sending)
        self._exchange = Exchange(self.token, self.world, self.webhook, methods, self.faults, clock)
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "StandIn":
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self, port: int = 0) -> None:
        """Listen, on a free port unless one is asked for."""
        app = web.Application()
        for http in ("GET", "POST"):
            app.router.add_route(http, "/bot{token}/{method}", self._exchange.serve)
        app.router.add_get("/photo/{photo_id}.jpg", self.photos.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.url = self.photos.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.caller.open()

    async def close(self) -> None:
        """Stop delivering and listening; what is known is kept, so that it can be opened again."""
        await self.ends_long_poll()
        self.faults.release()
        self.photos.release()
        await self.webhook.close()
        await self.caller.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def user(self, user_id: int | str = 1, display_name: str = "Lan") -> User:
        """A person with a phone; a number stands for an id of 20 hexadecimal digits."""
        named = user_id if isinstance(user_id, str) else zalo_id(user_id)
        return User(self.world, self.photos, named, display_name)

    def chat(self, chat_id: str) -> Chat:
        """Any chat, as that of a group."""
        return self.world.chat(chat_id)

    @property
    def calls(self) -> list[Call]:
        """Every call, in order, whatever came of it."""
        return self._exchange.calls.every

    @property
    def refused(self) -> list[tuple[str, str]]:
        """The calls that did not fit the description, and why."""
        return self._exchange.calls.refused

    def called(self, method: str) -> list[Call]:
        """The calls of one method, in order, whatever came of them."""
        return self._exchange.calls.of(method)

    def made(self, method: str) -> list[dict[str, Any]]:
        """The parameters of the calls of one method that took effect, in order."""
        return [call.values for call in self.called(method) if call.done]

    def gaps(self, method: str) -> list[float]:
        """Seconds from each call of a method to the next, as between polls."""
        return self._exchange.calls.gaps(method)

    @property
    def outgoing(self) -> int:
        """How many messages of the bot have reached people, ever."""
        return sum(len(chat.by_bot()) for chat in self.world.chats.values())

    @property
    def fetched(self) -> list[Fetched]:
        """The pictures of sendPhoto that were asked for, in order."""
        return self._fetching.fetched

    async def until_called(self, method: str, times: int = 1) -> None:
        """Return as soon as the bot has called a method so often."""
        await self.world.until(lambda: len(self.called(method)) >= times)

    async def until_made(self, method: str, times: int = 1) -> None:
        """Return as soon as so many calls of a method have taken effect."""
        await self.world.until(lambda: len(self.made(method)) >= times)

    async def until_delivered(self) -> None:
        """Return as soon as the bot has been told of everything, by a poll or by a post."""
        await self.world.until(lambda: not any(event.owed for event in self.world.events))

    async def repeats(self, *message_ids: str) -> None:
        """Tell the bot once more of these messages."""
        for event in [event for event in self.world.events if event.message_id in message_ids]:
            await self.world.deliver(event)

    async def ends_long_poll(self) -> None:
        """Let a waiting getUpdates end with nothing, as when its time is over."""
        self.polling.ended = True
        await self.world.notify()
