"""What the page posts without pictures: typed words, an edit, a reply or a tap; never trusted."""

import re
from typing import Annotated

import msgspec
from aiohttp import web

from bot.channels.practice.refusal import RefusedError

LONGEST_TEXT = 4096  # characters, as on Telegram
_LARGEST_JSON = 64 * 1024  # bytes: the longest text with every character escaped, and some room
_KEY = re.compile(r"[A-Za-z0-9-]{16,40}")


BubbleId = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]  # what the databases can look up


class Posted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A typed text or a tapped button.

    ``tapped`` is the id of the bubble the button is on. A text with ``edits``, the
    key of a bubble of the person's own, is what that bubble says from now on; with
    ``answers``, a bubble's id, it replies to that bubble.
    """

    key: str
    text: str | None = None
    data: str | None = None
    tapped: BubbleId | None = None
    edits: str | None = None
    answers: BubbleId | None = None

    def check(self) -> None:
        """Raises RefusedError unless it is one thing, neither empty nor too long."""
        check_key(self.key)
        if (self.text is None) == (self.data is None):
            raise RefusedError(400, "unreadable")
        about = sum(one is not None for one in (self.data, self.edits, self.answers))
        if about > 1:
            raise RefusedError(400, "unreadable")
        said = self.text if self.data is None else self.data
        if not (said or "").strip():
            raise RefusedError(400, "unreadable")
        if len(said or "") > LONGEST_TEXT:
            raise RefusedError(413, "too_long")


async def read_posted(request: web.Request) -> Posted:
    """The JSON of a message. Raises RefusedError."""
    if request.content_type != "application/json":
        raise RefusedError(415, "unreadable")
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > _LARGEST_JSON:
            raise RefusedError(413, "too_long")
    try:
        posted = msgspec.json.decode(body, type=Posted)
    except msgspec.MsgspecError as error:
        raise RefusedError(400, "unreadable") from error
    posted.check()
    return posted


def check_key(key: str) -> None:
    """Raises RefusedError for a key that no page makes."""
    if not _KEY.fullmatch(key):
        raise RefusedError(400, "unreadable")
