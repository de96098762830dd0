"""The desk: takes one message with what is known about its chat, and has it answered."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

import msgspec
from sqlmodel import Session

from handlers import reading_on, router
from handlers.atlases import Atlases
from handlers.buttons import Signer
from handlers.kept_files import KeptFiles
from handlers.message import Incoming, Reply, Tapped
from handlers.rights import may_go_on
from handlers.state import MenuItem, pack, unpack
from handlers.turn import Turn, who_is
from locales import _, translator
from locales.folding import fold
from models import audit
from models.conversation import Loaded


class Answered(NamedTuple):
    """A reply, and the state to keep for the conversation it belongs to (joining changes which)."""

    reply: Reply
    conversation_id: int
    state: str


class Desk:
    """The handlers as one function; holds what they all need."""

    def __init__(
        self,
        key: bytes,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        kept: KeptFiles | None = None,
    ) -> None:
        """``key`` is the program's secret of at least 32 bytes; ``new_id`` makes short random ids.

        ``kept`` finds what people sent.
        """
        self._kept = kept
        self._signer = Signer(key)
        self._key = key
        self._now = now
        self._new_id = new_id
        self._atlases = Atlases()

    def answer(self, session: Session, known: Loaded, incoming: Incoming) -> Answered:
        """The reply to a message and where its conversation stands then."""
        at = self._now()
        atlas = self._atlases.at(session, at, known.place_code)
        turn = Turn(
            session=session,
            incoming=incoming,
            known=known,
            atlas=atlas,
            who=who_is(known, incoming.channel, atlas),
            state=unpack(known.state),
            now=at,
            say=translator(known.locale or "vi"),
            signer=self._signer,
            new_id=self._new_id,
            invite_key=self._key,
            kept=self._kept,
            tapped=isinstance(incoming.content, Tapped),
        )
        if turn.who is not None:
            turn.state.enter(lambda draft: may_go_on(turn, draft), practising=turn.who.sample)
        reply = router.handle(turn)
        if turn.who is not None:  # known before, or joined by this very message
            audit.by(session, f"person:{turn.who.id}", at)
        if not turn.tapped and reply.mode == "replace":
            reply = msgspec.structs.replace(reply, mode="send")  # there is no message to take the place of
        if not turn.aside:
            _remember(turn, reply)
        return Answered(reply, turn.known.conversation_id, pack(turn.state))


def _remember(turn: Turn, reply: Reply) -> None:
    """Keep what may be typed after the reply: numbers and words of its menu, and how to read on."""
    reading_on.keep(turn, reply)
    if turn.in_form:
        turn.state.menu = []
    elif not reply.is_silent:
        turn.state.menu = [MenuItem(fold(option.label), option.data) for option in reply.options()]


def apology(error_id: str) -> Reply:
    """What is said when a handler failed: nothing is lost, and how to go on."""
    say = translator("vi")
    return Reply(
        text=say(
            _(
                "Something went wrong on our side; what you were doing is still there. "
                "Please type “go on” in a few minutes. (code {code})",
                code=error_id,
            )
        )
    )
