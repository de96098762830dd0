"""Pictures and files of a chat, given out only to the chat they are in."""

from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import quote

from aiohttp import web
from sqlmodel import Session

from bot.channels.practice import transcript
from bot.channels.practice.bubble import Bubble, unpack
from bot.channels.practice.refusal import RefusedError
from bot.photos import PhotoStore
from handlers.message import Reply
from models import photo

Item = TypeVar("Item")

_SHOWN_IN_PAGE = ("image/jpeg", "image/png", "image/webp")


class Attachment(NamedTuple):
    """A file on our disk and the name and kind it is given out with."""

    path: Path
    name: str
    mime: str


def picture(session: Session, store: PhotoStore, address: str, bubble: int, index: int) -> Attachment:
    """The picture at this position (from 0) of a bubble. Raises RefusedError when there is none."""
    kept = _bubble(session, address, bubble)
    if kept.pictures:
        found = _at(kept.pictures, index)
        return _stored(store, found.sha256, found.mime)
    number = _at((kept.reply or Reply()).photos, index)
    rows = photo.get_many(session, [number])
    if not rows:
        raise RefusedError(404, "not_found")
    return _stored(store, rows[0].sha256, rows[0].mime)


def file(session: Session, address: str, bubble: int, index: int) -> Attachment:
    """The file at this position (from 0) of a bubble. Raises RefusedError when there is none."""
    kept = _bubble(session, address, bubble)
    found = _at(kept.files or (kept.reply or Reply()).files, index)
    return Attachment(Path(found.path), found.name, found.mime)


def served(attachment: Attachment) -> web.StreamResponse:
    """The answer with its bytes; only pictures are ever shown by the browser itself."""
    if not attachment.path.is_file():
        raise RefusedError(404, "not_found")
    shown = attachment.mime in _SHOWN_IN_PAGE
    response = web.FileResponse(attachment.path)
    response.content_type = attachment.mime if shown else "application/octet-stream"
    # RFC 6266: a Vietnamese name as UTF-8
    kind = "inline" if shown else "attachment"
    response.headers["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(attachment.name, safe='')}"
    return response


def _bubble(session: Session, address: str, number: int) -> Bubble:
    message = transcript.bubble_of(session, address, number)
    if message is None:
        raise RefusedError(404, "not_found")
    return unpack(message)


def _at(items: tuple[Item, ...], index: int) -> Item:
    if index >= len(items):
        raise RefusedError(404, "not_found")
    return items[index]


def _stored(store: PhotoStore, sha256: str | None, mime: str) -> Attachment:
    path = store.find(sha256, mime) if sha256 else None
    if path is None:  # still on the platform it came from, or broken when it came
        raise RefusedError(404, "not_found")
    return Attachment(path, path.name, mime)
