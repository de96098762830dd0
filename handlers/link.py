"""Using Tin Ấp on one more phone or app: a code for oneself."""

import secrets
from datetime import timedelta

from handlers.join import LENGTH, LETTERS, code_hash
from handlers.message import Reply
from handlers.turn import Turn
from locales import _
from models import invite

VALID = timedelta(days=1)


def new_code() -> str:
    """A code as it is handed over: K7Q2-M4TP."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


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
