"""The webhook: Zalo brings each message once; our 200 says that it is stored. Replies go out by themselves.

Zalo also looks whether somebody is there, with an empty body: that is answered with 200, too.
"""

import json
from hmac import compare_digest

import structlog
from aiohttp import web

from bot.channels.body import body_of, refused
from bot.channels.zalo.exchange import Exchange
from models.database import DatabaseUnavailableError

_log = structlog.get_logger()

PATH = "/zalo"
_HEADER = "X-Bot-Api-Secret-Token"


class Webhook:
    """Answers the requests of Zalo, and of nobody else."""

    def __init__(self, exchange: Exchange, secret: str) -> None:
        self._exchange = exchange
        self._secret = secret.encode()

    async def handle(self, request: web.Request) -> web.Response:
        """One message: 200 once it is stored; 503 when it could not be, and may be lost."""
        if not compare_digest(request.headers.get(_HEADER, "").encode(errors="replace"), self._secret):
            # the look whether we are there may carry no secret; of all others no more than a byte is read
            return refused(401) if await request.content.read(1) else web.Response()
        body = await body_of(request)
        if body is None:
            return refused(413)
        if not body:
            return web.Response()
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            return web.Response(status=400)
        try:
            await self._exchange.take(raw)
        except DatabaseUnavailableError:
            return web.Response(status=503)
        return web.Response()
