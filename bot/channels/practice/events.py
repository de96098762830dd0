"""Live updates: one server-sent event for each change of a chat, resumed where it broke off."""

import asyncio
from typing import Any

import msgspec
from aiohttp import web
from sqlmodel import Session

from bot.channels.practice import transcript
from bot.channels.practice.bubble import revision, view
from bot.channels.practice.feed import Feed
from bot.channels.practice.guard import HEADERS
from models.database import Database

BEAT_SECONDS = 15.0  # a page that hears nothing for much longer knows that its line is dead
_RETRY_MS = 1000
_LARGEST_REVISION = 2**63 - 1


def resumed_from(request: web.Request) -> int:
    """The last revision the page has seen: the browser's own header, or what the page says."""
    for said in (request.headers.get("Last-Event-ID"), request.query.get("after")):
        if said and said.isascii() and said.isdigit():
            return min(int(said), _LARGEST_REVISION)
    return 0


async def stream(
    request: web.Request, database: Database, feed: Feed, address: str, beat: float = BEAT_SECONDS
) -> web.StreamResponse:
    """Send the chat's changes until the page leaves or the program stops."""
    after = resumed_from(request)
    response = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
    await response.prepare(request)
    try:
        await response.write(f"retry: {_RETRY_MS}\n\n".encode())
        with feed.listen(address) as news:
            while not feed.closed:
                news.clear()
                after = await _send_since(response, database, address, after)
                if not await _told(news, beat):
                    await response.write(b"event: beat\ndata:\n\n")
    except ConnectionResetError:
        pass  # the page has left
    return response


async def _send_since(response: web.StreamResponse, database: Database, address: str, after: int) -> int:
    """Send everything after a revision as one event; returns the revision the page is at now."""
    changed, last = await database.run(lambda session: _since(session, address, after))
    if changed:
        # one event, so that whoever breaks off has all changes of a revision or none
        await response.write(b"id: %d\ndata: %s\n\n" % (last, msgspec.json.encode(changed)))
    return last


def _since(session: Session, address: str, after: int) -> tuple[list[dict[str, Any]], int]:
    messages = transcript.since(session, address, after)
    return [view(message) for message in messages], max([after, *map(revision, messages)])


async def _told(news: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(news.wait(), seconds)
    except TimeoutError:
        return False
    return True
