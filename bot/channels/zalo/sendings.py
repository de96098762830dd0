"""Which pictures were sent together: Zalo brings each as a message of its own and does not say.

Pictures of one chat count as one sending while each follows the one before within seconds, by
Zalo's own time, and nothing else was sent in between.
"""

from collections import OrderedDict
from typing import NamedTuple

from bot.channels.zalo.updates import Update
from handlers.message import Shown

TOGETHER = 15.0  # seconds between two pictures of one sending (assumption)
_MOST = 500  # chats that are remembered


class _Last(NamedTuple):
    album: str
    at: float  # seconds since 1970


class Sendings:
    """The picture that came last, of each chat."""

    def __init__(self) -> None:
        self._last: OrderedDict[str, _Last] = OrderedDict()

    def of(self, update: Update) -> str | None:
        """The sending a message belongs to; None for what is no picture."""
        incoming = update.incoming
        before = self._last.pop(incoming.address, None)
        if not isinstance(incoming.content, Shown):
            return None
        together = before is not None and update.sent_at > 0 and abs(update.sent_at - before.at) <= TOGETHER
        album = before.album if before is not None and together else incoming.key
        self._last[incoming.address] = _Last(album, update.sent_at)
        while len(self._last) > _MOST:
            self._last.popitem(last=False)
        return album
