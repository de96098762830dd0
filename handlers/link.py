"""Using Tin Ấp on one more phone or app: a code for oneself."""

from datetime import timedelta

from handlers.codes import code_hash, new_code
from handlers.message import Reply
from handlers.turn import Turn
from locales import _
from models import invite

VALID = timedelta(days=1)


def another(turn: Turn, rest: str) -> Reply:
    """The command: a code that links another chat to the same person."""
    code = new_code()
    invite.add(turn.session, turn.person.id, code_hash(turn.invite_key, code), turn.now, VALID)
    return Reply(
        text=turn.say(
            _(
                "Open Tin Ấp on the other phone or app and type this code: {code}\n"
                "It works once, within a day. Please do not give it to anybody.",
                code=code,
            )
        )
    )
