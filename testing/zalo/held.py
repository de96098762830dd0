"""Conversations held on Zalo: the real channel behind a webhook, and the stand-in on the other side."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from bot.channels.channel import Receive
from bot.channels.zalo.channel import ZaloChannel
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.delivery import QUIET
from bot.channels.zalo.quota import Quota
from bot.channels.zalo.replies import Replies
from bot.courier.carrier import Outcome
from bot.courier.pace import Pace
from bot.courier.zalo import ZaloCarrier
from bot.documents import DocumentFolder
from bot.links import Links
from bot.outbox import Outbox
from bot.photos import PhotoFolder
from handlers.message import Reply
from locales.translator import translator
from models.database import Database
from testing.documents import KEPT
from testing.talk import KEY
from testing.web_address import WebAddress
from testing.zalo.phone import ZaloPhone
from testing.zalo.standin import StandIn

_SECRET = "made-up-secret_for-the-webhook"  # noqa: S105  a made-up one
_BOT = "12345689"
_LATER = 60  # messages of others in between, each of which takes a second
_PASSES = 5.0  # seconds: a pause before another try is over at once; what is longer never ends


class HeldOnZalo:
    """Open it, talk by its phones, close it. Nothing really waits."""

    def __init__(
        self, database: Database, receive: Receive, outbox: Outbox, now: Callable[[], datetime]
    ) -> None:
        """``outbox`` is where files are made that are handed over as links."""
        self._standin = StandIn()
        self._address = WebAddress()
        self._database = database
        self._receive = receive
        self._now = now
        photos, documents = PhotoFolder(KEPT), DocumentFolder(KEPT)
        self._links = Links(KEY, self._address.url, database, photos, documents, outbox, now)
        self._phones: dict[str, ZaloPhone] = {}
        self._acting = 0

    async def open(self) -> None:
        """Start both sides."""
        await self._standin.open()
        self._channel = self._made_channel()
        self._carrier = ZaloCarrier(
            self._client(), self._quota(), Replies(self._database, self._links, translator("vi")), Pace(1e6)
        )
        await self._address.serve([*self._channel.routes(), *self._links.routes()])
        await self._channel.start()
        await self._carrier.start()
        await self._standin.until_called("setWebhook")

    async def close(self) -> None:
        """Stop both sides. Raises AssertionError when Zalo was called in a way it does not know."""
        await self._carrier.stop()
        await self._channel.stop()
        await self._address.close()
        await self._standin.close()
        assert self._standin.refused == []

    def phone(self, address: str) -> ZaloPhone:
        """The phone of whoever has this chat."""
        if address not in self._phones:
            user = self._standin.user(address)
            user.chat.begun = True  # a chat that is linked was written in
            self._phones[address] = ZaloPhone(self, user)
        return self._phones[address]

    @asynccontextmanager
    async def acting(self) -> AsyncIterator[None]:
        """Somebody acts, a while after what was done before; until they have, no time passes."""
        for _ in range(_LATER):
            self._standin.world.new_message()
        self._acting += 1
        try:
            yield
        finally:
            self._acting -= 1
            await self._standin.world.notify()

    async def quiet(self) -> None:
        """Return when everything that was sent is handled and answered."""
        await self._all_told()
        await self._channel.caught_up()

    async def carry(self, address: str, reply: Reply) -> None:
        """Say something unasked, as the courier does."""
        carried = await self._carrier.carry(address, "", reply)
        assert carried.outcome is Outcome.arrived, carried

    async def _all_told(self) -> None:
        events = self._standin.world.events
        await self._standin.world.until(
            lambda: not self._acting and not any(event.owed for event in events), seconds=60
        )

    async def _sleep(self, seconds: float) -> None:
        """A moment in which no further picture comes begins when all have come."""
        if seconds == QUIET:
            await self._all_told()
        elif seconds > _PASSES:
            await asyncio.Event().wait()
        else:
            await asyncio.sleep(0)

    def _made_channel(self) -> ZaloChannel:
        return ZaloChannel(
            client=self._client(),
            quota=self._quota(),
            public_url=self._address.url,
            secret=_SECRET,
            receive=self._receive,
            database=self._database,
            photos=PhotoFolder(KEPT),
            links=self._links,
            now=self._now,
            https_only=False,
            sleep=self._sleep,
            jitter=lambda: 0.0,
        )

    def _client(self) -> ZaloClient:
        return ZaloClient(self._standin.token, self._standin.url)

    def _quota(self) -> Quota:
        return Quota(self._database, _BOT, 3000, self._now)
