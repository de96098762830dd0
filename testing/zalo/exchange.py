"""One call over HTTP: recorded, read, met by trouble or done, and answered."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from testing.zalo.calls import Call, Calls
from testing.zalo.description import read_call
from testing.zalo.faults import Fault, Faults
from testing.zalo.methods import Methods
from testing.zalo.refusal import RefusalError
from testing.zalo.requests import read_request
from testing.zalo.webhook import Webhook
from testing.zalo.world import World


class Exchange:
    """Serves ``/bot<token>/<method>``."""

    def __init__(
        self,
        token: str,
        world: World,
        webhook: Webhook,
        methods: Methods,
        faults: Faults,
        clock: Callable[[], float],
    ) -> None:
        self._token = token
        self._world = world
        self._webhook = webhook
        self._methods = methods
        self._faults = faults
        self._clock = clock
        self.calls = Calls()

    async def serve(self, request: web.Request) -> web.Response:
        """Answer a request."""
        call = Call(request.match_info["method"], {}, self._clock(), request.method)
        self.calls.every.append(call)
        if request.match_info["token"] != self._token:
            return _refused(call, RefusalError(401, "Unauthorized"))
        try:
            call.given = await read_request(request)
        except RefusalError as refusal:
            return self._misfit(call, refusal)
        await self._world.notify()
        fault = self._faults.take(call.method, str(call.given.get("chat_id", "")))
        if fault is None:
            return await self._answer(request, call)
        return await self._meet(fault, request, call)

    async def _meet(self, fault: Fault, request: web.Request, call: Call) -> web.Response:
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
            call.values = read_call(call.method, call.given)
        except RefusalError as refusal:
            return self._misfit(call, refusal)
        try:
            result = await self._methods.call(call.method, call.values, lambda: _has_gone(request))
            call.status, call.done = 200, True
        except RefusalError as refusal:
            return _refused(call, refusal)
        finally:
            await self._world.notify()
        body: dict[str, Any] = {"ok": True} if result is None else {"ok": True, "result": result}
        if self._webhook.envelope == "bare":
            body["error_code"] = 0  # as captured, though nothing failed
        return web.json_response(body)

    def _misfit(self, call: Call, refusal: RefusalError) -> web.Response:
        self.calls.refused.append((call.method, refusal.description))
        return _refused(call, refusal)


def _refused(call: Call, refusal: RefusalError) -> web.Response:
    call.status = refusal.error_code
    return web.json_response(refusal.answer(), status=refusal.http)


def _has_gone(request: web.Request) -> bool:
    return request.transport is None or request.transport.is_closing()


def _dropped(request: web.Request) -> web.Response:
    """End the connection without an answer."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()
