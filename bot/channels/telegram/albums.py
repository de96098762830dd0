"""Albums: Telegram delivers each picture as a message of its own; they get one answer, the last.

Each message is stored at once. Only its reply waits for a moment, in case another
picture of the same album follows.

Polling acknowledges the pictures after that reply was said. A webhook cannot wait so
long: Telegram brings the next picture of a chat only after our 200 for the one before.
So there a kill within that moment loses the reply; the pictures are kept, and the next
message of the person is answered as if it had been said.
"""

import asyncio
from collections.abc import Callable
from typing import NamedTuple

from bot.channels.patience import Sleep
from bot.channels.telegram.replies import Call

QUIET = 1.0  # seconds without another picture, after which an album is complete (assumption)
LONGEST = 5.0  # seconds after its first picture, when an album is answered in any case (assumption)

Send = Callable[[str, list[Call]], object]


class _Held(NamedTuple):
    album: str
    calls: list[Call]
    timer: asyncio.Task[None]
    too_long: asyncio.Task[None]
    released: asyncio.Future[None]


class Albums:
    """The replies that wait, one for each chat."""

    def __init__(self, send: Send, sleep: Sleep) -> None:
        self._send = send
        self._sleep = sleep
        self._held: dict[str, _Held] = {}

    def hold(self, address: str, album: str, calls: list[Call]) -> asyncio.Future[None]:
        """Keep this reply until the album is complete; an earlier one of the same album is dropped.

        The future is done when the album's one reply is on its way.
        """
        held = self._held.get(address)
        if held is not None and held.album != album:
            self.release(address)
            held = None
        if held is not None:
            held.timer.cancel()
        too_long = held.too_long if held else asyncio.create_task(self._release_after(LONGEST, address))
        released = held.released if held else asyncio.get_running_loop().create_future()
        timer = asyncio.create_task(self._release_after(QUIET, address))
        self._held[address] = _Held(album, calls, timer, too_long, released)
        return released

    def release(self, address: str) -> None:
        """Send what is held for this chat now: something else is about to be said there."""
        held = self._held.pop(address, None)
        if held is not None:
            held.timer.cancel()
            held.too_long.cancel()
            self._send(address, held.calls)
            held.released.set_result(None)

    def release_all(self) -> None:
        """Send everything that is held: the program stops."""
        for address in list(self._held):
            self.release(address)

    async def _release_after(self, seconds: float, address: str) -> None:
        await self._sleep(seconds)
        self.release(address)  # cancels this very task, which has nothing left to do
