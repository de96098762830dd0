"""Pictures and files the page sends: a form, read with limits, never trusted."""

from collections.abc import Awaitable, Callable

import msgspec
from aiohttp import BodyPartReader, web

from bot.channels.practice.posted import LONGEST_TEXT, check_key
from bot.channels.practice.refusal import RefusedError
from bot.documents import LARGEST as LARGEST_DOCUMENT
from bot.documents import NotADocumentError
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


_NO_DOCUMENT = {
    "document": (415, "not_a_document"),
    "document_broken": (415, "document_broken"),
    "document_too_large": (413, "document_too_large"),
}


class Album(msgspec.Struct, frozen=True):
    """Pictures sent together: one message, one answer."""

    key: str
    caption: str
    pictures: list[bytes]


class Document(msgspec.Struct, frozen=True):
    """A file of one message, under the name it has with its sender."""

    key: str
    caption: str
    name: str
    content: bytes


async def read_album(request: web.Request) -> Album:
    """The pictures of one message with its key and caption. Raises RefusedError."""
    pictures: list[bytes] = []

    async def take(part: BodyPartReader) -> None:
        if part.name != "photo" or len(pictures) >= MOST_PHOTOS:
            raise RefusedError(400, "too_many_photos")
        room = _LARGEST_ALBUM - sum(map(len, pictures))
        pictures.append(await _read(part, min(LARGEST, room), "photo_too_large"))

    key, caption = await _read_form(request, take)
    if not pictures:
        raise RefusedError(400, "unreadable")
    return Album(key, caption, pictures)


async def read_document(request: web.Request) -> Document:
    """The file of one message with its key and caption. Raises RefusedError."""
    documents: list[tuple[str, bytes]] = []

    async def take(part: BodyPartReader) -> None:
        if part.name != "document" or documents:
            raise RefusedError(400, "unreadable")
        documents.append((part.filename or "", await _read(part, LARGEST_DOCUMENT, "document_too_large")))

    key, caption = await _read_form(request, take)
    if not documents:
        raise RefusedError(400, "unreadable")
    return Document(key, caption, *documents[0])


async def _read_form(
    request: web.Request, take: Callable[[BodyPartReader], Awaitable[None]]
) -> tuple[str, str]:
    """The key and the caption of a form; every other part is taken. Raises RefusedError."""
    if request.content_type != "multipart/form-data":
        raise RefusedError(415, "unreadable")
    words = {"key": "", "caption": ""}
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise RefusedError(400, "unreadable")
            if part.name in words:
                words[part.name] = (await _read(part, _LARGEST_CAPTION, "too_long")).decode()
            else:
                await take(part)
    except ValueError as error:  # no boundary, or words that are not UTF-8
        raise RefusedError(400, "unreadable") from error
    check_key(words["key"])
    return words["key"], words["caption"][:LONGEST_TEXT]


def refusal_of(error: NotAPhotoError | NotADocumentError) -> RefusedError:
    """What the page is told about bytes that are not kept."""
    if isinstance(error, NotADocumentError):
        return RefusedError(*_NO_DOCUMENT[error.why])
    return RefusedError(*_REFUSALS[error.why])


async def _read(part: BodyPartReader, limit: int, too_much: str) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk():
        content += chunk
        if len(content) > limit:
            raise RefusedError(413, too_much)
    return bytes(content)
