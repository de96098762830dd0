"""Files people send: what each is good for, and why one was not taken."""

from typing import Any

import msgspec

from forms.declared.announcement import FORM as ANNOUNCEMENT
from forms.declared.announcement import LONGEST
from handlers import begin, fill
from handlers.message import Handed, Reply
from handlers.people import roster
from handlers.refusal import not_yours
from handlers.rights import may_announce
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
_WORDS_UNREAD = _("The words with the file were not read; please type them by themselves.")


def handed(turn: Turn, content: Handed) -> Reply:
    """A file that was kept: to whatever waits for one; else its sender is told what files are good for."""
    note = _("There is nothing to do with a file here now.")
    if turn.state.draft is not None:
        unread = [_WORDS_UNREAD] if content.caption else []
        return fill.handed(turn, _as_answer(content), *unread) or fill.show(turn, note)
    listed = roster.handed(turn, content)
    if listed is not None:
        return _list_or_announcement(turn, content, listed)
    if may_announce(turn.person):
        return _ask_what_for(turn, content)
    return Reply(text=turn.say(_("{note} Type “menu” to begin.", note=note)))


def _list_or_announcement(turn: Turn, content: Handed, listed: Reply) -> Reply:
    """A list of people as it was read; it may be meant to go with an announcement all the same."""
    if not may_announce(turn.person):
        return listed
    _keep(turn, content)
    instead = turn.choice(_("Send it with an announcement"), "Af")
    return msgspec.structs.replace(listed, choices=(*listed.choices, (instead,)))


def _ask_what_for(turn: Turn, content: Handed) -> Reply:
    """The file is kept until its sender says what it is good for."""
    _keep(turn, content)
    return Reply(
        text=turn.say(_("File received: {name}.", name=content.file.name)),
        question=turn.say(_("What is it for?")),
        choices=turn.rows([turn.choice(_("Send it with an announcement"), "Af")]),
    )


def announce(turn: Turn) -> Reply:
    """A tap: begin an announcement with the file that was sent before."""
    answers, turn.state.loose_file = turn.state.loose_file, None
    if not may_announce(turn.person):
        return not_yours(turn)
    return begin.opened(turn, ANNOUNCEMENT, turn.person.place_code, answers or {})


def _keep(turn: Turn, content: Handed) -> None:
    """Keep a file and the words sent beside it until they are asked for."""
    words = content.caption.strip()
    told = {"text": words} if 0 < len(words) <= LONGEST else {}
    turn.state.loose_file = {"file": _as_answer(content), **told}


def _as_answer(content: Handed) -> dict[str, Any]:
    """A kept file as the answer of a form."""
    file = content.file
    return {"name": file.name, "sha256": content.sha256, "mime": file.mime, "size": content.size}
