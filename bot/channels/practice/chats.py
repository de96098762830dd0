"""The chats of the practice page: they go through the same inbox as everybody's, and are written down."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.channels.channel import Receive
from bot.channels.practice import people, transcript, uploads
from bot.channels.practice.bubble import revision, view
from bot.channels.practice.feed import Feed
from bot.channels.practice.meant import meant
from bot.channels.practice.people import Someone
from bot.channels.practice.posted import Posted
from bot.channels.practice.refusal import RefusedError
from bot.channels.practice.transcript import Turn
from bot.channels.practice.uploads import Album, Document
from bot.documents import DocumentFolder, NotADocumentError
from bot.lanes import Lanes
from bot.photos import NotAPhotoError, PhotoStore
from handlers.message import Content, Handed, Incoming, PhotoIn, Reply, Shown
from handlers.turn import VIETNAM
from models.database import Database

LONGEST_TRANSCRIPT = 300  # bubbles a page is given when it opens


class Chats:
    """What is said in each practice chat: taken in, answered, kept, and told to the open pages."""

    def __init__(
        self,
        receive: Receive,
        database: Database,
        photos: PhotoStore,
        documents: DocumentFolder,
        now: Callable[[], datetime],
    ) -> None:
        self._receive = receive
        self.database = database
        self.photos = photos
        self._documents = documents
        self._now = now
        self.feed = Feed()
        self._lanes = Lanes()

    def _today(self) -> date:
        return self._now().astimezone(VIETNAM).date()

    async def people(self) -> list[Someone]:
        """Everyone who can be picked."""
        return await self.database.run(lambda session: people.everyone(session, self._today()))

    async def someone(self, who: str) -> Someone:
        """Who that is. Raises RefusedError for anybody but a sample person or a newcomer."""
        found = await self.database.run(lambda session: people.someone(session, who, self._today()))
        if found is None:
            raise RefusedError(404, "gone")
        return found

    async def open(self, who: str) -> tuple[list[dict[str, Any]], int]:
        """Pick someone: their transcript, and the revision from which to listen."""

        def work(session: Session) -> tuple[list[dict[str, Any]], int]:
            people.pick(session, who, self._now())
            messages = transcript.latest(session, who, LONGEST_TRANSCRIPT)
            return [view(message) for message in messages], max([0, *map(revision, messages)])

        return await self.database.run(work)

    async def take(
        self, who: str, key: str, content: Content, tapped: int | None = None
    ) -> list[dict[str, Any]]:
        """Handle one message and write it down with its reply; returns the bubbles that changed.

        The same key again changes nothing and returns the same bubbles.
        """
        turn = Turn(who, key, content, tapped)
        async with self._lanes.enter(who):  # bubbles stand in the order in which things took effect
            if changed := await self.database.run(lambda session: _known(session, turn, self._now())):
                return changed
            reply = await self._receive(Incoming(people.CHANNEL, who, key, content))
            changed = await self.database.run(lambda session: _recorded(session, turn, reply, self._now()))
        self.feed.tell(who)
        return changed

    async def take_posted(self, who: str, posted: Posted) -> list[dict[str, Any]]:
        """Handle what the page posted. Raises RefusedError for an edit of nothing."""
        content = await self.database.run(lambda session: meant(session, who, posted))
        return await self.take(who, posted.key, content, posted.tapped)

    async def take_album(self, who: str, album: Album) -> list[dict[str, Any]]:
        """Keep the pictures on disk, then handle the message they make."""
        try:
            kept = [await asyncio.to_thread(self.photos.save, picture) for picture in album.pictures]
        except NotAPhotoError as error:
            raise uploads.refusal_of(error) from error
        photos = tuple(PhotoIn(sha256=sha256, mime=mime) for sha256, mime in kept)
        return await self.take(who, album.key, Shown(photos, album.caption))

    async def take_document(self, who: str, sent: Document) -> list[dict[str, Any]]:
        """Keep the file on disk, then handle the message it makes. Raises RefusedError."""
        try:
            kept = await asyncio.to_thread(self._documents.save, sent.name, sent.content)
        except NotADocumentError as error:
            raise uploads.refusal_of(error) from error
        content = Handed(kept.file, kept.sha256, kept.size, sent.caption)
        return await self.take(who, sent.key, content)

    async def tell(self, who: str, key: str, reply: Reply) -> None:
        """Say something nobody asked for, a reminder for example; once for a key."""
        async with self._lanes.enter(who):
            await self.database.run(lambda s: transcript.tell(s, who, key, reply, self._now()))
        self.feed.tell(who)


def _known(session: Session, turn: Turn, at: datetime) -> list[dict[str, Any]]:
    """What a message that was handled before has changed; empty for a new one."""
    people.pick(session, turn.address, at)
    said = transcript.find(session, turn.address, turn.key)
    return [] if said is None or said.id is None else _views_since(session, turn.address, said.id - 1)


def _recorded(session: Session, turn: Turn, reply: Reply, at: datetime) -> list[dict[str, Any]]:
    said = transcript.record(session, turn, reply, at)
    return _views_since(session, turn.address, said - 1)


def _views_since(session: Session, address: str, revision: int) -> list[dict[str, Any]]:
    return [view(message) for message in transcript.since(session, address, revision)]
