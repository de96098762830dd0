"""Pictures the page sends: a form, read with limits, never trusted."""

import msgspec
from aiohttp import BodyPartReader, web

from bot.channels.practice.posted import LONGEST_TEXT, check_key
from bot.channels.practice.refusal import RefusedError
from bot.photos import LARGEST, NotAPhotoError

MOST_PHOTOS = 10  # in one message, as in an album on Telegram
_LARGEST_CAPTION = 64 * 1024  # bytes: the longest text with every character escaped, and some room
_LARGEST_ALBUM = 64 * 1024 * 1024  # bytes; the page makes photos smaller, this is for browsers that cannot
_REFUSALS = {
    "not_a_photo": (415, "not_a_photo"),
    "broken": (415, "photo_broken"),
    "too_large": (413, "photo_too_large"),
    "too_many_pixels": (413, "photo_too_large"),
}


class Album(msgspec.Struct, frozen=True):
    """Pictures sent together: one message, one answer."""

    key: str
    caption: str
    pictures: list[bytes]


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
                words[part.name] = (await _read(part, _LARGEST_CAPTION)).decode()
            elif part.name == "photo" and len(pictures) < MOST_PHOTOS:
                room = _LARGEST_ALBUM - sum(map(len, pictures))
                pictures.append(await _read(part, min(LARGEST, room)))
            else:
                raise RefusedError(400, "too_many_photos")
    except ValueError as error:  # no boundary, or words that are not UTF-8
        raise RefusedError(400, "unreadable") from error
    check_key(words["key"])
    if not pictures:
        raise RefusedError(400, "unreadable")
    return Album(words["key"], words["caption"][:LONGEST_TEXT], pictures)


def refusal_of(error: NotAPhotoError) -> RefusedError:
    """What the page is told about bytes that are not kept."""
    return RefusedError(*_REFUSALS[error.why])


async def _read(part: BodyPartReader, limit: int) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk():
        content += chunk
        if len(content) > limit:
            raise RefusedError(413, "photo_too_large")
    return bytes(content)
