"""Albums: Telegram delivers each picture as a message of its own; they get one answer, the last.

Each message is stored and acknowledged at once. Only its reply waits for a
moment, in case another picture of the same album follows.
"""

import asyncio
from collections.abc import Callable

from bot.channels.telegram.patience import Sleep
from bot.channels.telegram.replies import Call

QUIET = 1.0  # seconds without another picture, after which an album is complete (assumption)

Send = Callable[[str, list[Call]], object]


class Albums:
    """The replies that wait, one for each chat."""

    def __init__(self, send: Send, sleep: Sleep) -> None:
        self._send = send
        self._sleep = sleep
        self._held: dict[str, tuple[str, list[Call], asyncio.Task[None]]] = {}

    def hold(self, address: str, album: str, calls: list[Call]) -> None:
        """Keep this reply until the album is complete; an earlier one of the same album is dropped."""
        held = self._held.pop(address, None)
        if held is not None:
            held[2].cancel()
            if held[0] != album:
                self._send(address, held[1])
        timer = asyncio.create_task(self._release_later(address))
        self._held[address] = (album, calls, timer)

    def release(self, address: str) -> None:
        """Send what is held for this chat now: something else is about to be said there."""
        held = self._held.pop(address, None)
        if held is not None:
            held[2].cancel()
            self._send(address, held[1])

    def release_all(self) -> None:
        """Send everything that is held: the program stops."""
        for address in list(self._held):
            self.release(address)

    async def _release_later(self, address: str) -> None:
        await self._sleep(QUIET)
        self.release(address)  # cancels this very task, which has nothing left to do
