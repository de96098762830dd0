"""Saying politely that something is not for this person to see."""

from handlers.message import Reply
from handlers.turn import Turn
from locales import _


def not_yours(turn: Turn) -> Reply:
    """Said for a report or place outside a person's rights, whether or not it exists."""
    return Reply(
        text=turn.say(_("This can be seen by the commune officer of that place and by the coordinator only."))
    )
