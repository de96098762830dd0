"""Commands about a place: the one that is named behind them, else one's own."""

from collections.abc import Callable

from handlers.asked import read
from handlers.message import Reply
from handlers.turn import Turn
from handlers.unread import said_first


def at_place(screen: Callable[[Turn, str], Reply]) -> Callable[[Turn, str], Reply]:
    """The command that opens a screen of a place; what else was typed is said back."""

    def asked(turn: Turn, rest: str) -> Reply:
        wanted = read(rest, turn.atlas, turn.today, turn.person.place_path)
        code = wanted.place.code if wanted.place else turn.person.place_code
        return said_first(turn, screen(turn, code), wanted.unread)

    return asked
