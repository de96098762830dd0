"""What is made from practice says so, wherever it goes: a picture or a file may be passed on."""

from handlers.turn import Turn
from locales import _


def mark(turn: Turn) -> str:
    """The words to stand on it; empty where the figures are real."""
    return turn.say(_("PRACTICE: these are no real figures.")) if turn.person.sample else ""
