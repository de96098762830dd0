"""Polling: ask Zalo for one message after the other. For trying out; in earnest Zalo brings them (webhook).

There is nothing to acknowledge: what was handed out is gone, or comes again and again, as Zalo
likes. So one poll follows the other at a second's distance, and ``exchange.py`` knows what it has seen.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import structlog

from bot.channels.patience import Jitter, Sleep, backoff
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.exchange import Exchange
from bot.channels.zalo.trouble import Trouble, ZaloError
from models.database import DatabaseUnavailableError

_log = structlog.get_logger()

LONG_POLL = 30  # seconds (Zalo's own default)
_GRACE = 10.0  # seconds on top, for the way there and back
APART = 1.0  # seconds from one poll to the next: with something in its queue Zalo answers at once
_PAUSES = {Trouble.token: 300.0, Trouble.spent: 60.0, Trouble.refused: 15.0}  # seconds
AT_ONCE = 20  # messages being handled; more are not asked for


class Poller:
    """The loop that receives; ``run`` ends when it is cancelled, ``finish`` waits for what was received."""

    def __init__(
        self,
        client: ZaloClient,
        exchange: Exchange,
        sleep: Sleep,
        jitter: Jitter,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._exchange = exchange
        self._sleep = sleep
        self._jitter = jitter
        self._clock = clock
        self._failures = 0
        self._finishing = False
        self._room = asyncio.Semaphore(AT_ONCE)
        self._handling: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Receive until cancelled."""
        while True:
            await self._room.acquire()
            self._room.release()
            began = self._clock()
            try:
                await self._poll()
            except ZaloError as error:
                await self._recover(error)
            rest = APART - (self._clock() - began)
            if rest > 0:
                await self._sleep(rest)

    async def finish(self) -> None:
        """Let what was received be handled; a database that is away is not waited for any more."""
        self._finishing = True
        await asyncio.gather(*self._handling)

    async def _poll(self) -> None:
        """Ask once; an idle poll is no trouble. Raises ZaloError."""
        try:
            raw = await self._client.call("getUpdates", LONG_POLL + _GRACE, timeout=str(LONG_POLL))
        except ZaloError as error:
            if error.trouble is not Trouble.idle:
                raise
            raw = None
        self._failures = 0
        for one in raw if isinstance(raw, list) else [raw]:
            if one:
                await self._begin(one)

    async def _begin(self, raw: Any) -> None:
        """Handle it beside the next poll: a picture that loads slowly holds up nobody else."""
        await self._room.acquire()
        task = asyncio.create_task(self._handle(raw))
        self._handling.add(task)
        task.add_done_callback(self._handling.discard)

    async def _handle(self, raw: Any) -> None:
        """Handle it until it is stored: nobody delivers it again."""
        try:
            while True:
                try:
                    await self._exchange.take(raw)
                    return
                except DatabaseUnavailableError:
                    if self._finishing:
                        _log.error("zalo_update_lost")
                        return
                    await self._sleep(backoff(4))
        finally:
            self._room.release()

    async def _recover(self, error: ZaloError) -> None:
        """Do what the failure calls for, and wait a little."""
        if error.trouble is Trouble.refused and await self._webhook_removed():
            return
        self._failures += 1
        pause = _PAUSES.get(error.trouble) or backoff(self._failures)
        pause *= 1 + self._jitter() / 2
        _log.warning("zalo_unreachable", reason=str(error), pause=round(pause, 1))
        await self._sleep(pause)

    async def _webhook_removed(self) -> bool:
        """Zalo refuses polls while a webhook is set: remove it; False when that was not the reason."""
        try:
            info = await self._client.call("getWebhookInfo")
            if not (isinstance(info, dict) and info.get("url")):
                return False
            await self._client.call("deleteWebhook")
        except ZaloError:  # 404: there never was one
            return False
        _log.warning("zalo_webhook_removed", why="polling was asked for")
        return True
