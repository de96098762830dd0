"""The transcript of a practice chat: who said what, written once, edited in place.

Every change has a number, its revision, so that a page that was away asks for
what it missed: a new bubble's is its id, an edited one's is the id of the message
that caused the edit.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec
from sqlmodel import Session, col, select

from bot.channels.practice.bubble import Bubble, label_of, pack, spoken_bubble, unpack
from handlers import plain
from handlers.message import Changed, Content, Reply, Tapped
from models.practice import PracticeMessage

PERSON = "person"
BOT = "bot"


class Turn(NamedTuple):
    """One message of a person; ``tapped`` is the id of the bubble whose button was tapped."""

    address: str
    key: str
    content: Content
    tapped: int | None = None


def find(session: Session, address: str, key: str, author: str = PERSON) -> PracticeMessage | None:
    """The bubble with this key, or None."""
    query = (
        select(PracticeMessage)
        .where(PracticeMessage.address == address)
        .where(PracticeMessage.key == key)
        .where(PracticeMessage.author == author)
    )
    return session.exec(query).first()


def bubble_of(session: Session, address: str, number: int) -> PracticeMessage | None:
    """The bubble with this id if it belongs to this chat, or None."""
    message = session.get(PracticeMessage, number)
    return message if message is not None and message.address == address else None


def latest(session: Session, address: str, limit: int) -> Sequence[PracticeMessage]:
    """The last bubbles of a chat, oldest first."""
    query = (
        select(PracticeMessage)
        .where(PracticeMessage.address == address)
        .order_by(col(PracticeMessage.id).desc())
        .limit(limit)
    )
    return session.exec(query).all()[::-1]


def since(session: Session, address: str, revision: int) -> Sequence[PracticeMessage]:
    """The bubbles that are new or edited after a revision, in the order of the chat."""
    query = (
        select(PracticeMessage)
        .where(PracticeMessage.address == address)
        .where((col(PracticeMessage.id) > revision) | (col(PracticeMessage.edited) > revision))
        .order_by(col(PracticeMessage.id))
    )
    return session.exec(query).all()


def record(session: Session, turn: Turn, reply: Reply, at: datetime) -> int:
    """Write what was said and what was replied; once, however often it is called for a key.

    Returns the id of the person's bubble: it and everything after it is what changed.
    """
    known = find(session, turn.address, turn.key)
    if known is not None and known.id is not None:
        return known.id
    tapped = _tapped(session, turn)
    changes_tapped = tapped is not None and (reply.mode == "replace" or bool(reply.settled))
    label = label_of(tapped, turn.content.data) if tapped and isinstance(turn.content, Tapped) else ""
    spoken = spoken_bubble(turn.content, label)
    if changes_tapped:
        # where the tapped bubble itself shows what was tapped, saying it again would be once too often
        spoken = msgspec.structs.replace(spoken, only_plain=True)
    person = _add(session, turn.address, PERSON, turn.key, spoken, at)
    if tapped is not None and changes_tapped:
        _edit(session, tapped, reply, person)
    if isinstance(turn.content, Changed):
        _reword(session, turn.address, turn.content, person)
    if not reply.is_silent:
        replaced = changes_tapped and reply.mode == "replace"
        said = Bubble(reply=reply, plain=tuple(plain.shown(reply)), only_plain=replaced)
        _say(session, turn.address, turn.key, said, at)
    return person


def tell(session: Session, address: str, key: str, reply: Reply, at: datetime) -> None:
    """Write a bubble of what nobody asked for; once for a key."""
    _say(session, address, key, Bubble(reply=reply, plain=tuple(plain.messages(reply))), at)


def _say(session: Session, address: str, key: str, said: Bubble, at: datetime) -> None:
    if find(session, address, key, BOT) is None:
        _add(session, address, BOT, key, said, at)


def _add(session: Session, address: str, author: str, key: str, bubble: Bubble, at: datetime) -> int:
    message = PracticeMessage(address=address, author=author, key=key, body=pack(bubble), at=at)
    session.add(message)
    session.flush()
    assert message.id is not None
    return message.id


def _tapped(session: Session, turn: Turn) -> PracticeMessage | None:
    """The bot's bubble that was tapped; None for typed words and for a button it does not have."""
    if turn.tapped is None or not isinstance(turn.content, Tapped):
        return None
    message = bubble_of(session, turn.address, turn.tapped)
    if message is None or not label_of(message, turn.content.data):
        return None
    return message


def _reword(session: Session, address: str, edit: Changed, cause: int) -> None:
    """Let a person's bubble say what they changed it to; its plain form stays as it was said."""
    message = find(session, address, edit.ref)
    if message is not None and unpack(message).said != edit.text:
        _put(session, message, msgspec.structs.replace(unpack(message), said=edit.text, changed=True), cause)


def _edit(session: Session, message: PracticeMessage, reply: Reply, cause: int) -> None:
    """Let a bubble say something else from now on; its plain form stays as it was said."""
    bubble = unpack(message)
    before = bubble.reply or Reply()
    if reply.mode == "replace":
        now = reply
    else:
        # a picture or a file that was sent stays: only the words and the buttons change
        now = Reply(text=reply.settled, photos=before.photos, files=before.files)
    _put(session, message, Bubble(reply=now, plain=bubble.plain), cause)


def _put(session: Session, message: PracticeMessage, bubble: Bubble, cause: int) -> None:
    message.body = pack(bubble)
    message.edited = cause
    session.add(message)
    session.flush()
