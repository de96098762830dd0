"""What a Telegram update means: an Incoming, a membership change, or nothing for us.

The bot talks with one person at a time: groups, channels and other bots get no
answer, and neither do service messages ("… pinned a message").
"""

from typing import NamedTuple

from aiogram.enums import ChatType, ContentType
from aiogram.types import CallbackQuery, Document, Message, PhotoSize, Update

from bot.channels.telegram import CHANNEL
from bot.channels.telegram.quotes import quoted, ref
from bot.documents import LARGEST, kind_named, shown_name
from bot.photos import KINDS
from handlers.message import (
    Changed,
    Content,
    File,
    Handed,
    Incoming,
    PhotoIn,
    Said,
    Shown,
    Tapped,
    Unreadable,
)

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]

_UNREADABLE = frozenset(
    {
        ContentType.ANIMATION,
        ContentType.AUDIO,
        ContentType.CHECKLIST,
        ContentType.CONTACT,
        ContentType.DICE,
        ContentType.DOCUMENT,
        ContentType.GAME,
        ContentType.LIVE_PHOTO,
        ContentType.LOCATION,
        ContentType.POLL,
        ContentType.STICKER,
        ContentType.STORY,
        ContentType.VENUE,
        ContentType.VIDEO,
        ContentType.VIDEO_NOTE,
        ContentType.VOICE,
    }
)


class Tap(NamedTuple):
    """The button behind a tap: the query to answer and the message it was on, if there still is one."""

    query_id: str
    message_id: int | None


class Membership(NamedTuple):
    """A person blocked the bot, or let it in again."""

    address: str
    blocked: bool


def incoming(update: Update) -> Incoming | None:
    """What a person sent, or None when there is nothing to answer."""
    if update.message is not None:
        return _from_message(update.update_id, update.message)
    if update.callback_query is not None:
        return _from_tap(update.update_id, update.callback_query)
    if update.edited_message is not None:
        return _from_edit(update.update_id, update.edited_message)
    return None


def tap(update: Update) -> Tap | None:
    """The tapped button, when the update is a tap."""
    query = update.callback_query
    if query is None:
        return None
    return Tap(query.id, query.message.message_id if query.message else None)


def membership(update: Update) -> Membership | None:
    """Whether the person blocked or unblocked the bot, when the update says so."""
    change = update.my_chat_member
    if change is None or change.chat.type != ChatType.PRIVATE:
        return None
    if change.new_chat_member.status not in ("kicked", "member"):
        return None
    return Membership(str(change.chat.id), change.new_chat_member.status == "kicked")


def lane(update: Update) -> int:
    """The chat whose updates must be handled one after the other; 0 for what belongs to none."""
    if update.callback_query is not None:
        message = update.callback_query.message
        return message.chat.id if message else update.callback_query.from_user.id
    place = update.message or update.edited_message or update.my_chat_member
    return place.chat.id if place else 0


def _from_message(update_id: int, message: Message) -> Incoming | None:
    content = _content(message) if _is_personal(message) else None
    if content is None:
        return None
    return _made(update_id, message.chat.id, content, message.media_group_id)


def _from_edit(update_id: int, message: Message) -> Incoming | None:
    """Words that are different now, or only their link's preview; another caption is of no use."""
    if not _is_personal(message):
        return None
    if message.text is None:
        return _made(update_id, message.chat.id, Unreadable("edited_message"))
    return _made(update_id, message.chat.id, Changed(ref(message), message.text))


def _from_tap(update_id: int, query: CallbackQuery) -> Incoming | None:
    if query.message is not None and query.message.chat.type != ChatType.PRIVATE:
        return None
    address = query.message.chat.id if query.message else query.from_user.id
    return _made(update_id, address, Tapped(query.data or ""))


def _made(update_id: int, address: int, content: Content, album: str | None = None) -> Incoming:
    # one bot for each database, so that the update's own number is key enough
    return Incoming(CHANNEL, str(address), f"u{update_id}", content, album)


def _is_personal(message: Message) -> bool:
    from_bot = message.from_user is not None and message.from_user.is_bot
    return message.chat.type == ChatType.PRIVATE and not from_bot


def _content(message: Message) -> Content | None:
    if message.text is not None:
        return Said(message.text, ref(message), quoted(message))
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Shown((_picture(largest),), message.caption or "")
    document = message.document
    if document is not None and document.mime_type in KINDS:
        return Shown((_picture(document, mime=document.mime_type, as_file=True),), message.caption or "")
    if document is not None and message.animation is None:
        return _document(document, message.caption or "")
    kind = message.content_type
    return Unreadable(str(ContentType(kind).value)) if kind in _UNREADABLE else None


def _document(sent: Document, caption: str) -> Content:
    """A file by its name; its bytes are not here yet (``documents.py``)."""
    kind = kind_named(sent.file_name or "")
    if kind is None:
        return Unreadable("document")
    size = sent.file_size or 0
    if size > LARGEST:
        return Unreadable("document_too_large")
    file = File(shown_name(sent.file_name or "", kind.ending), "", kind.mime)
    return Handed(file, "", size, caption, sent.file_id)


def _picture(file: PhotoSize | Document, mime: str = "image/jpeg", *, as_file: bool = False) -> PhotoIn:
    return PhotoIn(
        file.file_id, mime=mime, as_file=as_file, unique_id=file.file_unique_id, size=file.file_size
    )
