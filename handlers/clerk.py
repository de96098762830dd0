"""The clerk (người làm giúp): makes what was asked for as an errand, with the rights its person has then."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from handlers.errand_kinds import KINDS
from handlers.errands import Folder, keep, wanted_of
from handlers.message import Reply
from handlers.unbegun import Unbegun
from locales import _
from models import errand
from models.errand import Errand


class Clerk:
    """Does errands: ``make`` reads only, ``fail`` writes; ``errands.keep`` keeps what was made."""

    def __init__(self, key: bytes, new_id: Callable[[], str], folder: Folder) -> None:
        """``key`` is the program's own, which signs the buttons."""
        self._unbegun = Unbegun(key, new_id)
        self._folder = folder

    def make(self, session: Session, asked: Errand, conversation_id: int, at: datetime) -> Reply:
        """What was asked for; nothing at all for somebody who is not active any more."""
        turn = self._unbegun.turn(session, conversation_id, f"errand:{asked.id}", at)
        if turn.who is None:
            return Reply()
        return KINDS[asked.kind](turn, wanted_of(asked), self._folder)

    def fail(self, session: Session, asked: Errand, conversation_id: int, at: datetime) -> bool:
        """It could not be made: later again, or the person is told to ask anew. Whether it was given up."""
        assert asked.id is not None
        given_up = errand.count_failure(session, asked.id, at)
        if given_up:
            turn = self._unbegun.turn(session, conversation_id, f"errand:{asked.id}", at)
            sorry = _("What you asked for could not be made this time. Please ask for it again.")
            keep(session, asked, Reply(text=turn.say(sorry)), at)
        return given_up
