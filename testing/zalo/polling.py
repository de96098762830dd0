"""getUpdates: one event a call, no offset, and what was handed out may come again."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress

from testing.zalo.event import Event
from testing.zalo.refusal import RefusalError
from testing.zalo.world import World

_RIVAL = "Conflict: terminated by another getUpdates of the same bot"
_WEBHOOK = "Bad Request: getUpdates cannot be used while a webhook is set; delete the webhook first"


class Polling:
    """Hands out events to one asker at a time: new ones first, then those that reappear, in turn."""

    def __init__(self, world: World, idle: float | None, reappear: bool | int) -> None:
        self._world = world
        self._latest = 0
        self._old: deque[Event] = deque()
        self.idle = idle  # seconds a poll really waits at most; None: as long as it asks for
        self.reappear = reappear  # how often what was handed out comes again; True: for ever
        self.ended = False  # set: a long poll ends with nothing, as when its time is over

    async def get_updates(self, seconds: float, *, webhook: bool, gone: Callable[[], bool]) -> Event:
        """The next event; ``gone`` says whether the asker has hung up.

        Raises RefusalError: 400 with a webhook, 408 when there is nothing, 409 when another asks.
        """
        if webhook:
            raise RefusalError(400, _WEBHOOK)
        self._latest += 1
        asker = self._latest
        await self._world.notify()
        with suppress(TimeoutError):
            wait = seconds if self.idle is None else min(seconds, self.idle)
            await self._world.until(lambda: self._is_over(asker), wait)
        self.ended = False
        if asker != self._latest:
            raise RefusalError(409, _RIVAL)
        if gone() or not (self._world.queue or self._old):
            raise RefusalError(408, "Request timeout")
        event = self._next()
        await self._world.notify()
        return event

    def _is_over(self, asker: int) -> bool:
        return bool(self._world.queue or self._old or asker != self._latest or self.ended)

    def _next(self) -> Event:
        if self._world.queue:
            event = self._world.queue.popleft()
            event.owed -= 1
        else:
            event = self._old.popleft()
        event.deliveries += 1
        if self.reappear is True or event.deliveries <= self.reappear:
            self._old.append(event)
        return event
