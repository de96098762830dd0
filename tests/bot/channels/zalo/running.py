"""A Zalo channel at work against the stand-in, by polling or behind a webhook."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.channels.channel import Receive
from bot.channels.zalo.channel import ZaloChannel
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.quota import Quota
from bot.documents import DocumentFolder
from bot.links import Links
from bot.outbox import Outbox
from bot.photos import PhotoFolder
from models.database import Database
from testing.manual_time import ManualTime
from testing.web_address import WebAddress
from testing.zalo import StandIn

SECRET = "made-up-secret_for-the-webhook"
KEY = b"a key for tests, nothing more..."
NOW = datetime(2026, 3, 18, 8, 0, tzinfo=UTC)
BOT = "12345689"


@dataclass
class Setup:
    """What a channel needs from its surroundings."""

    zalo: StandIn
    database: Database
    folder: Path
    time: ManualTime
    quota: int = 3000
    apart: float = 0.0  # seconds between two polls that really pass

    @property
    def photos(self) -> PhotoFolder:
        """Where pictures are kept."""
        return PhotoFolder(self.folder / "photos")

    def channel(self, receive: Receive, public_url: str = "", token: str = "") -> ZaloChannel:
        """A channel that is not started yet."""
        return ZaloChannel(
            client=ZaloClient(token or self.zalo.token, self.zalo.url),
            quota=Quota(self.database, BOT, self.quota, lambda: NOW),
            public_url=public_url,
            secret=SECRET,
            receive=receive,
            database=self.database,
            photos=self.photos,
            links=self.links(public_url) if public_url else None,
            now=lambda: NOW,
            https_only=False,
            sleep=self.sleep,
            jitter=lambda: 0.0,
        )

    def links(self, public_url: str) -> Links:
        """Links to what is in the folder."""
        documents = DocumentFolder(self.folder / "documents")
        outbox = Outbox(self.folder / "outbox", self.photos)
        return Links(KEY, public_url, self.database, self.photos, documents, outbox, lambda: NOW)

    async def sleep(self, seconds: float) -> None:
        """Pauses between polls are short; all others pass when the test says so."""
        if seconds <= 1.0:
            await asyncio.sleep(self.apart)
        else:
            await self.time.sleep(seconds)

    @asynccontextmanager
    async def polling(self, receive: Receive) -> AsyncIterator[ZaloChannel]:
        """A channel that polls."""
        channel = self.channel(receive)
        await channel.start()
        yield channel
        await channel.stop()

    @asynccontextmanager
    async def webhook(self, receive: Receive) -> AsyncIterator[ZaloChannel]:
        """A channel behind a webhook on this machine."""
        address = WebAddress()
        channel = self.channel(receive, address.url)
        await address.serve([*channel.routes(), *self.links(address.url).routes()])
        looked = len(self.zalo.webhook.probes)
        await channel.start()
        await self.zalo.world.until(lambda: len(self.zalo.webhook.probes) > looked)
        yield channel
        await channel.stop()
        await address.close()
