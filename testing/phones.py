"""The phones of a transcript's people: with Zalo where the channel is that, else with buttons."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.outbox import Outbox
from bot.photos import PhotoFolder
from handlers.message import Reply
from models.database import Database
from testing.documents import KEPT
from testing.errands import made
from testing.phone import ButtonPhone, Phone
from testing.talk import Clock, inbox
from testing.world import World
from testing.zalo.held import HeldOnZalo


class Phones:
    """One phone for each person and channel, all talking to one inbox."""

    def __init__(self, database: Database, clock: Clock, folder: Path) -> None:
        """``folder`` is where files are made."""
        self._database = database
        self._clock = clock
        self._folder = folder
        door = inbox(database, clock)
        self.world = World(database, door, clock.at)
        outbox = Outbox(folder, PhotoFolder(KEPT))
        self._zalo = HeldOnZalo(database, door.receive, outbox, clock)
        self._zalo_is_open = False
        self._phones: dict[tuple[str, str], Phone] = {}

    async def phone(self, who: str, channel: str) -> Phone:
        """The phone of "hamlet_head bai-nha-a", who has a chat there from the first time it is asked for."""
        if (who, channel) not in self._phones:
            talk = await self.world.talk(who, channel)
            self._phones[who, channel] = (
                await self._with_zalo(who) if channel == "zalo" else ButtonPhone(talk)
            )
        return self._phones[who, channel]

    async def make(self) -> list[Reply]:
        """Do what was asked for as an errand by now; returns the results."""
        return await made(self._database, self._clock.at, self._folder, PhotoFolder(KEPT))

    async def close(self) -> None:
        """Nobody talks any more."""
        if self._zalo_is_open:
            await self._zalo.close()

    async def _with_zalo(self, who: str) -> Phone:
        if not self._zalo_is_open:
            await self._zalo.open()
            self._zalo_is_open = True
        return self._zalo.phone(who)


@asynccontextmanager
async def phones(database: Database, clock: Clock) -> AsyncIterator[Phones]:
    """Phones for one transcript."""
    with tempfile.TemporaryDirectory(prefix="tinap-outbox-") as folder:
        found = Phones(database, clock, Path(folder))
        try:
            yield found
        finally:
            await found.close()
