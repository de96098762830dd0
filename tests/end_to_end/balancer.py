"""One address for two copies of the program: what is posted to it goes to each in turn."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import cycle

import aiohttp
from aiohttp import web

SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Balancer:
    """The address, and which copy took how much."""

    def __init__(self, *copies: str) -> None:
        """``copies`` are the addresses behind it."""
        self.taken = dict.fromkeys(copies, 0)
        self.address = ""
        self._turns = cycle(copies)

    async def pass_on(self, request: web.Request) -> web.Response:
        """Hand a request to the next copy and its answer back."""
        copy = next(self._turns)
        self.taken[copy] += 1
        headers = {"Content-Type": "application/json", SECRET: request.headers.get(SECRET, "")}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{copy}{request.path}", data=await request.read(), headers=headers) as answer,
        ):
            return web.Response(
                status=answer.status, body=await answer.read(), content_type=answer.content_type
            )


@asynccontextmanager
async def balancing(*copies: str) -> AsyncIterator[Balancer]:
    """A balancer that listens for the length of the block."""
    balancer = Balancer(*copies)
    app = web.Application()
    app.router.add_post("/{path:.*}", balancer.pass_on)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    balancer.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield balancer
    await runner.cleanup()
