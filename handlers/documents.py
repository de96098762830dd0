"""Files people send: what each is good for, and why one was not taken."""

from handlers import fill
from handlers.message import Handed, Reply
from handlers.turn import Turn
from locales import Text, _

NOT_TAKEN: dict[str, Text] = {
    "document": _("Of files, only Excel (.xlsx), .csv, Word (.docx) and PDF can be read here."),
    "document_broken": _(
        "That file cannot be opened: damaged, or locked with a password. Save it anew, please."
    ),
    "document_too_large": _("That file is too large. At most 15 MB can be sent."),
    "document_not_fetched": _("The line was bad, the file did not arrive. Please send it once more."),
}
"""By the kind of an Unreadable (``bot/documents``)."""


def handed(turn: Turn, content: Handed) -> Reply:
    """A file that was kept: to whatever waits for one; else its sender is told what files are good for."""
    note = _("There is nothing to do with a file here now.")
    if turn.state.draft is not None:
        return fill.show(turn, note)
    return Reply(text=turn.say(_("{note} Type “menu” to begin.", note=note)))
