"""Golden transcripts: whole conversations as text files, read as documentation.

A file begins with who talks and when, then the conversation: a line with ``> ``
is the person's, everything else is the bot's. What the person does:

    > words          types them
    > (label)        taps the button
    > {3 photos}     sends an album
    > {file: danh-sach.xlsx}      sends such a file
    > {sticker}      sends something unreadable
    > {edit: old words => new words}      edits what was typed earlier
    > {reply: words of the bot => text}   types a text as a reply to that message of the bot

    > {code}       types the invitation code that was shown last

    # a remark, kept as it is
    << a moment later      what was asked for as an errand has been made
    ## as commune_officer lai-son     from here on somebody else talks
"""

import re
from typing import NamedTuple

from handlers.message import Reply
from testing.codes import Codes
from testing.errands import made
from testing.talk import Talk, as_buttons, as_text, as_text_unasked
from testing.world import World

_PHOTOS = re.compile(r"^\{(\d+) photos?\}$")
_FILE = re.compile(r"^\{file: (.+)\}$")
_OTHER = re.compile(r"^\{(\w+)\}$")
_EDIT = re.compile(r"^\{edit: (.+?) => (.+)\}$")
_REPLY = re.compile(r"^\{reply: (.+?) => (.+)\}$")
_TAP = re.compile(r"^\((.+)\)$")


class Head(NamedTuple):
    """The first lines of a transcript: how the replies are shown and the day it happens on."""

    shown: str  # buttons | text
    at: str  # ISO instant

    @property
    def channel(self) -> str:
        """Where it is held: what is shown as text, on a channel that has nothing else."""
        return "zalo" if self.shown == "text" else "test"

    def answer(self, reply: Reply) -> str:
        """What the person reads in answer to a message."""
        return as_text(reply) if self.shown == "text" else as_buttons(reply)

    def unasked(self, reply: Reply) -> str:
        """What they read without having said anything."""
        return as_text_unasked(reply) if self.shown == "text" else as_buttons(reply)


def read_head(lines: list[str]) -> Head:
    """The settings in the head of a transcript."""
    fields = dict(line.split(": ", 1) for line in lines[: lines.index("")])
    return Head(fields["shown"], fields["at"])


async def play(lines: list[str], people: World) -> str:
    """Hold the conversation that the lines of a file script; returns the file as it should be."""
    start = lines.index("")
    head = read_head(lines)
    out = lines[:start]
    talk: Talk | None = None
    codes = Codes()
    for line in lines[start:]:
        if line.startswith("## as "):
            talk = await people.talk(line.removeprefix("## as "), head.channel)
            out += ["", line]
        elif line.startswith("#"):
            out += ["", line]
        elif line.startswith("> "):
            assert talk is not None, "a transcript begins with ## as ROLE PLACE"
            out += ["", line, codes.shown(head.answer(await act(talk, codes.typed(line[2:]))))]
            for reply in await made(people.database, people.at):
                talk.last = reply
                out += ["", "<< a moment later", head.unasked(reply)]
    return "\n".join(out) + "\n"


async def act(talk: Talk, line: str) -> Reply:
    """Do what a line of the script says."""
    if photos := _PHOTOS.match(line):
        return await talk.sends_photos(int(photos[1]))
    if file := _FILE.match(line):
        return await talk.sends_file(file[1])
    if other := _OTHER.match(line):
        return await talk.sends(other[1])
    if edit := _EDIT.match(line):
        return await talk.changes(edit[1], edit[2])
    if reply := _REPLY.match(line):
        return await talk.replies_to(reply[1], reply[2])
    if tap := _TAP.match(line):
        return await talk.taps(tap[1])
    return await talk.says(line)
