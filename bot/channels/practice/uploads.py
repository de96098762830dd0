"""What the page sends: a JSON message, or a form with pictures; read with limits, never trusted."""

import re

import msgspec
from aiohttp import BodyPartReader, web

from bot.channels.practice.refusal import RefusedError
from bot.photos import LARGEST
from handlers.message import Content, Said, Tapped

LONGEST_TEXT = 4096  # characters, as on Telegram
MOST_PHOTOS = 10  # in one message, as in an album on Telegram
_LARGEST_JSON = 64 * 1024  # bytes: the longest text with every character escaped, and some room
_LARGEST_ALBUM = 64 * 1024 * 1024  # bytes; the page makes photos smaller, this is for browsers that cannot
_KEY = re.compile(r"[A-Za-z0-9-]{16,40}")


class Posted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A typed text or a tapped button; ``tapped`` is the id of the bubble the button is on."""

    key: str
    text: str | None = None
    data: str | None = None
    tapped: int | None = None

    def content(self) -> Content:
        """What was said. Raises RefusedError when it is neither or both, empty or too long."""
        if (self.text is None) == (self.data is None):
            raise RefusedError(400, "unreadable")
        if self.data is not None:
            return Tapped(_limited(self.data))
        return Said(_limited(self.text or ""))


class Album(msgspec.Struct, frozen=True):
    """Pictures sent together: one message, one answer."""

    key: str
    caption: str
    pictures: list[bytes]


async def read_message(request: web.Request) -> Posted:
    """The JSON of a message. Raises RefusedError."""
    if request.content_type != "application/json":
        raise RefusedError(415, "unreadable")
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > _LARGEST_JSON:
            raise RefusedError(413, "too_long")
    try:
        posted = msgspec.json.decode(body, type=Posted)
    except msgspec.MsgspecError as error:
        raise RefusedError(400, "unreadable") from error
    _check_key(posted.key)
    return posted


async def read_album(request: web.Request) -> Album:
    """The pictures of one message with its key and caption. Raises RefusedError."""
    if request.content_type != "multipart/form-data":
        raise RefusedError(415, "unreadable")
    words = {"key": "", "caption": ""}
    pictures: list[bytes] = []
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise RefusedError(400, "unreadable")
            if part.name in words:
                words[part.name] = (await _read(part, _LARGEST_JSON)).decode()
            elif part.name == "photo" and len(pictures) < MOST_PHOTOS:
                room = _LARGEST_ALBUM - sum(map(len, pictures))
                pictures.append(await _read(part, min(LARGEST, room)))
            else:
                raise RefusedError(400, "too_many_photos")
    except ValueError as error:  # no boundary, or words that are not UTF-8
        raise RefusedError(400, "unreadable") from error
    _check_key(words["key"])
    if not pictures:
        raise RefusedError(400, "unreadable")
    return Album(words["key"], words["caption"][:LONGEST_TEXT], pictures)


async def _read(part: BodyPartReader, limit: int) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk():
        content += chunk
        if len(content) > limit:
            raise RefusedError(413, "photo_too_large")
    return bytes(content)


def _check_key(key: str) -> None:
    if not _KEY.fullmatch(key):
        raise RefusedError(400, "unreadable")


def _limited(text: str) -> str:
    if not text.strip():
        raise RefusedError(400, "unreadable")
    if len(text) > LONGEST_TEXT:
        raise RefusedError(413, "too_long")
    return text
