"""What comes in and what goes out, in no platform's words.

A channel turns its platform's updates into Incoming and a Reply into its
platform's calls. Nothing here knows how.
"""

from typing import Literal

import msgspec


class PhotoIn(msgspec.Struct, frozen=True):
    """A picture as the channel received it: bytes already on our disk, or the platform's own id."""

    remote_id: str | None = None
    sha256: str | None = None
    mime: str = "image/jpeg"
    as_file: bool = False  # sent "as a file": the platform's id of it is no photo's id
    unique_id: str | None = None  # the platform's id of the file itself, the same wherever it is sent again
    size: int | None = None  # bytes, when the channel knows


class File(msgspec.Struct, frozen=True):
    """A file to hand over: a name for people and where its bytes are on our disk."""

    name: str
    path: str
    mime: str

    @property
    def is_picture(self) -> bool:
        """Whether it is to be looked at rather than kept."""
        return self.mime.startswith("image/")


LONGEST_QUOTE = 500  # characters: more than any question of the bot's


class Quoted(msgspec.Struct, frozen=True):
    """The message that somebody replied to; ``text`` is its words, at most LONGEST_QUOTE characters."""

    ref: str
    own: bool  # a message of the person's own, else the bot's
    text: str


class Said(msgspec.Struct, frozen=True, tag="said"):
    """Text a person typed, as it came.

    ``ref`` is the platform's id of the message within its chat, "" where it has
    none; by it the person changes or quotes the message later.
    """

    text: str
    ref: str = ""
    answers: Quoted | None = None


class Changed(msgspec.Struct, frozen=True, tag="changed"):
    """A person edited what they had typed: the message ``ref`` says ``text`` from now on.

    Platforms report edits that leave the words as they were, too.
    """

    ref: str
    text: str


class Tapped(msgspec.Struct, frozen=True, tag="tapped"):
    """A button a person tapped; ``data`` is what the bot once put on it, or a forgery."""

    data: str


class Shown(msgspec.Struct, frozen=True, tag="shown"):
    """Pictures a person sent, with the words beside them."""

    photos: tuple[PhotoIn, ...]
    caption: str = ""


class Handed(msgspec.Struct, frozen=True, tag="handed"):
    """A file a person sent, as the channel kept it on our disk: a list in Excel, something to pass on.

    Only kinds of files that a handler can use come this way; any other is Unreadable.
    """

    file: File
    sha256: str
    size: int  # bytes
    caption: str = ""
    remote_id: str | None = None  # the platform's id of it, to pass it on there without its bytes


class Unreadable(msgspec.Struct, frozen=True, tag="unreadable"):
    """Something the bot cannot use: a sticker, a voice message, a file, an edited caption ..."""

    kind: str


Content = Said | Changed | Tapped | Shown | Handed | Unreadable


class Incoming(msgspec.Struct, frozen=True):
    """One message from one chat. ``key`` is the same whenever the platform delivers it again."""

    channel: str
    address: str
    key: str
    content: Content
    album: str | None = None  # messages of one album are answered once, after the last

    @property
    def claim(self) -> str:
        """The key among all chats of the channel: nobody meets another's message by choosing its key."""
        return f"{self.address}:{self.key}"


Urgency = Literal["answer", "due_today", "other"]
"""What a channel with few messages left still says, the dearest first: answers to people and what they
asked for; reminders of what is due today; everything else that nobody asked for."""


class Choice(msgspec.Struct, frozen=True):
    """Something to tap, or to type the number or the words of; ``data`` is signed.

    ``unlisted``: the words already stand in the text (the numbers of a summary), so
    a channel without buttons does not list it again. ``row``: the words for it in such
    a list where they say more than fits on a button. ``next_page``: it goes on with a list, as "thêm"
    does where there are no buttons.
    """

    label: str
    data: str
    unlisted: bool = False
    row: str = ""
    next_page: bool = False


class Reply(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the bot says. Channels with buttons and channels without show the same thing.

    Read from top to bottom: what is told (``text``), what is asked (``question``),
    an example (``hint``), what can be chosen (``choices``, in rows) and the ways
    out (``ways_out``), which a channel without buttons explains once
    (``explain_ways_out``) and leaves to be typed.
    """

    text: str = ""
    table: str = ""  # lines that say more than the buttons below; without buttons the rows of the choices do
    question: str = ""
    hint: str = ""
    choices: tuple[tuple[Choice, ...], ...] = ()
    ways_out: tuple[Choice, ...] = ()
    explain_ways_out: str = ""
    typed_hint: str = ""  # in place of the hint, where all is typed
    photos: tuple[int, ...] = ()  # ids of models.photo.Photo
    files: tuple[File, ...] = ()  # those that are pictures are shown as such
    in_words: str = ""  # what pictures among the files show, for channels that show none
    settled: str = ""  # after a tap: what the tapped message says from now on, without its buttons
    mode: Literal["send", "replace"] = "send"  # replace: the tapped message becomes this reply
    role: str = ""  # the person's role has just become known: offer its commands
    urgency: Urgency = "answer"  # what it is kept for where messages are counted (handlers/urgency.py)

    @property
    def is_silent(self) -> bool:
        """Nothing to say at all; what was offered before then keeps its numbers."""
        return not (self.text or self.question or self.photos or self.files)

    @property
    def told(self) -> str:
        """What is told before the question, as a channel with buttons shows it."""
        return "\n".join(part for part in (self.text, self.table) if part)

    @property
    def words(self) -> str:
        """What its message says without the buttons, as somebody who replies to it quotes it."""
        return "\n".join(part for part in (self.told, self.question, self.hint) if part)

    def options(self) -> tuple[Choice, ...]:
        """The listed choices in the order of their numbers, counted from 1."""
        listed = [choice for row in self.choices for choice in row]
        return tuple(choice for choice in listed if not (choice.unlisted or choice.next_page))

    @property
    def next_page(self) -> Choice | None:
        """What goes on with the list that is shown, if anything does."""
        return next((choice for row in self.choices for choice in row if choice.next_page), None)


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Reply)


def pack(reply: Reply) -> str:
    """A reply as it is kept with its claim."""
    return _encoder.encode(reply).decode()


def unpack(kept: str) -> Reply:
    """A reply that was kept."""
    return _decoder.decode(kept)
