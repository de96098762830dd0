"""An address of this machine that is known before anything is served there."""

import socket
from collections.abc import Iterable

from aiohttp import web


class WebAddress:
    """Take it, tell others of ``url``, then serve; at the end close it."""

    def __init__(self) -> None:
        self._port = socket.socket()
        self._port.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._port.getsockname()[1]}"
        self._runner: web.AppRunner | None = None

    async def serve(self, routes: Iterable[web.AbstractRouteDef]) -> None:
        """Answer requests by these from now on."""
        app = web.Application()
        app.add_routes(routes)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.SockSite(self._runner, self._port).start()

    async def close(self) -> None:
        """Serve no more, and give the address back."""
        if self._runner is not None:
            await self._runner.cleanup()
        self._port.close()
