"""Pictures that people sent: Zalo keeps them at links, which may be gone, slow or heavy."""

import asyncio
from dataclasses import dataclass
from itertools import count

from aiohttp import web

from testing.zalo.world import World


@dataclass
class Link:
    """A picture at a link."""

    content: bytes
    status: int = 200  # 404 or 410: expired
    slow: bool = False  # answers only after ``release``
    size: int = 0  # bytes that come at least, zeros behind the picture


class Photos:
    """Everything at ``/photo/<id>.jpg``."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.url = ""  # of the stand-in
        self.links: dict[str, Link] = {}
        self.asked: list[str] = []  # ids, in the order in which they were fetched
        self._numbers = count(1)
        self._released = asyncio.Event()

    def keep(self, link: Link) -> str:
        """Give a picture its link; returns the address."""
        photo_id = f"{next(self._numbers):020x}"
        self.links[photo_id] = link
        return f"{self.url}/photo/{photo_id}.jpg"

    def expire(self, status: int = 410) -> None:
        """Let every link there is be gone."""
        for link in self.links.values():
            link.status = status

    def release(self) -> None:
        """Let slow links answer from now on."""
        self._released.set()

    async def serve(self, request: web.Request) -> web.Response:
        """Answer a GET of a link."""
        photo_id = request.match_info["photo_id"]
        self.asked.append(photo_id)
        await self._world.notify()
        link = self.links.get(photo_id)
        if link is not None and link.slow:
            await self._released.wait()
        if link is None or link.status != 200:
            return web.Response(status=404 if link is None else link.status)
        return web.Response(body=link.content.ljust(link.size, b"\0"), content_type="image/jpeg")
