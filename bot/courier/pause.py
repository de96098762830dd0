"""A pause of one channel: as long as its platform asked for, or while it cannot be reached."""

import asyncio
from collections.abc import Awaitable, Callable

Sleep = Callable[[float], Awaitable[object]]


class Pause:
    """Open until somebody holds it; of several who do, the longest counts."""

    def __init__(self, sleep: Sleep) -> None:
        self._sleep = sleep
        self._open = asyncio.Event()
        self._open.set()
        self._holds: set[asyncio.Task[None]] = set()

    @property
    def is_on(self) -> bool:
        """Whether nothing may be sent now."""
        return not self._open.is_set()

    def hold(self, seconds: float) -> None:
        """Nothing is sent for so many seconds."""
        self._open.clear()
        task = asyncio.create_task(self._wait(seconds))
        self._holds.add(task)
        task.add_done_callback(self._let_go)

    async def over(self) -> None:
        """Wait until nobody holds it."""
        await self._open.wait()

    def end(self) -> None:
        """Hold nobody up any more."""
        for task in self._holds:
            task.cancel()

    async def _wait(self, seconds: float) -> None:
        await self._sleep(seconds)

    def _let_go(self, task: asyncio.Task[None]) -> None:
        self._holds.discard(task)
        if not self._holds:
            self._open.set()
