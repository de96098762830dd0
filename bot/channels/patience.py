"""Waiting for something, but not for ever; with a sleep that tests can replace."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

LONGEST_PAUSE = 30.0  # seconds between attempts while a platform cannot be reached

Sleep = Callable[[float], Awaitable[object]]
Jitter = Callable[[], float]  # between 0 and 1


def backoff(failures: int) -> float:
    """Seconds to wait after so many failures in a row: 1, 2, 4 … and never more than half a minute."""
    return min(LONGEST_PAUSE, 2.0 ** min(failures - 1, 10))


async def within(task: "asyncio.Future[Any]", seconds: float, sleep: Sleep) -> None:
    """Wait for a task, but not longer than this; the task itself goes on."""
    if task.done():
        return
    patience = asyncio.ensure_future(sleep(seconds))
    try:
        await asyncio.wait({task, patience}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        patience.cancel()
