"""What an update of Zalo means: a message from one person, or nothing for us.

Two shapes are about: the documented ``{"ok": true, "result": {…}}`` and, from webhooks as they
were captured, the bare event; the picture is ``photo`` in one and ``photo_url`` in the other.
Groups and other bots get no answer.
"""

from typing import Any

import msgspec

from bot.channels.zalo import CHANNEL
from handlers.message import Content, Incoming, Said, Shown, Unreadable

TEXT, IMAGE = "message.text.received", "message.image.received"
_UNREADABLE = {
    "message.sticker.received": "sticker",
    "message.voice.received": "voice",
    "message.unsupported.received": "unsupported",  # a file, a place, a contact: Zalo does not say what
}
_PRIVATE = "PRIVATE"
_MILLISECONDS = 1e11  # dates above this are in milliseconds, as documented; others in seconds
_LATEST = 1e14
_LONGEST_KEY = 64  # characters of an id; Zalo's have 20


class _From(msgspec.Struct):
    is_bot: bool | None = None


class _Chat(msgspec.Struct):
    id: str | int
    chat_type: str | None = None


class _Message(msgspec.Struct):
    """Any field that may be left out may be null, too."""

    chat: _Chat
    message_id: str | int
    sender: _From | None = msgspec.field(name="from", default=None)
    text: str | None = None
    photo: str | None = None
    photo_url: str | None = None
    caption: str | None = None
    date: Any = None  # no message is left unread for it


class _Event(msgspec.Struct):
    event_name: str
    message: _Message


class Update(msgspec.Struct, frozen=True):
    """A message as it came; ``picture`` is the link to what it shows.

    ``sent_at`` is in seconds since 1970; 0: not known.
    """

    incoming: Incoming
    picture: str = ""
    sent_at: float = 0.0


class UnreadableUpdateError(Exception):
    """It has none of the shapes we know; the text says where it differs, without what it holds."""


def read(raw: Any) -> Update | None:
    """What a person sent, or None when there is nothing to answer. Raises UnreadableUpdateError."""
    event = _event(raw)
    message = event.message
    if (message.chat.chat_type or _PRIVATE) != _PRIVATE or (message.sender and message.sender.is_bot):
        return None
    chat, key = _kept(str(message.chat.id)), _kept(str(message.message_id))
    if not key or max(len(key), len(chat)) > _LONGEST_KEY:
        raise UnreadableUpdateError("message_id")
    incoming = Incoming(CHANNEL, chat, f"z{key}", _content(event.event_name, message, key))
    return Update(incoming, message.photo or message.photo_url or "", _seconds(message.date))


def _event(raw: Any) -> _Event:
    bare = raw.get("result", raw) if isinstance(raw, dict) else raw
    try:
        return msgspec.convert(bare, _Event)
    except msgspec.ValidationError as error:
        raise UnreadableUpdateError(_where(error)) from None


def _content(event_name: str, message: _Message, ref: str) -> Content:
    """What was sent; of a picture only the words so far, because its bytes are not here yet."""
    if event_name == TEXT:
        return Said(_kept(message.text or ""), ref)
    if event_name == IMAGE:
        return Shown((), _kept(message.caption or ""))
    return Unreadable(_UNREADABLE.get(event_name, "unsupported"))


def _kept(text: str) -> str:
    """The text as every database keeps it: without half an emoji, and without nothing (U+0000)."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "")


def _seconds(date: Any) -> float:
    """A date in seconds since 1970; 0 where there is none that can be read."""
    try:
        found = float(date)
    except (TypeError, ValueError, OverflowError):
        return 0.0
    if not 0 < found < _LATEST:
        return 0.0
    return found / 1000 if found > _MILLISECONDS else found


def _where(error: msgspec.ValidationError) -> str:
    """The place in the update, which msgspec writes behind the last "at"."""
    _, found, where = str(error).rpartition(" - at ")
    return where if found else ""
