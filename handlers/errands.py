"""Asking for an errand (việc nhờ làm), and telling what came of it.

What a reply cannot wait for is asked for here, in the message's transaction, and made later by
``handlers/clerk.py`` outside of it. The result is told like an answer: before reminders, at any hour.
"""

from datetime import datetime
from typing import Any, Protocol

import msgspec
from sqlmodel import Session

from handlers.message import File, Reply, pack, unpack
from handlers.turn import Turn
from locales import Text
from models import errand, notice
from models.errand import Errand
from models.notice import Taken

Wanted = dict[str, Any]  # what an errand is about, as plain data

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(dict[str, Any])


class Folder(Protocol):
    """Where files are made that are to be handed over."""

    def new(self, name: str, mime: str) -> File:
        """A place on our disk for a new file; nobody else gets the same one, whatever its ``name``."""
        ...

    def picture(self, sha256: str, mime: str) -> str | None:
        """The path of a photo's bytes, where they are on our disk."""
        ...


def ask(turn: Turn, kind: str, **wanted: Any) -> None:
    """Let something be made for the person of the turn; ``kind`` is one of ``handlers/errand_kinds.py``."""
    turn.session.add(
        Errand(
            person_id=turn.person.id,
            kind=kind,
            wanted=_encoder.encode(wanted).decode(),
            asked_at=turn.now,
            due_at=turn.now,
        )
    )
    turn.session.flush()


def wanted_of(asked: Errand) -> Wanted:
    """What an errand is about."""
    return _decoder.decode(asked.wanted)


def keep(session: Session, asked: Errand, reply: Reply, at: datetime) -> None:
    """Keep what was made, once, and let the person be told."""
    assert asked.id is not None
    if errand.finish(session, asked.id, pack(reply), at):
        notice.add(session, f"errand:{asked.id}", asked.person_id, Text(""), at, subject=asked.id)


def result(session: Session, taken: Taken) -> Reply | None:
    """What came of the errand a notice is about."""
    found = session.get(Errand, taken.subject)
    return unpack(found.result) if found is not None and found.result else None
