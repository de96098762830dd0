"""Shutting somebody out (ngừng), letting them in again, cutting off a lost phone: at once.

Reports stay and count. Nobody who is not active is answered, reminded or told anything, because
every message and every notice looks at ``Person.active`` at its own moment.
"""

from datetime import datetime

from sqlmodel import Session

from models import conversation, invite
from models.person import Person


def shut_out(session: Session, person: Person, at: datetime) -> bool:
    """Whether that changed anything; the person's codes that are still open end, too."""
    assert person.id is not None
    was_active = person.active
    person.active = False
    session.add(person)
    invite.end_open(session, person.id, at)
    session.flush()
    return was_active


def let_in(session: Session, person: Person) -> bool:
    """Whether that changed anything; the chats that were linked before work again."""
    was_active = person.active
    person.active = True
    session.add(person)
    session.flush()
    return not was_active


def cut_off(session: Session, person: Person, at: datetime) -> int:
    """Unlink every chat of somebody who lost a phone, and end their codes; returns how many chats these were.

    What they were doing stays; a new code leads back to it.
    """
    assert person.id is not None
    chats = conversation.chats_of(session, [person.id]).get(person.id, [])
    for chat in chats:
        session.delete(chat)
    invite.end_open(session, person.id, at)
    session.flush()
    return len(chats)
