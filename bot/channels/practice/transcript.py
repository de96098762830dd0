"""The transcript of a practice chat: who said what, written once, edited in place.

Every change has a number, its revision, so that a page that was away asks for
what it missed: a new bubble's is its id, an edited one's is the id of the message
that caused the edit.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from bot.channels import plain
from bot.channels.practice.bubble import Bubble, pack, unpack
from handlers.message import Content, PhotoIn, Reply, Said, Shown, Tapped
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
    said, pictures = _words(turn.content, tapped)
    # where the tapped bubble itself shows what was tapped, saying it again would be once too often
    spoken = Bubble(said=said, pictures=pictures, plain=(said,) if said else (), only_plain=changes_tapped)
    person = _add(session, turn.address, PERSON, turn.key, spoken, at)
    if tapped is not None and changes_tapped:
        _edit(session, tapped, reply, person)
    if not reply.is_silent:
        replaced = changes_tapped and reply.mode == "replace"
        tell(session, turn.address, turn.key, reply, at, only_plain=replaced)
    return person


def tell(
    session: Session, address: str, key: str, reply: Reply, at: datetime, *, only_plain: bool = False
) -> None:
    """Write a bubble of the bot's; once for a key."""
    if find(session, address, key, BOT) is None:
        said = Bubble(reply=reply, plain=tuple(plain.messages(reply)), only_plain=only_plain)
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
    if message is None or not _label(message, turn.content.data):
        return None
    return message


def _label(message: PracticeMessage, data: str) -> str:
    reply = unpack(message).reply or Reply()
    rows = (*reply.choices, reply.ways_out)
    return next((choice.label for row in rows for choice in row if choice.data == data), "")


def _words(content: Content, tapped: PracticeMessage | None) -> tuple[str, tuple[PhotoIn, ...]]:
    match content:
        case Said(text):
            return text, ()
        case Shown(photos, caption):
            return caption, photos
        case Tapped(data) if tapped is not None:
            return _label(tapped, data), ()
        case _:
            return "", ()


def _edit(session: Session, message: PracticeMessage, reply: Reply, cause: int) -> None:
    """Let a bubble say something else from now on; its plain form stays as it was said."""
    bubble = unpack(message)
    before = bubble.reply or Reply()
    if reply.mode == "replace":
        now = reply
    else:
        # a picture or a file that was sent stays: only the words and the buttons change
        now = Reply(text=reply.settled, photos=before.photos, files=before.files)
    message.body = pack(Bubble(reply=now, plain=bubble.plain))
    message.edited = cause
    session.add(message)
    session.flush()
