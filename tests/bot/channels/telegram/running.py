"""A Telegram channel at work against the stand-in, by polling or behind a webhook."""

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from bot.channels.channel import Receive
from bot.channels.telegram.channel import TelegramChannel
from bot.documents import DocumentFolder
from bot.photos import PhotoFolder
from models.database import Database
from testing.manual_time import ManualTime
from testing.telegram import StandIn

SECRET = "made-up-secret_for-the-webhook"
NOW = datetime(2026, 3, 18, 8, 0, tzinfo=UTC)


@dataclass
class Setup:
    """What a channel needs from its surroundings."""

    telegram: StandIn
    database: Database
    folder: Path
    time: ManualTime
    spend: Callable[[], None] = lambda: None  # called for each call

    def channel(self, receive: Receive, public_url: str = "", token: str = "") -> TelegramChannel:
        """A channel that is not started yet."""
        return TelegramChannel(
            token=token or self.telegram.token,
            api_url=self.telegram.url,
            public_url=public_url,
            receive=receive,
            database=self.database,
            photos=PhotoFolder(self.folder),
            documents=DocumentFolder(self.folder / "documents"),
            secret=SECRET,
            now=lambda: NOW,
            sleep=self.time.sleep,
            jitter=lambda: 0.0,
            spend=self.spend,
        )

    @asynccontextmanager
    async def polling(self, receive: Receive) -> AsyncIterator[TelegramChannel]:
        """A channel that polls."""
        channel = self.channel(receive)
        await channel.start()
        yield channel
        await channel.stop()

    @asynccontextmanager
    async def webhook(self, receive: Receive) -> AsyncIterator[TelegramChannel]:
        """A channel behind a webhook on this machine."""
        with socket.socket() as port:
            port.bind(("127.0.0.1", 0))
            channel = self.channel(receive, f"http://127.0.0.1:{port.getsockname()[1]}")
            app = web.Application()
            app.add_routes(channel.routes())
            runner = web.AppRunner(app, shutdown_timeout=1)
            await runner.setup()
            await web.SockSite(runner, port).start()
            await channel.start()
            await self.telegram.until_called("setWebhook")
            yield channel
            await self.telegram.webhook.remove()
            await channel.stop()
            await runner.cleanup()
