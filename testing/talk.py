"""A conversation in a test: somebody types, taps and sends photos, and one reads what comes back.

Runs the real inbox and handlers on a real database; only the channel is left
out. The clock stands still at the instant given and ids are counted, so that a
conversation says the same words every time.
"""

import itertools
from datetime import datetime

from bot.channels import plain
from bot.inbox import Inbox
from handlers.desk import Desk, apology
from handlers.message import Choice, Content, Incoming, PhotoIn, Reply, Said, Shown, Tapped, Unreadable
from models.database import Database

KEY = b"a key for tests, nothing more..."


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def inbox(database: Database, clock: Clock) -> Inbox:
    """The real inbox and handlers, with a clock and ids that tests can foresee."""
    numbers = itertools.count(1)
    desk = Desk(KEY, clock, lambda: f"d{next(numbers)}")
    return Inbox(database, desk.answer, apology, clock)


class Talk:
    """One chat with the bot."""

    def __init__(self, door: Inbox, address: str, channel: str = "test") -> None:
        self._door = door
        self.address = address
        self.channel = channel
        self.last = Reply()
        self._keys = itertools.count(1)

    async def says(self, text: str) -> Reply:
        """Type a text."""
        return await self._send(Said(text))

    async def taps(self, label: str) -> Reply:
        """Tap the button with this label, of the last reply."""
        return await self._send(Tapped(self.button(label).data))

    async def sends_photos(self, count: int) -> Reply:
        """Send an album."""
        number = next(self._keys)
        photos = tuple(PhotoIn(remote_id=f"{self.address}-{number}-{n}") for n in range(count))
        return await self._send(Shown(photos))

    async def sends(self, kind: str) -> Reply:
        """Send something the bot cannot use."""
        return await self._send(Unreadable(kind))

    async def delivers(self, content: Content, key: str) -> Reply:
        """Deliver a message under a key of one's own, as a platform that repeats itself does."""
        self.last = await self._door.receive(Incoming(self.channel, self.address, key, content))
        return self.last

    def button(self, label: str) -> Choice:
        """The button of the last reply with this label."""
        every = [choice for row in (*self.last.choices, self.last.ways_out) for choice in row]
        for choice in every:
            if choice.label == label:
                return choice
        raise AssertionError(f"no button {label!r} among {[choice.label for choice in every]}")

    async def _send(self, content: Content) -> Reply:
        return await self.delivers(content, f"m{next(self._keys)}")


def as_buttons(reply: Reply) -> str:
    """A reply as a channel with buttons shows it: **question**, [choice], ‹way out›."""
    told = f"(the message above becomes: {reply.settled})" if reply.settled else ""
    replaced = "(in place of the message above)" if reply.mode == "replace" else ""
    question = f"**{reply.question}**" if reply.question else ""
    rows = [" ".join(f"[{choice.label}]" for choice in row) for row in reply.choices]
    ways = " ".join(f"‹{choice.label}›" for choice in reply.ways_out)
    photos = f"(photos: {len(reply.photos)})" if reply.photos else ""
    parts = [told, replaced, reply.told, question, reply.hint, *rows, ways, photos]
    return "\n".join(part for part in parts if part)


def as_text(reply: Reply) -> str:
    """A reply as a text-only channel shows it; a line of dashes between two messages."""
    said = "\n---\n".join(plain.messages(reply))
    photos = f"(photos: {len(reply.photos)})" if reply.photos else ""
    return "\n".join(part for part in [said, photos] if part)
