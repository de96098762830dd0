"""The courier: takes what is due, one notice at a time, and has it carried. What it promises:

* **Written once, then sent.** A notice stands in the database under a unique key; nothing
  waits in memory. It goes to the chat the person used last. One chat that takes it is
  enough; the others hear nothing.
* **Falling back.** Where it surely did not arrive (the channel is down or has no message left
  for it, the chat refuses us or this message), it goes to the person's next chat at once.
  Never after a lost answer: there it may stand already.
* **Each channel for itself.** It has workers, a pause and a backoff of its own (``delivery.py``,
  ``way.py``): one that hangs, is down or asks us to wait holds up nobody who is reached by
  another. While it is away, who has a chat elsewhere is told there without trying it first.
* **Killed** at any instant: none is lost, and at most one for each worker (``in_flight`` of
  each channel) is said twice: the one that was said and not marked yet, after its lease of a minute.
* **Too many (429):** on that channel nobody sends for as long as the platform says, at most for a
  minute; the notice is due again when that time is over. So long, whose last chat is there is waited
  for; a longer 429 is a reason to fall back.
* **Spent** (the channel keeps its last messages for what is more urgent): where no other chat takes
  it, due again after two hours. That is no failure; what expires meanwhile is not said, but an answer
  (a report that was returned) stays worth saying until the next month has messages.
* **Not arrived** anywhere (no line, 5xx, a refusal of this one message): again after 1, 4, 16 …
  minutes, given up after eight failures. While nothing arrives, the channel slows
  down: 1, 2, 4 … 30 seconds between two attempts.
* **Blocked (403):** noted on the chat, which hears nothing more until the person lets us
  in. When no chat is left, a reminder is given up; an alert is tried again as above.
* **Unsure** (sent, but the answer was lost): not repeated blindly. Ten minutes later it is
  rendered anew, so that what was answered meanwhile is not said, and sent once more, to
  whichever chat comes first by then; if that answer is lost too, it counts as said. On Zalo, where each
  message counts, it counts as said at once (``zalo.py``).
* **Outdated**, which ``say`` finds out in the very transaction that takes it: not said.
* **Alerts** go before mass reminders.
* **A conversation does not wait** for any of this: replies go out by themselves, and push
  the courier back (``pace.py``).
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog

from bot.courier.carrier import Carrier
from bot.courier.delivery import Delivery
from bot.courier.ledger import Ledger, Say
from bot.courier.pause import Sleep
from bot.courier.way import Way
from models.database import Database, DatabaseUnavailableError

_log = structlog.get_logger()


class Courier:
    """Delivers what waits in the database, through the carriers there are.

    Sample people's notices go to the practice page, real people's to the real channels.
    """

    def __init__(
        self,
        database: Database,
        carriers: Sequence[Carrier],
        say: Say,
        now: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
        in_flight: int = 1,
    ) -> None:
        """``in_flight``: workers of each channel, each with one notice at a time."""
        self._ways = {carrier.name: Way(carrier, sleep) for carrier in carriers}
        ledger = Ledger(say, now)
        self._deliveries = {
            name: Delivery(database, ledger, self._ways, name, now, in_flight) for name in self._ways
        }

    @property
    def channels(self) -> Sequence[str]:
        """The channels there are carriers to."""
        return list(self._ways)

    def taken(self, channel: str) -> int:
        """How many notices were taken for a channel so far: whether a long delivery gets on."""
        return self._deliveries[channel].taken

    async def start(self) -> None:
        """Make the carriers ready."""
        for way in self._ways.values():
            await way.carrier.start()

    async def stop(self) -> None:
        """Let what is on its way arrive, for a moment; nothing is taken any more."""
        await asyncio.gather(*(delivery.stop() for delivery in self._deliveries.values()))
        for way in self._ways.values():
            await way.carrier.stop()

    async def deliver(self) -> int:
        """Carry everything that is due, on all channels; see ``deliver_on``."""
        each = (delivery.deliver() for delivery in self._deliveries.values())
        ended = await asyncio.gather(*each, return_exceptions=True)
        taken = 0
        for found in ended:
            if isinstance(found, DatabaseUnavailableError):
                raise found
            if isinstance(found, BaseException):
                _log.error("notices_failed", kind=type(found).__name__, exc_info=found)
            else:
                taken += found
        return taken

    async def deliver_on(self, channel: str) -> int:
        """Carry everything that is due on a channel, until nothing is; returns how many notices were taken.

        That may take hours. Called again meanwhile, it does nothing and returns 0. Cancelled,
        it lets what is on its way arrive, for a moment.
        Raises DatabaseUnavailableError, and nothing else.
        """
        return await self._deliveries[channel].deliver()
