"""Who may ask: this machine's own pages, and nobody else's.

A page of another site that the same browser has open can send requests to
127.0.0.1, and can even get there under a name of its own (DNS rebinding). So on
loopback the Host must be loopback, and whatever changes something must come from
this page or from no page at all.
"""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.channels.practice.refusal import RefusedError
from bot.settings import LOOPBACK
from models.database import DatabaseUnavailableError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_RETRY_LATER = {"Retry-After": "2"}
_log = structlog.get_logger()


def guarded(handler: Handler, *, loopback: bool) -> Handler:
    """The handler behind the checks, with the headers every answer carries and errors as JSON."""

    async def checked(request: web.Request) -> web.StreamResponse:
        try:
            check(request, loopback=loopback)
            response = await handler(request)
        except RefusedError as refused:
            response = refused.response()
        except DatabaseUnavailableError:
            _log.warning("practice_database_unavailable")
            response = web.json_response({"code": "unavailable"}, status=503, headers=_RETRY_LATER)
        if not response.prepared:
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
        return response

    return checked


def check(request: web.Request, *, loopback: bool) -> None:
    """Raises RefusedError for a request that did not come from this page."""
    if loopback and _name(request.host) not in LOOPBACK:
        raise RefusedError(403, "foreign_host")
    if request.method != "POST":
        return
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise RefusedError(403, "foreign_origin")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise RefusedError(403, "foreign_origin")


def _name(host: str) -> str:
    """The host's name without its port; empty for one that cannot be read."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
