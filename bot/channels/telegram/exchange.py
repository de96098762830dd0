"""One update, however it came in: what it means, what the inbox replies, which calls that makes.

Polling and webhook both end here; they differ only in how they acknowledge.
"""

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec
import structlog
from aiogram.types import Update
from pydantic import ValidationError

from bot.channels.channel import Receive
from bot.channels.still_there import still_there
from bot.channels.telegram import commands, updates
from bot.channels.telegram.albums import Albums
from bot.channels.telegram.documents import Documents
from bot.channels.telegram.failures import place, reason
from bot.channels.telegram.pictures import Pictures
from bot.channels.telegram.presence import Presence
from bot.channels.telegram.replies import Call, calls
from bot.channels.telegram.updates import Membership, Tap
from handlers.message import Incoming, Reply, Shown
from locales.translator import Translator, plural
from models.database import DatabaseUnavailableError

_log = structlog.get_logger()


class Outgoing(NamedTuple):
    """What is to be said in a chat now; ``held`` is done when the reply of an album is on its way."""

    address: str
    calls: list[Call]
    held: asyncio.Future[None] | None = None


_NOTHING = Outgoing("", [])


def read(raw: Any) -> Update | None:
    """An update as Telegram wrote it; None, with a log line, for one that this version cannot read."""
    try:
        return Update.model_validate(raw)
    except ValidationError as error:
        where = [".".join(map(str, fault["loc"])) for fault in error.errors(include_input=False)]
        _log.error("telegram_update_unreadable", fields=where[:5])
        return None


class Exchange:
    """From an update to the calls of its reply."""

    def __init__(
        self,
        receive: Receive,
        presence: Presence,
        pictures: Pictures,
        documents: Documents,
        albums: Albums,
        say: Translator,
        photos_came: Callable[[], None],
    ) -> None:
        """``photos_came`` is called when there are new pictures to fetch."""
        self._receive = receive
        self._presence = presence
        self._pictures = pictures
        self._documents = documents
        self._albums = albums
        self._say = say
        self._photos_came = photos_came

    async def take(self, update: Update) -> Outgoing:
        """Handle one update to its commit; returns what is to be said now.

        Raises DatabaseUnavailableError: then the update must come again. Any other
        failure is logged and ends here, because the same update would fail again.
        """
        try:
            return await self._take(update)
        except DatabaseUnavailableError:
            raise
        except Exception as error:
            _log.error(
                "telegram_update_failed", update=update.update_id, reason=reason(error), at=place(error)
            )
            return _NOTHING

    async def _take(self, update: Update) -> Outgoing:
        incoming = updates.incoming(update)
        if incoming is None:
            await self._note(updates.membership(update))
            return _NOTHING
        incoming = await self._documents.fetched(incoming)
        reply = await self._receive(incoming)
        if isinstance(incoming.content, Shown):
            self._photos_came()
        said = await self._calls(reply, incoming, updates.tap(update))
        if incoming.album is not None:
            held = self._albums.hold(incoming.address, incoming.album, said)
            return Outgoing(incoming.address, [], held)
        self._albums.release(incoming.address)
        return Outgoing(incoming.address, said)

    async def _note(self, membership: Membership | None) -> None:
        if membership is None:
            return
        if membership.blocked:
            await self._presence.blocked(membership.address)
        else:
            await self._presence.back(membership.address)

    async def _calls(self, reply: Reply, incoming: Incoming, tapped: Tap | None) -> list[Call]:
        if reply.files:
            reply = msgspec.structs.replace(reply, files=still_there(reply.files))
        pictures = await self._pictures.find(reply.photos)
        if missing := len(reply.photos) - len(pictures):
            reply = self._without(reply, missing)
        said = calls(reply, incoming.address, tapped, pictures)
        if reply.role:
            said.append(Call(commands.for_chat(incoming.address, reply.role, self._say)))
        return said

    def _without(self, reply: Reply, missing: int) -> Reply:
        """The reply that says so, where some of its pictures cannot be shown."""
        note = plural("📷 {n} photo is not here yet.", "📷 {n} photos are not here yet.", missing)
        text = "\n".join(part for part in (reply.text, self._say(note)) if part)
        return msgspec.structs.replace(reply, text=text)
