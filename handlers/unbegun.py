"""Turns that no message began: a person's, in which they are told something or something is made for them."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from handlers.atlases import Atlases
from handlers.buttons import Signer
from handlers.kept_files import KeptFiles
from handlers.message import Incoming, Said
from handlers.state import State
from handlers.turn import Turn, who_is
from locales import translator
from models import conversation

NOBODY = "nobody"  # the channel of such a turn


class Unbegun:
    """Makes them, with what every turn needs."""

    def __init__(self, key: bytes, new_id: Callable[[], str], kept: KeptFiles | None = None) -> None:
        """``key`` is the program's own, which signs the buttons."""
        self._key = key
        self.signer = Signer(key)
        self._new_id = new_id
        self._kept = kept
        self._atlases = Atlases()

    def turn(self, session: Session, conversation_id: int, key: str, at: datetime) -> Turn:
        """A turn in that conversation; ``key`` says what it is about. Its person may be nobody by now."""
        known = conversation.known_of(session, conversation_id)
        atlas = self._atlases.at(session, at, known.place_code)
        return Turn(
            session=session,
            incoming=Incoming(NOBODY, "", key, Said("")),
            known=known,
            atlas=atlas,
            who=who_is(known, NOBODY, atlas),
            state=State(),
            now=at,
            say=translator(known.locale or "vi"),
            signer=self.signer,
            new_id=self._new_id,
            invite_key=self._key,
            kept=self._kept,
        )
