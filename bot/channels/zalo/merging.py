"""Several messages as few: what is to be said at one time in one chat goes together, as far as it fits."""

from collections.abc import Iterable

from bot.channels.zalo.replies import Message
from handlers.splitting import LIMIT, size

BETWEEN = "\n\n"


def merged(messages: Iterable[Message]) -> list[Message]:
    """The same words and pictures in the same order; no words move behind a picture."""
    found: list[Message] = []
    for message in messages:
        last = found[-1] if found else None
        if last is None or message.picture or not _fits(last, message):
            found.append(message)
        else:
            found[-1] = _joined(last, message)
    return found


def _joined(first: Message, second: Message) -> Message:
    instead = _with(first.instead, second.text) if first.instead else ""
    return Message(_with(first.text, second.text), first.picture, instead)


def _with(words: str, more: str) -> str:
    return f"{words}{BETWEEN}{more}" if words else more


def _fits(first: Message, second: Message) -> bool:
    longest = max(size(first.text), size(first.instead))
    return longest + len(BETWEEN) + size(second.text) <= LIMIT
