"""How far polling has come: which updates are finished, and so from where to ask on.

Asking with an offset acknowledges everything before it. So the offset stays before
an update that could not be stored, and before a picture whose album is not answered yet.
"""

import asyncio
from collections.abc import Iterable
from typing import Any

from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.exchange import Outgoing


class Progress:
    """What was handled, and what of it still waits for its reply."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery
        self._end: int | None = None  # behind the newest update that was seen
        self._handled: set[int] = set()  # but behind one that will be asked for again
        self._unstored: list[int] = []
        self._held: dict[int, tuple[str, asyncio.Future[None]]] = {}

    @property
    def offset(self) -> int | None:
        """From which update on to ask; None for whatever there is."""
        return min([*self._unstored, *self._held], default=self._end)

    @property
    def held(self) -> set[asyncio.Future[None]]:
        """What has to happen before the offset can move on: each is done when an album is answered."""
        return {released for _, released in self._held.values()}

    def is_handled(self, update_id: int) -> bool:
        """Whether it was handled already and only came along once more."""
        return update_id in self._handled

    def handled(self, update_id: int, outgoing: Outgoing) -> None:
        """It is stored, and its reply is on its way or held until its album is complete."""
        self._handled.add(update_id)
        if outgoing.held is not None:
            self._held[update_id] = (outgoing.address, outgoing.held)

    def seen(self, batch: Iterable[dict[str, Any]], unstored: list[int]) -> None:
        """A batch was gone through; these of its updates could not be stored."""
        self._end = max(raw["update_id"] for raw in batch) + 1
        self._unstored = unstored

    async def settle(self) -> None:
        """Let the offset move past the albums whose reply was released, once it was said."""
        released = {one: address for one, (address, future) in self._held.items() if future.done()}
        await asyncio.gather(*(self._delivery.caught_up(address) for address in set(released.values())))
        for update_id in released:
            del self._held[update_id]
        self._handled = {one for one in self._handled if one >= (self.offset or 0)}

    def forget(self) -> None:
        """Ask for whatever there is: everything seen is confirmed, and an old offset could hide updates.

        After a quiet week Telegram numbers anew, also from lower numbers on.
        """
        self._end = None
