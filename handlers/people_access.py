"""Shutting somebody out (ngưng) and letting them in again: with their chats and codes, at once.

Reports stay and count. Nobody who is not active is answered, reminded or told anything, because
every message and every notice looks at ``Person.active`` at its own moment.
"""

from datetime import datetime

from sqlmodel import Session

from models import invite
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
