"""Who could not be reminded (chưa nhắc được): named to the officer over them, who can call or visit."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from handlers import deadline_words, owed
from handlers.rights import REPORTERS, looks_after
from handlers.turn import Turn
from handlers.words import inside
from locales import _
from models import conversation, reminder
from models.person import Person
from models.reminder import Unreached

MOST = 10  # names in one message


def not_reached(turn: Turn) -> list[str]:
    """Lines that name who could not be reminded today at and below an officer's place; none for others."""
    if not looks_after(turn.person):
        return []
    found = reminder.unreached_on(turn.session, turn.today, turn.person.place_path, sample=turn.person.sample)
    others = [one for one in found if one.person_id != turn.person.id]
    people = _by_id(turn.session, others)
    lines = [_line(turn, rows, people[person_id]) for person_id, rows in _by_person(others).items()]
    if not lines:
        return []
    more = [turn.say(_("and {n} more", n=len(lines) - MOST))] if len(lines) > MOST else []
    head = _("These could not be reminded by Tin Ấp. Please tell them:")
    return [turn.say(head), *lines[:MOST], *more]


def _line(turn: Turn, rows: Sequence[Unreached], who: Person) -> str:
    why = _("has blocked it") if rows[0].blocked else _("has not joined yet")
    book = owed.book_of(turn)
    terms = [owed.term_of(book, (row.duty_id, row.period)) for row in rows]
    names = [turn.say(deadline_words.name(term, turn.today)) for term in terms if term is not None]
    told = _(
        "- {name}, {place} ({why}): {reports}",
        name=who.name,
        place=inside(turn.place_name(rows[0].place_code)),
        why=why,
        reports=", ".join(names),
    )
    return turn.say(told)


def _by_person(rows: Sequence[Unreached]) -> dict[int, list[Unreached]]:
    found: dict[int, list[Unreached]] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found


def _by_id(session: Session, rows: Sequence[Unreached]) -> dict[int, Person]:
    ids = {row.person_id for row in rows}
    query = select(Person).where(col(Person.id).in_(ids))
    return {one.id: one for one in session.exec(query) if one.id is not None}


def out_of_reach(turn: Turn) -> list[str]:
    """One line with the people who report at and below a place and have no chat that takes messages."""
    if not looks_after(turn.person) or turn.person.sample:
        return []
    found = conversation.out_of_reach(turn.session, turn.person.place_path, REPORTERS)
    if not found:
        return []
    names = ", ".join(f"{one.name} ({inside(turn.place_name(one.place_code))})" for one in found[:MOST])
    more = turn.say(_("and {n} more", n=len(found) - MOST))
    names = f"{names} {more}" if len(found) > MOST else names
    return [turn.say(_("No reminder reaches: {names}", names=names))]
