"""Updates as Telegram writes them."""

from typing import Any

LAN = {"id": 7, "is_bot": False, "first_name": "<b>Lan & Co"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Lan"}
GROUP = {"id": -100, "type": "group", "title": "Ấp"}


def message(**fields: Any) -> dict[str, Any]:
    """A message from Lan in her own chat."""
    return {"message_id": 5, "date": 1_790_000_000, "chat": PRIVATE, "from": LAN} | fields
