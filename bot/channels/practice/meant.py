"""What a posted message means in its chat: which bubble it changes, and which one it answers.

A person's bubble is known to the handlers by its key, which is there before the
bubble is; a bubble of the bot's by "b" and its id.
"""

from sqlmodel import Session

from bot.channels.practice import transcript
from bot.channels.practice.bubble import unpack
from bot.channels.practice.posted import Posted
from bot.channels.practice.refusal import RefusedError
from handlers.message import LONGEST_QUOTE, Changed, Content, Quoted, Reply, Said, Tapped


def meant(session: Session, address: str, posted: Posted) -> Content:
    """The message as the handlers take it. Raises RefusedError for an edit of what was not typed here."""
    if posted.data is not None:
        return Tapped(posted.data)
    text = posted.text or ""
    if posted.edits is None:
        return Said(text, posted.key, _quoted(session, address, posted.answers))
    edited = transcript.find(session, address, posted.edits)
    if edited is None or not unpack(edited).typed:
        raise RefusedError(404, "not_editable")
    return Changed(posted.edits, text)


def _quoted(session: Session, address: str, number: int | None) -> Quoted | None:
    """The bubble with this id; None for one of another chat, which nobody can have seen."""
    message = None if number is None else transcript.bubble_of(session, address, number)
    if message is None:
        return None
    bubble = unpack(message)
    own = message.author == transcript.PERSON
    words = bubble.said if own else (bubble.reply or Reply()).words
    return Quoted(message.key if own else f"b{message.id}", own, words[:LONGEST_QUOTE])
