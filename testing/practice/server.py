"""The practice page on a free port of this machine, with a bot of the test's choice."""

from datetime import datetime
from pathlib import Path

from aiohttp import web

from bot.channels.channel import Receive
from bot.channels.practice.channel import PracticeChannel
from bot.documents import DocumentFolder
from bot.photos import PhotoFolder
from models.database import Database
from testing.practice.world import NOW


class PracticeServer:
    """Serves one practice channel; stopped and started again it is the same page on the same port."""

    def __init__(self, url: str, folder: Path, receive: Receive, *, loopback: bool = True) -> None:
        self._url = url
        self.photos = PhotoFolder(folder / "photos")
        self.documents = DocumentFolder(folder / "documents")
        self._receive = receive
        self._loopback = loopback
        self.port = 0

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Open the database and listen, on the port of last time if there was one."""
        self.database = Database(self._url)
        self.channel = PracticeChannel(
            self._receive, self.database, self.photos, self.documents, _now, loopback=self._loopback
        )
        app = web.Application()
        app.add_routes(self.channel.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True).start()
        self.port = self._runner.addresses[0][1]
        await self.channel.start()

    async def stop(self) -> None:
        """Finish what is being answered and close everything."""
        await self.channel.stop()
        await self._runner.cleanup()
        self.database.close()


def _now() -> datetime:
    return NOW
