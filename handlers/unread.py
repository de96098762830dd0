"""Words of a question that mean nothing here: said back, so that no answer is taken for another one."""

import msgspec

from handlers.message import Reply
from handlers.turn import Turn
from locales import Text, _

_LONGEST = 60  # letters said back


def not_understood(words: str) -> Text:
    """The words themselves, so that a slip of the thumb is seen."""
    return _("“{words}” was not understood.", words=words[:_LONGEST])


def said_first(turn: Turn, reply: Reply, unread: str) -> Reply:
    """The reply with these words above it; as it is where all was understood."""
    if not unread:
        return reply
    told = turn.say(not_understood(unread))
    return msgspec.structs.replace(reply, text="\n".join(part for part in (told, reply.text) if part))
