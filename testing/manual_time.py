"""Time that passes only when told to: a ``sleep`` for tests that never wait."""

import asyncio


class ManualTime:
    """Give ``time.sleep`` to the code under test and let time pass with ``passes``."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: dict[asyncio.Future[None], tuple[float, float]] = {}
        self._changed = asyncio.Condition()

    async def sleep(self, seconds: float) -> None:
        """Wait until so many seconds have been made to pass."""
        alarm: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers[alarm] = (self.now + seconds, seconds)
        try:
            async with self._changed:
                self._changed.notify_all()
            await alarm
        finally:
            self._sleepers.pop(alarm, None)

    def sleeping(self) -> list[float]:
        """How long each present sleeper meant to sleep, in seconds."""
        return [seconds for _, seconds in self._sleepers.values()]

    async def until_sleeping(self, least: float, most: float) -> None:
        """Return as soon as somebody sleeps for a time within these bounds (seconds)."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: any(least <= s <= most for s in self.sleeping()))

    async def passes(self, seconds: float) -> None:
        """Let time pass and wake everybody whose time has come."""
        self.now += seconds
        due = [alarm for alarm, (when, _) in self._sleepers.items() if when <= self.now]
        for alarm in due:
            if not alarm.done():
                alarm.set_result(None)
        await asyncio.sleep(0)
