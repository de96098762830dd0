"""The week's digests (bản tin đầu tuần): one a week for each commune officer and coordinator who wants it."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from models import notice
from models.insert_new import Values, insert_new
from models.notice import Notice
from models.person import Person, Role
from scheduler.book import Book
from scheduler.planning import World
from scheduler.quiet import VIETNAM

KIND = "digest"
FOR = (Role.commune_officer, Role.coordinator)
FROM = time(7)  # of the first working day of a week (assumption)


def key(person_id: int, day: date) -> str:
    """The key of a person's digest of the week a day lies in."""
    year, week, _day = day.isocalendar()
    return f"digest:{year}-W{week:02d}:{person_id}"


def write(session: Session, book: Book, world: World, at: datetime) -> int:
    """Write this week's digests when their time has come; returns how many are new.

    A program that was off on Monday makes up for it on the same day only: old news is none.
    """
    local = at.astimezone(VIETNAM)
    today = local.date()
    monday = today - timedelta(days=today.weekday())
    if book.calendars.everywhere.on_or_after(monday) != today or local.time() < FROM:
        return 0
    rows = [_row(book, person_id, role, at) for person_id, role in session.execute(_people(world))]
    return len(insert_new(session, Notice, rows, col(Notice.id)))


def _row(book: Book, person_id: int, role: str, at: datetime) -> Values:
    quiet = book.quiet_of(role)
    due_at = quiet.next_end(at)
    mark = key(person_id, at.astimezone(VIETNAM).date())
    return notice.composed(mark, person_id, KIND, at, due_at, quiet.next_begin(due_at))


def _people(world: World) -> Select[Any]:
    """Who wants one."""
    columns: tuple[Any, ...] = (col(Person.id), col(Person.role))
    wants = col(Person.digests).is_(True), col(Person.active).is_(True)
    return sql_select(*columns).where(col(Person.role).in_(FOR), col(Person.sample).is_(world.sample), *wants)
