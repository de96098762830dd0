"""What is made from practice says so, wherever it goes: a picture or a file may be passed on."""

from handlers.turn import Turn
from locales import _


def mark(turn: Turn) -> str:
    """The words to stand on it; empty where the figures are real."""
    return turn.say(_("PRACTICE: these are no real figures.")) if turn.person.sample else ""


def in_file_name(turn: Turn) -> list[str]:
    """The last part of the name of a file, in letters that every system takes; none where it is real."""
    return ["thuc-hanh"] if turn.person.sample else []
