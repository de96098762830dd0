"""Telling everyone concerned about a deadline, once: those who answer for a place that still owes it."""

from datetime import timedelta

from sqlalchemy import select as sql_select
from sqlmodel import col

from handlers import owed
from handlers.turn import Turn
from locales import Text
from locales.stored_text import pack
from models import notice
from models.insert_new import insert_new
from models.notice import Notice
from models.person import Person
from models.place import Place
from scheduler import answers
from scheduler.planning import DEADLINE
from scheduler.rule import Term

WORTH = timedelta(days=7)  # how long such a change is still news (assumption)


def tell(turn: Turn, term: Term, about: str, text: Text) -> int:
    """Write a notice for each of them; returns how many there are.

    ``about`` names the change, so that it is told once.
    """
    sample, rule = turn.person.sample, term.rule
    places = sql_select(col(Place.code)).where(col(Place.path).startswith(rule.scope, autoescape=True))
    done = answers.answers(turn.session, term, places, sample=sample)
    having = answers.having_what_it_takes(turn.session, term, places, sample=sample)
    quiet = owed.book_of(turn).quiet_of(rule.role)
    due_at = quiet.next_end(turn.now)
    query = (
        sql_select(col(Person.id), col(Person.place_code))
        .join(Place, col(Place.code) == col(Person.place_code))
        .where(col(Place.kind) == rule.owed_by, col(Place.path).startswith(rule.scope, autoescape=True))
        .where(col(Person.role) == rule.role, col(Person.sample).is_(sample), col(Person.active).is_(True))
    )
    packed = pack(text)
    told = [
        person_id
        for person_id, code in turn.session.execute(query)
        if code not in done and (having is None or code in having) and person_id != turn.person.id
    ]
    rows = [
        notice.composed(f"{about}:{person_id}", person_id, DEADLINE, turn.now, due_at, due_at + WORTH)
        for person_id in told
    ]
    insert_new(turn.session, Notice, [{**row, "text": packed} for row in rows])
    return len(told)
