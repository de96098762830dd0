"""Time that passes as fast as it is slept away: for tests in which somebody waits for minutes."""

import asyncio
from datetime import datetime, timedelta


class FlyingTime:
    """Give ``time`` as the clock and ``time.sleep`` as the sleep: every sleep is over at once."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._begun = at
        self.slept: list[float] = []  # seconds of each sleep, in order

    def __call__(self) -> datetime:
        return self.at

    def seconds(self) -> float:
        """Seconds since the beginning, as ``time.monotonic``."""
        return (self.at - self._begun).total_seconds()

    async def sleep(self, seconds: float) -> None:
        """Let so much time pass."""
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)
        await asyncio.sleep(0)
