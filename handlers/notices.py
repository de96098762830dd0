"""A notice as a reply: the words in the person's language, and a button to what it is about.

The words have to say everything that matters: nobody asked for them, so a number typed
afterwards answers what was asked before. That is why the choice is not listed where
there are no buttons.
"""

from handlers.buttons import Signer
from handlers.message import Choice, Reply
from handlers.turn import Turn
from locales import _, translator
from locales.stored_text import unpack
from models.notice import Taken


def reply(signer: Signer, conversation_id: int, taken: Taken) -> Reply:
    """What to say in a chat of that conversation."""
    say = translator(taken.locale)
    choices: tuple[tuple[Choice, ...], ...] = ()
    if taken.report_id is not None:
        data = signer.sign(conversation_id, f"r:{taken.report_id}")
        choices = ((Choice(say(_("Look at the report")), data, unlisted=True),),)
    return Reply(text=say(unpack(taken.text)), choices=choices)


def about_deadline(turn: Turn, taken: Taken) -> Reply:
    """A deadline was set, moved or closed: the words as they were written, and the way to all deadlines."""
    button = turn.choice(_("What I owe"), "c", "hanchot", unlisted=True)
    typed = turn.say(_("Type “deadlines” to see what you still owe."))
    return Reply(text=turn.say(unpack(taken.text)), choices=((button,),), explain_ways_out=typed)
