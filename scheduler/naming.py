"""Naming who could not be reminded (chưa nhắc được) to the officer over them, in the message of the day."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from models import notice, reminder
from models.chat import Chat
from models.conversation import Conversation
from models.insert_new import Values, insert_new
from models.notice import Notice
from models.person import Person, Role
from models.place import Place, with_all_above
from scheduler.book import Book
from scheduler.planning import KIND, World, key
from scheduler.quiet import VIETNAM

# the nearest level of which somebody can be reached is told
LEVELS = (Role.commune_officer, Role.coordinator)
CHUNK = 500  # places asked about at once


def write(session: Session, book: Book, world: World, at: datetime) -> int:
    """Give every officer over somebody who could not be reminded today a message; returns how many are new.

    Who has today's reminder already finds the names in it: it is put together when it is said.
    """
    today = at.astimezone(VIETNAM).date()
    left = set(reminder.paths_unreached_on(session, today, sample=world.sample))
    told: dict[int, str] = {}
    for role in LEVELS:
        over = _people_over(session, world, role, left) if left else []
        told |= {person_id: role for person_id, _path in over}
        covered = {path for _person_id, path in over}
        left = {path for path in left if covered.isdisjoint(with_all_above(path))}
    awake = {person_id: role for person_id, role in told.items() if not book.quiet_of(role).holds(at)}
    rows = [_row(book, person_id, role, at) for person_id, role in awake.items()]
    return len(insert_new(session, Notice, rows, col(Notice.id)))


def _people_over(session: Session, world: World, role: Role, paths: set[str]) -> Sequence[tuple[int, str]]:
    """The people of a role who can be reached and whose place is at or above one of these."""
    above = sorted({path for below in paths for path in with_all_above(below)})
    found = []
    for start in range(0, len(above), CHUNK):
        query = (
            sql_select(col(Person.id), col(Place.path))
            .join(Place, col(Place.code) == col(Person.place_code))
            .where(col(Place.path).in_(above[start : start + CHUNK]))
            .where(col(Person.role) == role, col(Person.active).is_(True))
            .where(col(Person.sample).is_(world.sample))
        )
        if not world.sample:
            theirs = (
                sql_select(col(Chat.id))
                .join(Conversation, col(Conversation.id) == col(Chat.conversation_id))
                .where(col(Conversation.person_id) == col(Person.id))
                .where(col(Chat.channel).in_(world.channels), col(Chat.blocked_at).is_(None))
            )
            query = query.where(theirs.exists())
        found += [(person_id, path) for person_id, path in session.execute(query)]
    return found


def _row(book: Book, person_id: int, role: str, at: datetime) -> Values:
    today = at.astimezone(VIETNAM).date()
    expires_at = book.quiet_of(role).next_begin(at)
    return notice.composed(key(person_id, today), person_id, KIND, at, at, expires_at)
