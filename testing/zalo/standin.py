"""The stand-in itself: an HTTP server on a free port of this machine that speaks the Zalo Bot API."""

import time
from collections.abc import Callable
from typing import Any

from aiohttp import web

from testing.zalo.caller import Caller
from testing.zalo.calls import Call
from testing.zalo.chat import Chat
from testing.zalo.description import read_call
from testing.zalo.event import Envelope
from testing.zalo.faults import Fault, Faults
from testing.zalo.fetching import Fetched, Fetching
from testing.zalo.methods import Methods
from testing.zalo.photos import Photos
from testing.zalo.polling import Polling
from testing.zalo.quota import Quota
from testing.zalo.refusal import RefusalError
from testing.zalo.requests import read_request
from testing.zalo.user import User, zalo_id
from testing.zalo.webhook import Webhook
from testing.zalo.world import BOT, World

TOKEN = "12345689:made-up-token-for-tests"  # noqa: S105  a made-up one
_LONGEST_POLL = 30.0  # seconds, when a poll does not say


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
        quota: int = 3000,
        most_users: int = 50,
    ) -> None:
        """``clock`` (seconds) dates the calls; the rest is explained in ``testing.zalo``."""
        self.token = TOKEN
        self.url = ""
        self.calls: list[Call] = []
        self.refused: list[tuple[str, str]] = []  # calls that did not fit the description, and why
        self.faults = Faults()
        self.quota = Quota(quota)
        self.photos = Photos()
        self.world = World()
        self.world.most_users = most_users
        self.caller = Caller()
        self.caller.production = production
        self.webhook = Webhook(self.world, self.caller)
        self.webhook.envelope = envelope
        self.polling = Polling(self.world)
        self.polling.idle, self.polling.reappear = idle, reappear
        self._fetching = Fetching(self.caller)
        self._methods = Methods(self.world, self._fetching, self.quota)
        self._clock = clock
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
            app.router.add_route(http, "/bot{token}/{method}", self._serve)
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

    def made(self, method: str) -> list[dict[str, Any]]:
        """The parameters of the calls of one method that took effect, in order."""
        return [call.values for call in self.calls if call.method == method and call.done]

    def called(self, method: str) -> list[Call]:
        """The calls of one method, whatever came of them, in order."""
        return [call for call in self.calls if call.method == method]

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

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        call = Call(request.match_info["method"], {}, self._clock(), request.method)
        self.calls.append(call)
        try:
            if request.match_info["token"] != self.token:
                raise RefusalError(401, "Unauthorized")
            call.given = await read_request(request)
        except RefusalError as refusal:
            return _refused(call, refusal)
        await self.world.notify()
        fault = self.faults.take(call.method, str(call.given.get("chat_id", "")))
        if fault is None:
            return await self._answer(request, call)
        return await self._meet(fault, request, call)

    async def _meet(self, fault: Fault, request: web.Request, call: Call) -> web.StreamResponse:
        """The call runs into trouble, before or after it is done."""
        if fault.hold is not None and not fault.done:
            await fault.hold.wait()
            return await self._answer(request, call)
        if fault.done:
            answer = await self._answer(request, call)
        if fault.hold is not None:
            await fault.hold.wait()
            return answer
        if fault.refusal is not None:
            return _refused(call, fault.refusal)
        if fault.body is not None:
            return web.Response(body=fault.body, content_type="text/html")
        call.status = 0
        return _dropped(request)

    async def _answer(self, request: web.Request, call: Call) -> web.Response:
        """Do the call and say what came of it."""
        try:
            call.values = self._read(call)
            result = await self._do(request, call.method, call.values)
            call.status, call.done = 200, True
        except RefusalError as refusal:
            return _refused(call, refusal)
        finally:
            await self.world.notify()
        body: dict[str, Any] = {"ok": True} if result is None else {"ok": True, "result": result}
        if self.webhook.envelope == "bare":
            body["error_code"] = 0  # as captured, though nothing failed
        return web.json_response(body)

    def _read(self, call: Call) -> dict[str, Any]:
        try:
            return read_call(call.method, call.given)
        except RefusalError as refusal:
            self.refused.append((call.method, refusal.description))
            raise

    async def _do(self, request: web.Request, method: str, values: dict[str, Any]) -> Any:
        if method == "getMe":
            return BOT
        if method == "getUpdates":
            return await self._poll(request, values)
        if method == "setWebhook":
            return await self.webhook.set(values)
        if method == "getWebhookInfo":
            return self.webhook.info()
        if method == "deleteWebhook":
            return self.webhook.delete()
        return await self._methods.call(method, values)

    async def _poll(self, request: web.Request, values: dict[str, Any]) -> Any:
        event = await self.polling.get_updates(
            values.get("timeout", _LONGEST_POLL),
            webhook=bool(self.webhook.url),
            gone=lambda: request.transport is None or request.transport.is_closing(),
        )
        return event.as_json(self.webhook.envelope)


def _refused(call: Call, refusal: RefusalError) -> web.Response:
    call.status = refusal.error_code
    return web.json_response(refusal.answer(), status=refusal.http)


def _dropped(request: web.Request) -> web.Response:
    """End the connection without an answer."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()
