"""The stand-in itself: an HTTP server on a free port of this machine that speaks the Bot API."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from aiohttp import web

from testing.telegram.description import read_call
from testing.telegram.faults import Faults
from testing.telegram.limit import Limit
from testing.telegram.methods import Files, Methods, Values
from testing.telegram.pending import lane_of
from testing.telegram.polling import Polling
from testing.telegram.refusal import RefusalError
from testing.telegram.requests import read_request
from testing.telegram.user import User
from testing.telegram.webhook import WebhookDelivery
from testing.telegram.world import World

TOKEN = "4242:made-up-token-for-tests"  # noqa: S105  a made-up one


class Made(NamedTuple):
    """A call the bot made and the stand-in took."""

    method: str
    values: dict[str, Any]


class StandIn:
    """Use as ``async with StandIn() as telegram``; then point the bot to ``telegram.url``."""

    def __init__(self, *, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        """``sleep`` is what repeated webhook deliveries wait with."""
        self.token = TOKEN
        self.url = ""
        self.calls: list[Made] = []
        self.refused: list[tuple[str, str]] = []  # calls that did not fit the description, and why
        self.faults = Faults()
        self.limit: Limit | None = None  # how many messages it takes; None: as many as come
        self.world = World()
        self.webhook = WebhookDelivery(self.world, self._execute, sleep)
        self._polling = Polling(self.world)
        self._methods = Methods(self.world)
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "StandIn":
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self, port: int = 0) -> None:
        """Listen, on a free port unless one is asked for."""
        app = web.Application(client_max_size=60 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/files/{file_id}", self._download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        """Stop delivering and listening; what is known is kept, so that it can be opened again."""
        await self.ends_long_poll()
        await self.webhook.remove()
        if self._runner is not None:
            await self._runner.cleanup()

    def user(self, user_id: int, first_name: str = "Lan") -> User:
        """A person with a phone."""
        return User(self.world, user_id, first_name)

    def made(self, method: str) -> list[dict[str, Any]]:
        """The parameters of the calls of one method, in order."""
        return [call.values for call in self.calls if call.method == method]

    async def until_called(self, method: str, times: int = 1) -> None:
        """Return as soon as the bot has called a method so often."""
        await self.world.until(lambda: len(self.made(method)) >= times)

    async def delivers(self, kind: str, body: dict[str, Any], chat_id: int = 0) -> int | None:
        """An update of one's own making; returns its id."""
        return await self.world.happens(kind, body, chat_id, lane_of(kind, chat_id))

    async def redelivers(self, update_id: int) -> None:
        """An update that was confirmed before, once more: Telegram promises no better."""
        await self.world.repeat(update_id)

    async def ends_long_poll(self) -> None:
        """Let a waiting getUpdates end with nothing, as when its time is over."""
        self._polling.ended = True
        await self.world.notify()

    async def until_confirmed(self) -> None:
        """Return as soon as the bot has acknowledged every update."""
        await self.world.until(lambda: not self.world.pending)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            if request.match_info["token"] != self.token:
                raise RefusalError(401, "Unauthorized")
            sent = await read_request(request)
            fault = self.faults.take(method, str(sent.given.get("chat_id", "")))
            if fault is not None and fault.refusal is not None:
                raise fault.refusal
            if fault is not None and not fault.done:
                return _dropped(request)
            result = await self.call(method, sent.given, sent.files)
            if fault is not None:
                return _dropped(request)
        except RefusalError as refusal:
            return web.json_response(refusal.answer(), status=refusal.status)
        except ConnectionError:  # the bot went away in the middle
            return web.Response()
        return web.json_response({"ok": True, "result": result})

    async def call(self, method: str, given: Values, files: Files) -> Any:
        """Check a call and do it. Raises RefusalError."""
        try:
            values = read_call(method, given, set(files))
        except RefusalError as refusal:
            self.refused.append((method, refusal.description))
            raise
        if method == "sendMessage" and self.limit is not None:
            self.limit.admit()
        self.calls.append(Made(method, values))
        try:
            return await self._do(method, values, files)
        finally:
            await self.world.notify()

    async def _do(self, method: str, values: Values, files: Files) -> Any:
        if method == "getUpdates":
            return await self._polling.get_updates(values, bool(self.webhook.url))
        if method == "getWebhookInfo":
            waiting = len(self.world.pending)
            return {
                "url": self.webhook.url,
                "has_custom_certificate": False,
                "pending_update_count": waiting,
            }
        if method == "setWebhook":
            await self.webhook.install(values)
            return True
        if method == "deleteWebhook":
            await self.webhook.remove()
            return True
        return self._methods.call(method, values, files)

    async def _execute(self, method: str, given: Values) -> None:
        """Do the call that came in an answer; nobody hears of its result."""
        try:
            fault = self.faults.take(method, str(given.get("chat_id", "")))
            if fault is not None and fault.refusal is not None:
                raise fault.refusal
            await self.call(method, given, {})
        except RefusalError:
            return

    async def _download(self, request: web.Request) -> web.Response:
        file = self.world.files.get(request.match_info["file_id"])
        if file is None or request.match_info["token"] != self.token or self.faults.take("download"):
            return web.Response(status=404)
        return web.Response(body=file.content)


def _dropped(request: web.Request) -> web.Response:
    """End the connection without an answer."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()
