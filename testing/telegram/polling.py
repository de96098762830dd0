"""getUpdates: long polling with an offset that confirms."""

from contextlib import suppress
from typing import Any

from testing.telegram.refusal import RefusalError
from testing.telegram.world import World

_RIVAL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)


class Polling:
    """Hands out pending updates to one asker at a time."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._latest = 0
        self.ended = False  # set: a long poll ends with nothing, as when its time is over

    async def get_updates(self, values: dict[str, Any], webhook: bool) -> list[dict[str, Any]]:
        """Up to ``limit`` updates, or none after ``timeout`` seconds. Raises RefusalError."""
        if webhook:
            raise RefusalError(409, _WEBHOOK)
        self._latest += 1
        asker = self._latest
        self._world.allowed = values.get("allowed_updates", self._world.allowed)
        await self._world.notify()
        await self._confirm_before(values.get("offset", 0))
        await self._wait(asker, values.get("timeout", 0))
        self.ended = False
        if asker != self._latest:
            raise RefusalError(409, _RIVAL)
        return self._batch(values.get("limit", 100))

    async def _wait(self, asker: int, seconds: int) -> None:
        """Until there is something to hand out, another asker came, or time is over."""
        if not seconds:
            return
        with suppress(TimeoutError):
            await self._world.until(
                lambda: self._world.pending or asker != self._latest or self.ended, seconds
            )

    async def _confirm_before(self, offset: int) -> None:
        """A positive offset confirms everything before it; a negative one leaves only the last ones."""
        known = sorted(self._world.pending)
        passed = known[:offset] if offset < 0 else [one for one in known if one < offset]
        repeats = {one for one in passed if self._world.pending[one].again}
        if passed or offset:
            await self._world.confirm([one for one in passed if one not in repeats])

    def _batch(self, limit: int) -> list[dict[str, Any]]:
        batch = [self._world.pending[one] for one in sorted(self._world.pending)[:limit]]
        for update in batch:
            update.deliveries += 1
            update.again = False
        return [update.as_json() for update in batch]
