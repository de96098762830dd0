"""The clerk (người làm giúp): makes what was asked for as an errand, with the rights its person has then."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from handlers.atlases import Atlases
from handlers.buttons import Signer
from handlers.errand_kinds import KINDS
from handlers.errands import Folder, keep, wanted_of
from handlers.message import Incoming, Reply, Said
from handlers.state import State
from handlers.turn import Turn, who_is
from locales import _, translator
from models import conversation, errand
from models.errand import Errand

NOBODY = "nobody"  # the channel of a turn that no message began


class Clerk:
    """Does errands: ``make`` reads only, ``keep`` and ``fail`` write."""

    def __init__(self, key: bytes, new_id: Callable[[], str], folder: Folder) -> None:
        """``key`` is the program's own, which signs the buttons."""
        self._key = key
        self._signer = Signer(key)
        self._new_id = new_id
        self._folder = folder
        self._atlases = Atlases()

    def make(self, session: Session, asked: Errand, conversation_id: int, at: datetime) -> Reply:
        """What was asked for; nothing at all for somebody who is not active any more."""
        turn = self._turn(session, asked, conversation_id, at)
        if turn.who is None:
            return Reply()
        return KINDS[asked.kind](turn, wanted_of(asked), self._folder)

    def keep(self, session: Session, asked: Errand, conversation_id: int, reply: Reply, at: datetime) -> None:
        """Keep what was made, and let the person be told."""
        keep(session, asked, reply, self._turn(session, asked, conversation_id, at))

    def fail(self, session: Session, asked: Errand, conversation_id: int, at: datetime) -> bool:
        """It could not be made: later again, or the person is told to ask anew. Whether it was given up."""
        assert asked.id is not None
        given_up = errand.count_failure(session, asked.id, at)
        if given_up:
            turn = self._turn(session, asked, conversation_id, at)
            sorry = _("What you asked for could not be made this time. Please ask for it again.")
            keep(session, asked, Reply(text=turn.say(sorry)), turn)
        return given_up

    def _turn(self, session: Session, asked: Errand, conversation_id: int, at: datetime) -> Turn:
        """A turn of the person's that they did not begin."""
        known = conversation.known_of(session, conversation_id)
        return Turn(
            session=session,
            incoming=Incoming(NOBODY, "", f"errand:{asked.id}", Said("")),
            known=known,
            atlas=self._atlases.at(session, at, known.place_code),
            who=who_is(known, NOBODY),
            state=State(),
            now=at,
            say=translator(known.locale or "vi"),
            signer=self._signer,
            new_id=self._new_id,
            invite_key=self._key,
        )
