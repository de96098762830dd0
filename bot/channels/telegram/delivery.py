"""The way out: what is said in a chat arrives in the order in which it was said.

A reply that Telegram holds up is waited for only for a moment. Then it goes on
by itself, and holds up nobody but its own chat: until the chat has caught up, nobody
waits for it again.
"""

import asyncio
from collections.abc import Awaitable, Callable

from bot.channels.patience import Sleep, within
from bot.channels.telegram.replies import Call

PATIENCE = 5.0  # seconds to wait for a reply before going on without it

Say = Callable[[str, list[Call]], Awaitable[bool]]


class Delivery:
    """A queue for each chat, forgotten when it is empty."""

    def __init__(self, say: Say, sleep: Sleep) -> None:
        self._say = say
        self._sleep = sleep
        self._last: dict[str, asyncio.Task[bool]] = {}
        self._late: set[str] = set()  # chats that were waited for in vain

    def is_busy(self, address: str) -> bool:
        """Whether something is still on its way to this chat."""
        return address in self._last

    def send(self, address: str, calls: list[Call]) -> "asyncio.Task[bool]":
        """Put the calls at the end of the chat's queue; the task ends when they were made.

        Its result is whether all of them were done.
        """
        task = asyncio.create_task(self._after(self._last.get(address), address, calls))
        self._last[address] = task
        task.add_done_callback(lambda done: self._forget(address, done))
        return task

    async def send_soon(self, address: str, calls: list[Call]) -> None:
        """Send and wait until it is done, or for as long as patience lasts."""
        if calls:
            self.send(address, calls)
            await self.caught_up(address)

    async def caught_up(self, address: str) -> None:
        """Wait until all that was sent to a chat has arrived: as long as patience lasts, and only once."""
        last = self._last.get(address)
        if last is None or address in self._late:
            return
        await within(last, PATIENCE, self._sleep)
        if not last.done():
            self._late.add(address)

    async def finish(self, seconds: float) -> None:
        """Let what is on its way arrive; what takes longer than this is given up."""
        pending = set(self._last.values())
        if not pending:
            return
        everything = asyncio.ensure_future(asyncio.wait(pending))
        await within(everything, seconds, self._sleep)
        for task in pending:
            task.cancel()
        await everything

    async def _after(self, before: "asyncio.Task[bool] | None", address: str, calls: list[Call]) -> bool:
        if before is not None:
            await asyncio.wait({before})
        return await self._say(address, calls)

    def _forget(self, address: str, done: "asyncio.Task[bool]") -> None:
        if self._last.get(address) is done:
            del self._last[address]
            self._late.discard(address)
