"""The webhook: Telegram brings the updates, and our answer of 200 acknowledges them.

The answer may carry one call back. A plain reply travels that way: one exchange
less, and acknowledgement and reply arrive together.
"""

import json
from collections.abc import Callable
from hmac import compare_digest
from typing import Any

import msgspec
import structlog
from aiogram.methods import AnswerCallbackQuery, SendMessage, TelegramMethod
from aiohttp import web

from bot.channels.body import body_of, refused
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.exchange import Exchange, Outgoing, read
from bot.channels.telegram.replies import Call
from models.database import DatabaseUnavailableError

_log = structlog.get_logger()

PATH = "/telegram"
_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """Answers the requests of Telegram, and of nobody else."""

    def __init__(
        self,
        exchange: Exchange,
        delivery: Delivery,
        secret: str,
        spend: Callable[[], None] = lambda: None,
    ) -> None:
        """``spend`` is called for each call that rides in an answer."""
        self._exchange = exchange
        self._delivery = delivery
        self._secret = secret.encode()
        self._spend = spend

    async def handle(self, request: web.Request) -> web.Response:
        """One update: 200 once it is stored, 503 when Telegram has to bring it again."""
        if not compare_digest(request.headers.get(_HEADER, "").encode(errors="replace"), self._secret):
            return refused(401)
        body = await body_of(request)
        if body is None:
            return refused(413)
        try:
            raw = json.loads(body)
        except ValueError:
            return web.Response(status=400)
        update = read(raw)
        if update is None:
            return web.Response()  # it would be no more readable the next time
        try:
            outgoing = await self._exchange.take(update)
        except DatabaseUnavailableError:
            _log.warning("telegram_update_not_stored")
            return web.Response(status=503)
        return await self._answer(outgoing)

    async def _answer(self, outgoing: Outgoing) -> web.Response:
        """Send what has to be sent as calls; put into the answer what may ride there."""
        rider = None if self._delivery.is_busy(outgoing.address) else _rider(outgoing.calls)
        rest = [call for call in outgoing.calls if call is not rider]
        await self._delivery.send_soon(outgoing.address, rest)
        if rider is None:
            return web.Response()
        self._spend()
        return web.Response(body=_packed(rider.method), content_type="application/json")


def _rider(calls: list[Call]) -> Call | None:
    """The call that may ride in the answer, whose outcome we then never see."""
    for kind in (AnswerCallbackQuery, SendMessage):
        found = [call for call in calls if isinstance(call.method, kind)]
        if found:
            return found[0] if len(found) == 1 and _may_go_last(found[0], calls) else None
    return None


def _may_go_last(rider: Call, calls: list[Call]) -> bool:
    """Whether nobody notices that this call is made after the others."""
    others = (call.method.__api_method__ for call in calls if call is not rider)
    return isinstance(rider.method, AnswerCallbackQuery) or all(name == "setMyCommands" for name in others)


def _packed(method: TelegramMethod[Any]) -> bytes:
    # exclude_unset: what is unset holds aiogram's own defaults, which are not JSON
    fields = method.model_dump(mode="json", exclude_none=True, exclude_unset=True)
    return msgspec.json.encode({"method": method.__api_method__, **fields})
