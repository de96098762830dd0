"""A Text as a row keeps it: JSON from which the very same Text is made again, to be said later.

What has a language only when it is said (a day, an amount, a text inside the text) is
kept as what it is, under a tag; names and numbers stand as they are.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from locales.translator import Day, Money, Text


def pack(text: Text) -> str:
    """The text as JSON. Raises TypeError for a value that no translator could say."""
    return json.dumps(_tagged(text), ensure_ascii=False, separators=(",", ":"))


def unpack(stored: str) -> Text:
    """The text that was packed."""
    text = _untagged(json.loads(stored))
    assert isinstance(text, Text)
    return text


def _tagged(value: Any) -> Any:
    if isinstance(value, Text):
        values = {name: _tagged(inner) for name, inner in value.values.items()}
        plural = {} if value.plural is None else {"plural": value.plural}
        return {"text": value.msgid, "values": values, **plural}
    if isinstance(value, Day):
        return {"day": value.day.isoformat(), "style": value.style}
    if isinstance(value, Money):
        return {"dong": value.dong}
    if isinstance(value, date) and not isinstance(value, datetime):
        return {"date": value.isoformat()}
    if isinstance(value, str | int | float):
        return value
    raise TypeError(f"no way to keep a {type(value).__name__} in a text")


def _untagged(stored: Any) -> Any:
    if not isinstance(stored, Mapping):
        return stored
    if "text" in stored:
        values = {name: _untagged(inner) for name, inner in stored["values"].items()}
        return Text(stored["text"], values, stored.get("plural"))
    if "day" in stored:
        return Day(date.fromisoformat(stored["day"]), stored["style"])
    if "dong" in stored:
        return Money(stored["dong"])
    return date.fromisoformat(stored["date"])
