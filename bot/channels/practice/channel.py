"""The practice page as a channel of the program."""

from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from bot.channels.channel import Receive
from bot.channels.practice import people
from bot.channels.practice.chats import Chats
from bot.channels.practice.routes import Routes
from bot.documents import DocumentFolder
from bot.photos import PhotoStore
from handlers.message import Reply
from models.database import Database


class PracticeChannel:
    """The channel ``practice``: sample people and newcomers, with a transcript kept for each."""

    name = people.CHANNEL

    def __init__(
        self,
        receive: Receive,
        database: Database,
        photos: PhotoStore,
        documents: DocumentFolder,
        now: Callable[[], datetime],
        *,
        loopback: bool,
    ) -> None:
        """``loopback`` says that only this machine can connect."""
        self._chats = Chats(receive, database, photos, documents, now)
        self._routes = Routes(self._chats, loopback=loopback)

    async def start(self) -> None:
        """Let pages listen."""
        self._chats.feed.open()

    async def stop(self) -> None:
        """Send the listening pages away, so that the HTTP server can stop; they come back."""
        self._chats.feed.close()

    def routes(self) -> list[web.AbstractRouteDef]:
        """What the HTTP server is to serve for this channel."""
        return self._routes.all()

    async def tell(self, address: str, key: str, reply: Reply) -> bool:
        """Say something nobody asked for, a reminder for example; once for a key. It always arrives."""
        await self._chats.tell(address, key, reply)
        return True
