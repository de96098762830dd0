"""What is kept of a conversation between two messages, as one small JSON."""

from collections.abc import Callable
from typing import Any

import msgspec

from forms.draft import Draft

SHELF = 10  # drafts put aside at most; before one more is begun, the person is asked which to finish


class MenuItem(msgspec.Struct, frozen=True, array_like=True):
    """A choice of the last message: the words to type for it and what it does."""

    words: str  # folded
    data: str


class GivenList(msgspec.Struct, frozen=True):
    """A list of people that was sent and looked through, and waits for a yes; the file stays on our disk."""

    name: str
    path: str
    sha256: str


class State(msgspec.Struct, omit_defaults=True):
    """Where a conversation stands. Changed in place by the handlers of one message."""

    draft: Draft | None = None  # the form that is open
    shelf: list[Draft] = []  # put aside with "later", the newest last
    dropped: Draft | None = None  # the last cancelled draft, which can be taken back
    menu: list[MenuItem] = []  # what numbers and words mean outside a form
    wrong_codes: list[int] = []  # when invitation codes were guessed wrong, seconds since 1970
    loose_photos: list[int] = []  # photos sent before any form was open
    loose_since: int = 0  # when the last of them came, seconds since 1970
    practising: bool = False  # whether the last message was practice
    told: str = ""  # a report told in one message that waits for its place
    answering: tuple[int, str] = (0, "")  # the announcement that is being answered, and words kept for it
    loose_file: dict[str, Any] | None = None  # a file sent before any form was open, and its words
    looked_at: int = 0  # the report looked at or sent last
    given_list: GivenList | None = None
    more: list[str] = []  # screens of the last reply that were not shown yet
    next_page: MenuItem | None = None  # what goes on with the list that is shown
    explained: str = ""  # the day on which the ways out of a form were explained last
    album: str = ""  # the platform's name of the album whose pictures came last
    album_notes: list[str] = []  # what was said about them; only the reply to the last picture is shown

    def put_aside(self) -> None:
        """Move the open draft to the shelf; one without a single answer is not worth keeping."""
        if self.draft is not None and (self.draft.answers or self.draft.report):
            self.shelf = [*(d for d in self.shelf if d.id != self.draft.id), self.draft]
        self.draft = None

    def open(self, draft: Draft) -> None:
        """Make a draft the open one; the one open before is put aside, not lost."""
        if self.draft is not None and self.draft.id != draft.id:
            self.put_aside()
        self.shelf = [d for d in self.shelf if d.id != draft.id]
        self.draft = draft

    def enter(self, may_go_on: Callable[[Draft], bool], *, practising: bool) -> None:
        """Come from practice to real reports or back, or to another place or role.

        A draft that is not for going on with here is put aside; what was sent or told before any
        draft stays in its own world.
        """
        if self.practising != practising:
            self.practising = practising
            self.loose_file = None
            self.loose_photos, self.told, self.album, self.album_notes = [], "", "", []
            self.given_list = None
            self.looked_at, self.answering = 0, (0, "")
            self.more, self.next_page = [], None
        if self.draft is not None and not may_go_on(self.draft):
            self.put_aside()
            self.menu = []

    def find(self, draft_id: str) -> Draft | None:
        """The draft with this id, open or put aside."""
        every = [*self.shelf, *([self.draft] if self.draft else [])]
        return next((draft for draft in every if draft.id == draft_id), None)

    def drop(self, draft: Draft) -> None:
        """Cancel a draft, open or not; it can be taken back."""
        self.dropped = draft
        self.shelf = [one for one in self.shelf if one.id != draft.id]
        if self.draft is not None and self.draft.id == draft.id:
            self.draft = None

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
