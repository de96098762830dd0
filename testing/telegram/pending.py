"""An update the bot has not confirmed yet."""

from dataclasses import dataclass
from typing import Any

_TAPS = 3 << 33  # Telegram keeps taps in a queue beside the messages of the same person


@dataclass
class Pending:
    """An update, and the lane in which Telegram delivers it: strictly one at a time in each."""

    update_id: int
    kind: str
    body: dict[str, Any]
    chat_id: int
    lane: int
    again: bool = False  # confirmed before, delivered once more all the same
    deliveries: int = 0

    def as_json(self) -> dict[str, Any]:
        """The update as the Bot API writes it."""
        return {"update_id": self.update_id, self.kind: self.body}


def lane_of(kind: str, chat_id: int) -> int:
    """The queue of such an update."""
    return chat_id + _TAPS if kind == "callback_query" else chat_id
