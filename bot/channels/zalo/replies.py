"""A Reply as Zalo can show it: words, pictures by a link that Zalo fetches, files by a link to tap.

Each message counts against the month: what can travel together does. A picture carries the words
as its caption, and of several photos the first is shown, with one link to all of them.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from sqlmodel import Session

from bot.channels.still_there import still_there
from bot.channels.zalo import CHANNEL
from bot.links import Links
from handlers import plain
from handlers.message import Reply
from locales import _, plural
from locales.translator import Translator
from models import conversation, photo
from models.database import Database


class Message(NamedTuple):
    """One call: words, or a picture with words below it; ``instead``: the words where it cannot be shown."""

    text: str
    picture: str = ""
    instead: str = ""


class _Given(NamedTuple):
    """What goes with the words."""

    pictures: list[str]  # links
    lines: list[str]  # of files, and of photos that are not shown by themselves


class Replies:
    """Puts replies into messages of at most 2,000 characters."""

    def __init__(self, database: Database, links: Links | None, say: Translator) -> None:
        """Without ``links``, when nothing of ours can be reached from outside, the words have to do."""
        self._database = database
        self._links = links
        self._say = say

    async def messages(self, address: str, reply: Reply, *, whole: bool = False) -> list[Message]:
        """What to send, in order; nothing for a silent reply. Raises DatabaseUnavailableError.

        A long answer is its first screen, the others are asked for; what nobody asked for goes ``whole``.
        """
        if not reply.files and not reply.photos:
            return [Message(text) for text in (plain.messages if whole else plain.shown)(reply)]
        given = await self._given(address, reply)
        if given is None:
            return [Message(text) for text in plain.messages(self._in_words(reply))]
        return _laid_out(reply, given)

    async def _given(self, address: str, reply: Reply) -> _Given | None:
        links = self._links
        if links is None:
            return None
        person_id, photos = await self._database.run(
            lambda session: _asked_of(session, address, reply.photos)
        )
        if person_id is None:
            return None
        files = still_there(reply.files)
        pictures = [await links.file(person_id, file) for file in files if file.is_picture]
        others = [file for file in files if not file.is_picture]
        lines = [f"📎 {file.name}\n{await links.file(person_id, file)}" for file in others]
        if photos:
            pictures.append(links.photo(person_id, photos[0]))
        if len(photos) > 1:
            every = plural("📷 All {n} photos:", "📷 All {n} photos:", len(photos))
            lines.append(f"{self._say(every)}\n{links.photos(person_id, photos)}")
        if missing := len(reply.photos) - len(photos):
            gone = plural("📷 {n} photo is not here yet.", "📷 {n} photos are not here yet.", missing)
            lines.append(self._say(gone))
        if any("://" in line for line in lines):
            lines.append(self._say(_("A link is good for one hour.")))
        return _Given(pictures, lines)

    def _in_words(self, reply: Reply) -> Reply:
        """The reply where no link can be made."""
        seen = plural(
            "📷 {n} photo, not to be seen here.", "📷 {n} photos, not to be seen here.", len(reply.photos)
        )
        told = [reply.text, self._say(seen) if reply.photos else ""]
        if reply.files and not reply.in_words:
            told.append(self._say(_("The file cannot be had here; on Telegram it can.")))
        return msgspec.structs.replace(reply, text=_joined(told), files=(), photos=())


def _asked_of(session: Session, address: str, ids: Sequence[int]) -> tuple[int | None, list[int]]:
    """Whose chat it is, and which of the photos are on our disk, in this order."""
    person_id = conversation.person_of_chat(session, CHANNEL, address)
    rows = photo.get_many(session, ids) if ids else []
    return person_id, [row.id for row in rows if row.sha256 and row.id is not None]


def _laid_out(reply: Reply, given: _Given) -> list[Message]:
    """The last picture carries the first of the words."""
    told = _joined([reply.text, "\n".join(given.lines)])
    bare = msgspec.structs.replace(reply, text=told, in_words="", files=(), photos=())
    texts = plain.messages(bare)
    if not given.pictures:
        return [Message(text) for text in texts]
    *before, last = given.pictures
    caption, *rest = texts or [""]
    # without its picture the words for it are said: what a picture shows is in words, too
    instead, *more = plain.messages(msgspec.structs.replace(bare, in_words=reply.in_words)) or [""]
    shown = Message(caption, last, instead if len(more) == len(rest) else caption)
    return [*(Message("", one) for one in before), shown, *(Message(text) for text in rest)]


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part)
