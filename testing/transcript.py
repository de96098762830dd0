"""Golden transcripts: whole conversations as text files, read as documentation.

A file begins with how it is shown and when, then the conversation: a line with ``> `` is the
person's, everything else is the bot's. ``shown: buttons`` needs no channel; ``shown: text`` goes
through the real Zalo channel and shows what stands on the phone, with a line of dashes between two
messages. With ``people: real`` in the head nobody is a sample person. What the person does:

    > words          types them
    > (label)        taps the button
    > {3 photos}     sends an album
    > {photos: good, expired}     sends these; others are broken or too large
    > {file: danh-sach.xlsx}      sends such a file
    > {sticker}      sends something unreadable: sticker, voice, unsupported
    > {edit: old words => new words}      edits what was typed earlier
    > {reply: words of the bot => text}   types a text as a reply to that message of the bot

    > {code}       types the invitation code that was shown last

    # a remark, kept as it is
    << a moment later      what was asked for as an errand has been made
    ## as commune_officer lai-son     from here on somebody else talks
    ## as agency_officer kien-hai/y-te   an officer of an agency at a place
    ## as newcomer on zalo            and on a channel of their own
"""

from datetime import datetime
from typing import NamedTuple

from models.database import Database
from testing.codes import Codes
from testing.phones import Phones, phones
from testing.talk import Clock

_AS = "## as "


class Head(NamedTuple):
    """The first lines of a transcript: how the replies are shown and the day it happens on."""

    shown: str  # buttons | text
    at: datetime
    real: bool = False

    @property
    def channel(self) -> str:
        """Where it is held unless a line says otherwise: what is shown as text, on Zalo."""
        return "zalo" if self.shown == "text" else "test"


class Speaker(NamedTuple):
    """Who talks from here on, and where."""

    who: str
    channel: str


def read_head(lines: list[str]) -> Head:
    """The settings in the head of a transcript."""
    fields = dict(line.split(": ", 1) for line in lines[: lines.index("")])
    at = datetime.fromisoformat(fields["at"])
    return Head(fields["shown"], at, fields.get("people") == "real")


def read_speaker(line: str, head: Head) -> Speaker | None:
    """Who talks after this line; None for any other line."""
    if not line.startswith(_AS):
        return None
    who, _, channel = line.removeprefix(_AS).partition(" on ")
    return Speaker(who, channel or head.channel)


async def play(lines: list[str], database: Database) -> str:
    """Hold the conversation that the lines of a file script; returns the file as it should be."""
    head, start = read_head(lines), lines.index("")
    async with phones(database, Clock(head.at)) as everyones:
        if head.real:
            await _make_real(lines, head, everyones)
        return "\n".join([*lines[:start], *await _play(lines[start:], head, everyones)]) + "\n"


async def _play(lines: list[str], head: Head, everyones: Phones) -> list[str]:
    out: list[str] = []
    phone, codes = None, Codes()
    for line in lines:
        if line.startswith("#"):
            out += ["", line]
            speaker = read_speaker(line, head)
            phone = await everyones.phone(*speaker) if speaker else phone
        elif line.startswith("> "):
            assert phone is not None, "a transcript begins with ## as ROLE PLACE"
            out += ["", line, codes.shown(await phone.does(codes.typed(line[2:])))]
            for made in await everyones.make():
                out += ["", "<< a moment later", await phone.hears(made)]
    return out


async def _make_real(lines: list[str], head: Head, everyones: Phones) -> None:
    """Nobody who talks is a sample person."""
    speakers = [speaker for line in lines if (speaker := read_speaker(line, head))]
    for who in dict.fromkeys(speaker.who for speaker in speakers if " " in speaker.who):
        await everyones.world.make_real(*who.split(" "))
