"""What a link answers when it is opened; the rights of its person are looked at each time."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import structlog
from aiohttp import web

from bot.documents import DocumentFolder
from bot.links import pages
from bot.links.grant import Grant, Picture
from bot.links.handing_out import HEADERS, handed_out, mime_of
from bot.links.opening import Kept, Made, Opened, Sent, Shown, opened
from bot.links.seal import Seal
from bot.outbox import Outbox
from bot.photos import PhotoStore
from handlers.turn import VIETNAM
from models.database import Database, DatabaseUnavailableError

_log = structlog.get_logger()


class Places(NamedTuple):
    """Where what links lead to is on this machine."""

    photos: PhotoStore
    documents: DocumentFolder
    outbox: Outbox


class _Found(NamedTuple):
    """A file on our disk, and how it is handed out."""

    path: Path
    name: str
    mime: str


class Answers:
    """Opens links over HTTP."""

    def __init__(self, seal: Seal, database: Database, places: Places, now: Callable[[], datetime]) -> None:
        self._seal = seal
        self._database = database
        self._places = places
        self._now = now

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Open one link, and let nobody on the way keep what it shows. Never raises."""
        try:
            response = await self._open(request)
        except DatabaseUnavailableError:
            _log.warning("link_database_unavailable")
            response = pages.unavailable()
        except Exception as error:
            _log.exception("link_failed", kind=type(error).__name__)
            response = pages.unavailable()
        response.headers.update(HEADERS)
        return response

    async def _open(self, request: web.Request) -> web.StreamResponse:
        if request.method not in ("GET", "HEAD"):
            return pages.not_that_way()
        grant = self._seal.opened(request.match_info["token"])
        if grant is None:
            return pages.unknown()
        if self._now().timestamp() >= grant.until:
            return pages.expired(grant)
        # not with ``read``: an errand may keep its threads busy for seconds
        found = await self._database.run(lambda session: opened(session, self._seal, grant))
        if found is None:
            return pages.unknown()
        if isinstance(found, Shown):
            return self._gallery(grant, found)
        return await self._file(grant, found)

    def _gallery(self, grant: Grant, found: Shown) -> web.Response:
        """Its photos are open as long as the page itself, and no longer."""
        links = [
            None if number in found.missing else self._seal.sealed(Picture(grant.person, grant.until, number))
            for number in found.photos
        ]
        until = f"{datetime.fromtimestamp(grant.until, VIETNAM):%H:%M}"
        return pages.gallery(found.about, links, until, found.locale)

    async def _file(self, grant: Grant, found: Opened) -> web.StreamResponse:
        if isinstance(found, Kept) and found.sha256 is None:
            return pages.not_here_yet()
        on_disk = await asyncio.to_thread(self._find, found)
        return handed_out(*on_disk) if on_disk else pages.cleared_out(grant)

    def _find(self, found: Opened) -> _Found | None:
        match found:
            case Kept(str() as sha256, mime, name):
                path = self._places.photos.find(sha256, mime)
                return _Found(path, f"{name}{path.suffix}", mime) if path else None
            case Sent(sha256, mime, name):
                path = self._places.documents.find(sha256, mime)
                return _Found(path, name, mime) if path else None
            case Made(folder):
                path = self._places.outbox.find(folder)
                return _Found(path, path.name, mime_of(path.name)) if path else None
        return None
