"""A phone in a transcript: somebody does what a line says, and one reads what the phone shows then."""

from typing import Protocol

from handlers.message import Reply
from testing.script import read_act
from testing.talk import Talk, as_buttons


class Phone(Protocol):
    """What a transcript needs of a channel."""

    async def does(self, line: str) -> str:
        """Do what a line of the script says; what is shown in answer, as it stands in the file."""
        ...

    async def hears(self, reply: Reply) -> str:
        """Be told something unasked; what is shown."""
        ...


class ButtonPhone:
    """A phone with buttons, without any channel: replies go straight to it."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    async def does(self, line: str) -> str:
        """See ``Phone``."""
        return as_buttons(await act(self._talk, line))

    async def hears(self, reply: Reply) -> str:
        """See ``Phone``; a tap may follow on it."""
        self._talk.last = reply
        return as_buttons(reply)


async def act(talk: Talk, line: str) -> Reply:
    """Do what a line of the script says."""
    kind, words, text = read_act(line)
    match kind:
        case "album":
            return await talk.sends_photos(int(words))
        case "file":
            return await talk.sends_file(words)
        case "sends":
            return await talk.sends(words)
        case "edits":
            return await talk.changes(words, text)
        case "replies":
            return await talk.replies_to(words, text)
        case "taps":
            return await talk.taps(words)
        case "says":
            return await talk.says(words)
        case "photos":
            raise AssertionError("only a real channel fetches photos")
