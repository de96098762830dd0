"""Calls of the Zalo Bot API over HTTP, without a library: those there are swallow events or run no loop.

Source: docs.zaloplatforms.com/docs/BOT, and what clients of others have met. A body may say
``ok: false`` under a status of 200, so the body decides. The token stands in the address:
no error, address or body is ever logged from here.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import msgspec
from aiohttp import SocketFactoryType

from bot.channels.zalo.public_only import public_socket
from bot.channels.zalo.trouble import Trouble, ZaloError, trouble_of

PATIENCE = 20.0  # seconds for one exchange
_CONNECT = 5.0  # seconds until there is a line
_LARGEST = 1024 * 1024  # bytes of an answer

# nothing of the request has gone out; a UnicodeError is a host that no name can be
_NOT_SENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
    UnicodeError,
)


class Answer(msgspec.Struct):
    """The envelope of every answer."""

    ok: bool
    result: Any = None
    error_code: int | None = None


class ZaloClient:
    """One bot. Start it in the loop that uses it."""

    def __init__(self, token: str, api_url: str, *, public_only: bool = False) -> None:
        """``public_only``: fetch pictures from the internet alone, and nothing from networks of our own."""
        self._base = f"{api_url}/bot{token}"
        self._public_only = public_only
        self._http: aiohttp.ClientSession | None = None
        self._pictures: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        """Be ready to call; nothing is sent."""
        self._http = _session()
        self._pictures = _session(public_socket if self._public_only else None)

    async def stop(self) -> None:
        """Close the connections."""
        for session in (self._http, self._pictures):
            if session is not None:
                await session.close()

    async def call(self, method: str, patience: float = PATIENCE, **parameters: object) -> Any:
        """Call a method; the answer's ``result``. Raises ZaloError, and nothing else of the network's."""
        async with (
            _judged(),
            _open(self._http).post(
                f"{self._base}/{method}", json=parameters, timeout=_timeout(patience), allow_redirects=False
            ) as response,
        ):
            return _result(response.status, await _whole(response))

    async def fetch(self, url: str, most: int, patience: float = PATIENCE) -> bytes | None:
        """The bytes behind a link Zalo gave us; None when they are more than ``most``. Raises ZaloError."""
        content = bytearray()
        async with _judged(), _open(self._pictures).get(url, timeout=_timeout(patience)) as response:
            if response.status != 200:
                raise ZaloError(trouble_of(response.status), response.status)
            async for chunk in response.content.iter_any():
                content += chunk
                if len(content) > most:
                    return None
        return bytes(content)


def _session(factory: SocketFactoryType | None = None) -> aiohttp.ClientSession:
    # the settings alone say how Zalo is reached, not the environment
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(socket_factory=factory),
        trust_env=False,
        cookie_jar=aiohttp.DummyCookieJar(),
    )


def _open(session: aiohttp.ClientSession | None) -> aiohttp.ClientSession:
    """The session. Raises ZaloError when the program is stopping."""
    assert session is not None, "start it first"
    if session.closed:
        raise ZaloError(Trouble.down)
    return session


async def _whole(response: aiohttp.ClientResponse) -> bytes:
    """The body to its end, in however many pieces it comes; of one without end, the beginning."""
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > _LARGEST:
            break
    return bytes(body)


@asynccontextmanager
async def _judged() -> AsyncIterator[None]:
    """The network's errors as ZaloError, without their texts, which hold the address."""
    try:
        yield
    except _NOT_SENT:
        raise ZaloError(Trouble.down) from None
    except (TimeoutError, aiohttp.ClientError, OSError):
        raise ZaloError(Trouble.unsure) from None


def _result(status: int, body: bytes) -> Any:
    """What an answer brings. Raises ZaloError for one that says no."""
    try:
        # not msgspec's own reader: it gives up on a whole answer for half an emoji in what somebody said
        answer = msgspec.convert(json.loads(body), Answer)
    except (ValueError, RecursionError):
        if status < 300:
            return None  # it was done; only what it says cannot be read
        raise ZaloError(trouble_of(status), status) from None
    if answer.ok and status < 300:
        return answer.result
    code = answer.error_code or status
    raise ZaloError(trouble_of(code if code >= 400 else 400), code)


def _timeout(patience: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=patience, connect=_CONNECT)
