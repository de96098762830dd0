"""What the program does by itself, inside ``tinap run`` or alone: remind, digest, deliver, clear out."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from bot.courier.carrier import Carrier
from bot.courier.courier import Courier
from bot.courier.ledger import Say
from bot.documents import DocumentFolder
from bot.errands import Errands
from bot.outbox import Outbox
from bot.reminding import Reminding
from bot.ticks import Ticks, Work
from handlers.clerk import Clerk
from handlers.kept_documents import announced_files
from handlers.turn import PRACTICE
from models.database import Database
from scheduler.clearing import clear_out
from scheduler.planning import World

DELIVERY, ERRANDS, REMINDERS, DIGESTS, UPKEEP = "delivery", "errands", "reminders", "digests", "upkeep"
INTERVALS = {
    REMINDERS: timedelta(minutes=5),
    DIGESTS: timedelta(minutes=10),
    DELIVERY: timedelta(seconds=2),
    ERRANDS: timedelta(seconds=1),
    UPKEEP: timedelta(hours=1),
}
LONGEST = {  # after which a work is taken for stuck (assumption)
    REMINDERS: timedelta(minutes=30),
    DIGESTS: timedelta(minutes=10),
    DELIVERY: timedelta(hours=6),
    ERRANDS: timedelta(minutes=1),
    UPKEEP: timedelta(minutes=10),
}

BEAT = 60.0  # seconds


class Papers(NamedTuple):
    """Who makes what was asked for, and where files are kept: what was made, and what people sent."""

    clerk: Clerk
    outbox: Outbox
    documents: DocumentFolder


class Background:
    """One courier and the ticks that wake it and everything else."""

    def __init__(
        self,
        database: Database,
        carriers: Sequence[Carrier],
        say: Say,
        now: Callable[[], datetime],
        papers: Papers,
        *,
        in_flight: int = 1,
        remind: bool = True,
    ) -> None:
        """``carriers``: the ways there are; only people who can be reached by them are reminded.

        Without ``remind`` nobody is, and only what reports and coordinators set off is delivered.
        """
        self._database = database
        self._courier = Courier(database, carriers, say, now, in_flight=in_flight)
        reminding = Reminding(database, worlds_of([carrier.name for carrier in carriers]))
        self._papers = papers
        self._waking: set[asyncio.Task[bool]] = set()
        self._errands = Errands(database, papers.clerk, now, self._deliver_soon)
        self._deliveries = [self._delivery(channel) for channel in self._courier.channels]
        works = {ERRANDS: self._errands.begin, UPKEEP: self._clear_out}
        if remind:
            works |= {REMINDERS: reminding.remind, DIGESTS: reminding.digest}
        others = [
            Work(name, INTERVALS[name], do, LONGEST[name], shared=name != ERRANDS)
            for name, do in works.items()
        ]
        self.ticks = Ticks(database, [*self._deliveries, *others], now)

    def _delivery(self, channel: str) -> Work:
        """Each channel's is a work of its own, so that a slow one keeps no other waiting."""
        name = delivery_on(channel)
        return Work(
            name, INTERVALS[DELIVERY], partial(self._deliver, channel), LONGEST[DELIVERY], shared=False
        )

    @property
    def intervals(self) -> dict[str, timedelta]:
        """Every work there is, and how often it is done."""
        return {work.name: work.every for work in self.ticks.works}

    async def start(self) -> None:
        """Begin to tick, each work once right away."""
        await self._courier.start()
        self.ticks.start()

    async def stop(self) -> None:
        """No more ticks; what is on its way arrives."""
        self.ticks.stop()
        await self._errands.stop()
        await self._courier.stop()

    async def _deliver(self, channel: str, at: datetime) -> None:
        beat = asyncio.create_task(self._beat(channel))
        try:
            await self._courier.deliver_on(channel)
        finally:
            beat.cancel()

    def _deliver_soon(self) -> None:
        """What was made need not wait for the next tick; while something is being delivered it does not."""
        for work in self._deliveries:
            waking = asyncio.create_task(self.ticks.tick(work))
            self._waking.add(waking)
            waking.add_done_callback(self._waking.discard)

    async def _beat(self, channel: str) -> None:
        """Delivering to a whole country takes an hour: ``/healthz`` sees that it gets on."""
        before = self._courier.taken(channel)
        while True:
            await asyncio.sleep(BEAT)
            if self._courier.taken(channel) != before:
                before = self._courier.taken(channel)
                await self.ticks.note(delivery_on(channel))

    async def _clear_out(self, at: datetime) -> None:
        await self._database.run(lambda session: clear_out(session, at))
        await asyncio.to_thread(self._papers.outbox.clear_out, at)
        await self._forget_documents(at)

    async def _forget_documents(self, at: datetime) -> None:
        """Lists of people and the like are not kept for ever; what goes with a standing announcement is."""
        documents = self._papers.documents
        old = await asyncio.to_thread(documents.old, at)
        if old:
            referred_to = await self._database.run(announced_files)
            await asyncio.to_thread(documents.forget, old, at, referred_to)


def delivery_on(channel: str) -> str:
    """The name of a channel's delivery among the ticks."""
    return f"{DELIVERY}:{channel}"


def worlds_of(channels: Sequence[str]) -> list[World]:
    """The worlds behind these channels: practice, and real people on all the others."""
    real = tuple(name for name in channels if name != PRACTICE)
    practised = [World(sample=True, channels=(PRACTICE,))] if PRACTICE in channels else []
    return [*practised, *([World(sample=False, channels=real)] if real else [])]
