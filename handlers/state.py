"""What is kept of a conversation between two messages, as one small JSON."""

from typing import Any

import msgspec

from forms.draft import Draft

SHELF = 5  # drafts put aside at most; the oldest makes room


class MenuItem(msgspec.Struct, frozen=True, array_like=True):
    """A choice of the last message: the words to type for it and what it does."""

    words: str  # folded
    data: str


class State(msgspec.Struct, omit_defaults=True):
    """Where a conversation stands. Changed in place by the handlers of one message."""

    draft: Draft | None = None  # the form that is open
    shelf: list[Draft] = []  # put aside with "later", the newest last
    dropped: Draft | None = None  # the last cancelled draft, which can be taken back
    menu: list[MenuItem] = []  # what numbers and words mean outside a form
    wrong_codes: list[int] = []  # when invitation codes were guessed wrong, seconds since 1970
    welcome: str = ""  # the command to run once the notice has been read
    loose_photos: list[int] = []  # photos sent before any form was open

    def put_aside(self) -> None:
        """Move the open draft to the shelf."""
        if self.draft is not None:
            self.shelf = [*(d for d in self.shelf if d.id != self.draft.id), self.draft][-SHELF:]
            self.draft = None

    def open(self, draft: Draft) -> None:
        """Make a draft the open one; the one open before is put aside, not lost."""
        if self.draft is not None and self.draft.id != draft.id:
            self.put_aside()
        self.shelf = [d for d in self.shelf if d.id != draft.id]
        self.draft = draft

    def close(self) -> None:
        """The open draft is done with."""
        self.draft = None


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(State)


def pack(state: State) -> str:
    """The state as it is stored."""
    return _encoder.encode(state).decode()


def unpack(stored: str) -> State:
    """The state that was stored; a new one for a conversation not begun."""
    return _decoder.decode(stored) if stored else State()


def as_json(value: Any) -> str:
    """Answers as they are stored with a report."""
    return msgspec.json.encode(value).decode()


def from_json(stored: str) -> dict[str, Any]:
    """Answers that were stored with a report."""
    answers: dict[str, Any] = msgspec.json.decode(stored)
    return answers
