"""Reading on: the rest of what is too long for one screen, and the next page of a list, by typing "thêm"."""

from handlers import plain
from handlers.message import Reply, Said
from handlers.state import MenuItem
from handlers.turn import Turn
from locales.folding import fold

WORDS = frozenset({"them", "xem them", "xem tiep", "nua", "xem nua"})


def typed(turn: Turn) -> Reply | None:
    """The next screen of the last reply, which stays what counts; None for any other message."""
    said, waiting = turn.incoming.content, turn.state.more
    if not waiting or not isinstance(said, Said) or fold(said.text) not in WORDS:
        return None
    turn.aside = True
    reply = Reply(text=waiting[0])
    turn.state.more = [*plain.kept_back(reply), *waiting[1:]]  # a long question is parted anew
    return reply


def next_page(turn: Turn, folded: str) -> str | None:
    """The button that goes on with the list shown last, where the words are for that."""
    button = turn.state.next_page
    return button.data if button and folded in (*WORDS, button.words) else None


def keep(turn: Turn, reply: Reply) -> None:
    """Remember what of a reply is to be read on; what is read on of the one before is forgotten."""
    if reply.is_silent:
        return
    turn.state.more = plain.kept_back(reply) if turn.may_be_plain else []
    button = reply.next_page
    turn.state.next_page = MenuItem(fold(button.label), button.data) if button else None
