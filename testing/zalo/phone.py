"""A phone with Zalo in a transcript: what it shows has gone through the real channel and real HTTP."""

import re
from typing import TYPE_CHECKING

from bot.photos import LARGEST
from handlers.message import Reply
from testing.script import Act, read_act
from testing.zalo.chat import Message
from testing.zalo.user import User

if TYPE_CHECKING:
    from testing.zalo.held import HeldOnZalo

_LINK = re.compile(r"http://127\.0\.0\.1:\d+/t/[\w-]+")
LINK = "https://…/t/…"  # as it stands in the file: another one each time
BETWEEN = "\n---\n"  # two messages


class ZaloPhone:
    """One person with Zalo. What Zalo has not (buttons, edits, replies to a message) cannot be scripted."""

    def __init__(self, zalo: "HeldOnZalo", user: User) -> None:
        self._zalo = zalo
        self._user = user

    async def does(self, line: str) -> str:
        """See ``Phone``."""
        before = len(self._user.chat.by_bot())
        async with self._zalo.acting():
            await self._act(read_act(line))
        await self._zalo.quiet()
        return self._shown_since(before)

    async def hears(self, reply: Reply) -> str:
        """See ``Phone``; the courier's carrier brings it."""
        before = len(self._user.chat.by_bot())
        await self._zalo.carry(self._user.id, reply)
        return self._shown_since(before)

    async def _act(self, act: Act) -> None:
        match act.kind:
            case "says":
                await self._user.says(act.words)
            case "album":
                await self._user.sends_photos(int(act.words))
            case "photos":
                for how in act.words.split(", "):
                    await self._sends_one(how)
            case "file":  # Zalo does not say that it was a file, or which
                await self._user.sends_unsupported()
            case "sends":
                await getattr(self._user, f"sends_{act.words}")()
            case _:
                raise AssertionError(f"Zalo has no {act.kind}")

    async def _sends_one(self, how: str) -> None:
        """A picture that can be had, or cannot."""
        match how:
            case "good":
                await self._user.sends_photos(1)
            case "too large":
                await self._user.sends_photos(1, size=LARGEST + 1)
            case "broken":
                await self._user.sends_photos(b"\xff\xd8\xff\xe0 and no picture")
            case "expired":
                await self._user.sends_photos(1, expired=410)
            case _:
                raise AssertionError(f"no picture is {how}")

    def _shown_since(self, before: int) -> str:
        return BETWEEN.join(_shown(message) for message in self._user.chat.by_bot()[before:])


def _shown(message: Message) -> str:
    picture = "(picture)" if message.kind == "photo" else ""
    return "\n".join(part for part in (picture, _LINK.sub(LINK, message.text)) if part)
