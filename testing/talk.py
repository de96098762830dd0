"""A conversation in a test: somebody types, taps and sends photos, and one reads what comes back.

Runs the real inbox and handlers on a real database; only the channel is left
out. The clock stands still at the instant given and ids are counted, so that a
conversation says the same words every time.
"""

import itertools
from datetime import datetime

from bot.inbox import Inbox
from handlers import plain
from handlers.desk import Desk, apology
from handlers.message import (
    LONGEST_QUOTE,
    Changed,
    Choice,
    Content,
    Incoming,
    PhotoIn,
    Quoted,
    Reply,
    Said,
    Shown,
    Tapped,
    Unreadable,
)
from models.database import Database
from testing.documents import handed, kept_files

KEY = b"a key for tests, nothing more..."


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def inbox(database: Database, clock: Clock) -> Inbox:
    """The real inbox and handlers, with a clock and ids that tests can foresee.

    The log of changes is kept by that clock, too: once digests that show it read otherwise each day.
    """
    database.now = clock
    numbers = itertools.count(1)
    desk = Desk(KEY, clock, lambda: f"d{next(numbers)}", kept_files())
    return Inbox(database, desk.answer, apology, clock)


class Talk:
    """One chat with the bot."""

    def __init__(self, door: Inbox, address: str, channel: str = "test") -> None:
        self._door = door
        self.address = address
        self.channel = channel
        self.last = Reply()
        self._keys = itertools.count(1)
        self._typed: dict[str, str] = {}  # ref → its words by now, in the order in which they were typed
        self._heard: dict[str, str] = {}  # the same of the bot's messages

    async def says(self, text: str, ref: str = "", answers: Quoted | None = None) -> Reply:
        """Type a text; without a ref of its own it gets the number of its key ("m1", "m2" …)."""
        key = self._key()
        self._typed[ref or key] = text
        return await self.delivers(Said(text, ref or key, answers), key)

    async def changes(self, ref_or_text: str, text: str) -> Reply:
        """Edit what was typed earlier, named by its ref or its words; of several the last."""
        ref = ref_or_text if ref_or_text in self._typed else _last(self._typed, ref_or_text)
        self._typed[ref] = text
        return await self.delivers(Changed(ref, text), self._key())

    async def replies_to(self, words: str, text: str, *, own: bool = False) -> Reply:
        """Type a text as a reply to the last message of the bot, or of one's own, with these words."""
        said = self._typed if own else self._heard
        ref = _last(said, words)
        return await self.says(text, answers=Quoted(ref, own, said[ref][:LONGEST_QUOTE]))

    async def taps(self, label: str) -> Reply:
        """Tap the button with this label, of the last reply."""
        return await self._send(Tapped(self.button(label).data))

    async def sends_photos(self, count: int) -> Reply:
        """Send an album."""
        number = next(self._keys)
        photos = tuple(PhotoIn(remote_id=f"{self.address}-{number}-{n}") for n in range(count))
        return await self._send(Shown(photos))

    async def sends_file(self, name: str, content: bytes = b"", caption: str = "") -> Reply:
        """Send a file, of the kind its name says."""
        return await self._send(handed(name, content, caption))

    async def sends(self, kind: str) -> Reply:
        """Send something the bot cannot use."""
        return await self._send(Unreadable(kind))

    async def delivers(self, content: Content, key: str) -> Reply:
        """Deliver a message under a key of one's own, as a platform that repeats itself does."""
        self.last = await self._door.receive(Incoming(self.channel, self.address, key, content))
        if not self.last.is_silent:
            self._heard[f"b{len(self._heard) + 1}"] = self.last.words
        return self.last

    def button(self, label: str) -> Choice:
        """The button of the last reply with this label."""
        every = [choice for row in (*self.last.choices, self.last.ways_out) for choice in row]
        for choice in every:
            if choice.label == label:
                return choice
        raise AssertionError(f"no button {label!r} among {[choice.label for choice in every]}")

    async def _send(self, content: Content) -> Reply:
        return await self.delivers(content, self._key())

    def _key(self) -> str:
        return f"m{next(self._keys)}"


def _last(said: dict[str, str], words: str) -> str:
    """The ref of the last message with these words."""
    for ref, text in reversed(said.items()):
        if words in text:
            return ref
    raise AssertionError(f"no message says {words!r}, only {list(said.values())}")


def as_buttons(reply: Reply) -> str:
    """A reply as a channel with buttons shows it: **question**, [choice], ‹way out›."""
    told = f"(the message above becomes: {reply.settled})" if reply.settled else ""
    replaced = "(in place of the message above)" if reply.mode == "replace" else ""
    question = f"**{reply.question}**" if reply.question else ""
    rows = [" ".join(f"[{choice.label}]" for choice in row) for row in reply.choices]
    ways = " ".join(f"‹{choice.label}›" for choice in reply.ways_out)
    photos = _attached(reply)
    parts = [told, replaced, reply.told, question, reply.hint, *rows, ways, photos]
    return "\n".join(part for part in parts if part)


def as_text(reply: Reply) -> str:
    """An answer as a text-only channel shows it, its first screen; a line of dashes between two messages."""
    said = "\n---\n".join(plain.shown(reply))
    return "\n".join(part for part in [said, _attached(reply)] if part)


def _attached(reply: Reply) -> str:
    """What comes with the words: how many photos of reports, and files by their names."""
    photos = [f"(photos: {len(reply.photos)})"] if reply.photos else []
    files = [f"({'picture' if file.is_picture else 'file'}: {file.name})" for file in reply.files]
    return "\n".join([*photos, *files])
