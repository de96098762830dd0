"""The pace at which messages go to Telegram: one slot after the other, smooth from the first second.

Telegram lets a bot send about 30 messages a second (Bot API, FAQ "My bot is hitting
limits"). A bucket of 30 would let the courier send 60 in its first second, and a bot that
was refused once has to be silent for seconds. So each message gets a slot of its own,
1/29 of a second after the one before.

Replies in conversations do not wait for a slot; each moves the courier's next one back by
two, so that there is room while people talk. Where
``tinap scheduler`` delivers in a process of its own it does not see them, and a slower pace
leaves them room; what is refused nevertheless is waited for (``courier.py``).
"""

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable
from typing import Protocol

from bot.courier.pause import Sleep

ROOM = 2  # slots for each reply: its own, and one left free for the next, which may follow at once
REMEMBERED = 1.0  # seconds: what was sent longer ago is nothing to Telegram any more


class Line(Protocol):
    """The slots, one after the other: of this copy of the program, or of all copies together."""

    async def claim(self, before: float, slot: float) -> float:
        """Keep ``before`` seconds free, then take a slot so long; returns the seconds until it begins."""
        ...


class OwnLine:
    """The slots of a single copy of the program."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._free_at = clock()

    async def claim(self, before: float, slot: float) -> float:
        """See ``Line``."""
        now = self._clock()
        begins = max(now, self._free_at + before)
        self._free_at = begins + slot
        return begins - now


class Pace:
    """Hands out the slots."""

    def __init__(
        self,
        per_second: float,
        line: Line | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._slot = 1 / per_second
        self._line = line or OwnLine(clock)
        self._clock = clock
        self._sleep = sleep
        # of what was sent without a slot since the last one; so many that they never stop the courier
        self._spent: deque[float] = deque(maxlen=math.ceil(per_second * REMEMBERED))

    def spend(self) -> None:
        """Something was sent without a slot; the next slot begins ROOM slots later."""
        self._spent.append(self._clock())

    async def permit(self) -> None:
        """Wait for a slot. Raises DatabaseUnavailableError when the line is shared."""
        now = self._clock()
        owed = sum(at > now - REMEMBERED for at in self._spent)
        self._spent.clear()
        wait = await self._line.claim(min(owed * ROOM * self._slot, REMEMBERED), self._slot)
        if wait > 0:
            await self._sleep(wait)
