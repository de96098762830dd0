"""The inbox: one incoming message, one transaction.

Claim the message's key, lock the conversation, let the handlers answer, keep the
state and the reply, commit. Only then does the channel reply and acknowledge, so
that whatever happens in between, the platform delivers again and the kept reply
is said again.
"""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import structlog
from sqlmodel import Session

from bot.lanes import Lanes
from handlers.desk import Answered
from handlers.message import Incoming, Reply, pack, unpack
from models import conversation
from models.conversation import Loaded
from models.database import Database, DatabaseUnavailableError

_log = structlog.get_logger()
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that looks like another


class Answer(Protocol):
    """The handlers: from one message and what is known of its chat to a reply and the new state."""

    def __call__(self, session: Session, known: Loaded, incoming: Incoming) -> Answered:
        """Runs on a database thread, inside the message's transaction."""
        ...


class Inbox:
    """The one door for messages of every channel."""

    def __init__(
        self,
        database: Database,
        answer: Answer,
        apologise: Callable[[str], Reply],
        now: Callable[[], datetime],
    ) -> None:
        """``apologise`` makes the reply for an error id when ``answer`` has failed."""
        self._database = database
        self._answer = answer
        self._apologise = apologise
        self._now = now
        self._lanes = Lanes()

    async def receive(self, incoming: Incoming) -> Reply:
        """Handle one message; returns the reply once everything is durable.

        Raises DatabaseUnavailableError: then nothing was done, and the message must come again.
        """
        async with self._lanes.enter((incoming.channel, incoming.address)):
            try:
                return await self._database.run(lambda session: self._handle(session, incoming))
            except DatabaseUnavailableError:
                raise
            except Exception as error:
                error_id = "".join(secrets.choice(_LETTERS) for _ in range(4))
                _log.exception("handler_failed", error_id=error_id, kind=type(error).__name__)
                sorry = self._apologise(error_id)
                return await self._database.run(lambda session: self._give_up(session, incoming, sorry))

    def _handle(self, session: Session, incoming: Incoming) -> Reply:
        known = _load(session, incoming)
        if known.claimed_reply is not None:
            return unpack(known.claimed_reply)
        answered = self._answer(session, known, incoming)
        conversation.keep(session, answered.conversation_id, answered.state, known.chat_id)
        self._claim(session, incoming, answered.reply)
        return answered.reply

    def _give_up(self, session: Session, incoming: Incoming, sorry: Reply) -> Reply:
        """Claim a message that cannot be handled, so that it is not delivered for ever."""
        known = _load(session, incoming)
        if known.claimed_reply is not None:
            return unpack(known.claimed_reply)
        self._claim(session, incoming, sorry)
        return sorry

    def _claim(self, session: Session, incoming: Incoming, reply: Reply) -> None:
        at = int(self._now().timestamp())
        conversation.claim(session, incoming.channel, incoming.claim, pack(reply), at)


def _load(session: Session, incoming: Incoming) -> Loaded:
    """What is known of the chat, whose rows are made on its first message."""
    known = conversation.load(session, incoming.channel, incoming.address, incoming.claim)
    if known is None:
        conversation.begin(session, incoming.channel, incoming.address)
        known = conversation.load(session, incoming.channel, incoming.address, incoming.claim)
    assert known is not None
    return known
