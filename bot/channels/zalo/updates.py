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
_LONGEST_KEY = 64  # characters of an id; Zalo's have 20


class _From(msgspec.Struct):
    is_bot: bool = False


class _Chat(msgspec.Struct):
    id: str
    chat_type: str = "PRIVATE"


class _Message(msgspec.Struct):
    chat: _Chat
    message_id: str
    sender: _From = msgspec.field(name="from", default_factory=_From)
    text: str = ""
    photo: str = ""
    photo_url: str = ""
    caption: str = ""
    date: int = 0


class _Event(msgspec.Struct):
    event_name: str
    message: _Message


class Update(msgspec.Struct, frozen=True):
    """A message as it came; ``picture`` is the link to what it shows, ``sent_at`` in seconds since 1970."""

    incoming: Incoming
    picture: str = ""
    sent_at: float = 0.0


class UnreadableUpdateError(Exception):
    """It has none of the shapes we know; the text says where it differs, without what it holds."""


def read(raw: Any) -> Update | None:
    """What a person sent, or None when there is nothing to answer. Raises UnreadableUpdateError."""
    event = _event(raw)
    message = event.message
    if message.chat.chat_type != "PRIVATE" or message.sender.is_bot:
        return None
    content = _content(event.event_name, message)
    if not message.message_id or max(len(message.message_id), len(message.chat.id)) > _LONGEST_KEY:
        raise UnreadableUpdateError("message_id")
    incoming = Incoming(CHANNEL, message.chat.id, f"z{message.message_id}", content)
    return Update(incoming, message.photo or message.photo_url, message.date / 1000)


def _event(raw: Any) -> _Event:
    bare = raw.get("result", raw) if isinstance(raw, dict) else raw
    try:
        return msgspec.convert(bare, _Event)
    except msgspec.ValidationError as error:
        raise UnreadableUpdateError(_where(error)) from None


def _content(event_name: str, message: _Message) -> Content:
    """What was sent; of a picture only the words so far, because its bytes are not here yet."""
    if event_name == TEXT:
        return Said(message.text, message.message_id)
    if event_name == IMAGE:
        return Shown((), message.caption)
    return Unreadable(_UNREADABLE.get(event_name, "unsupported"))


def _where(error: msgspec.ValidationError) -> str:
    """The place in the update, which msgspec writes behind the last "at"."""
    _, found, where = str(error).rpartition(" - at ")
    return where if found else ""
