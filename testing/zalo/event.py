"""Something a person did, in both forms in which Zalo tells the bot of it."""

from dataclasses import dataclass
from typing import Any, Literal

Envelope = Literal["documented", "bare"]

_CAPTURED_TYPES = {"message.image.received": "CHAT_PHOTO", "message.voice.received": "CHAT_VOICE"}
_CAPTURED_NAMES = {"photo": "photo_url"}


@dataclass
class Event:
    """One event; there is no update id, only the message's."""

    name: str  # "message.text.received" …
    message_id: str
    date: int  # milliseconds
    sender: dict[str, Any]
    chat: dict[str, Any]
    content: dict[str, Any]
    deliveries: int = 0
    owed: int = 0  # how often it is still to be polled, or posted and answered or not

    def as_json(self, envelope: Envelope) -> dict[str, Any]:
        """The event without what is around it, as documented or as it was captured."""
        message = self._captured() if envelope == "bare" else self._message()
        return {"event_name": self.name, "message": message}

    def posted(self, envelope: Envelope) -> dict[str, Any]:
        """The body of a webhook: documented in an envelope, captured without one."""
        event = self.as_json(envelope)
        return event if envelope == "bare" else {"ok": True, "result": event}

    def _message(self) -> dict[str, Any]:
        ids = {"message_id": self.message_id, "date": self.date}
        return {"from": self.sender, "chat": self.chat, **self.content, **ids}

    def _captured(self) -> dict[str, Any]:
        """With a type, with other names for some fields, and without what is empty."""
        kind = {"message_type": _CAPTURED_TYPES[self.name]} if self.name in _CAPTURED_TYPES else {}
        content = {_CAPTURED_NAMES.get(name, name): value for name, value in self.content.items() if value}
        ids = {"message_id": self.message_id, "date": self.date}
        return {"chat": self.chat, **ids, **kind, "from": self.sender, **content}
