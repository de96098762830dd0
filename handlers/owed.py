"""What a place owes (còn phải nộp): each report, its deadline, whether it was answered, what comes next."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select
from sqlalchemy import select as sql_select
from sqlmodel import col

from forms.declared.deadline_move import FORM as DEADLINE_MOVE
from handlers.rights import may_see_place, may_send
from handlers.turn import Turn
from models.atlas import Spot
from models.person import Role
from models.place import Place
from scheduler import answers
from scheduler import book as books
from scheduler.answers import Answer, Extra
from scheduler.book import BACK, Book
from scheduler.rule import Ref, Rule, Term

FAR = timedelta(days=400)  # ahead: so that the next yearly deadline is always known
_ROLE_OF_KIND = {"hamlet": Role.hamlet_head, "commune": Role.commune_officer}


class Owed(NamedTuple):
    """One report of one place: until when, and how it was answered so far."""

    term: Term
    due: date
    answer: Answer | None = None
    extra: Extra | None = None

    @property
    def waits(self) -> bool:
        """Whether more time was asked for and nobody has decided yet."""
        return self.extra is not None and self.extra.waits

    @property
    def is_extended(self) -> bool:
        """Whether the place was granted more time."""
        return self.extra is not None and self.extra.until == self.due


def open_now(turn: Turn, here: Spot, book: Book | None = None) -> list[Owed]:
    """What a place still owes: overdue, or its period has begun; the most urgent first."""
    owed = _of_place(turn, here, book or book_of(turn), turn.today + FAR)
    begun = [one for one in owed if one.answer is None and one.term.first <= turn.today]
    return sorted(_without_older(begun, turn.today), key=lambda one: (one.due, one.term.ref))


def next_ones(turn: Turn, here: Spot, book: Book | None = None) -> list[Owed]:
    """For each duty of a place the next report that is not open yet, the earliest deadline first."""
    owed = _of_place(turn, here, book or book_of(turn), turn.today + FAR)
    first: dict[int, Owed] = {}
    for one in sorted(owed, key=lambda one: one.due):
        if one.answer is None and one.term.first > turn.today:
            first.setdefault(one.term.rule.duty_id, one)
    return list(first.values())


def one(turn: Turn, here: Spot, ref: Ref) -> Owed | None:
    """One report of a place; None where the place does not owe it, or no longer."""
    rule = book_of(turn).rule(ref[0])
    if rule is None or not rule.is_owed_by(here.kind, here.path):
        return None
    found = _of_place(turn, here, book_of(turn), turn.today + FAR, only=ref)
    return found[0] if found else None


def term_of(book: Book, ref: Ref) -> Term | None:
    """One duty for one period; None where the duty is gone, or asks for other periods by now."""
    rule = book.rule(ref[0])
    try:
        return rule.term_of_key(ref[1]) if rule else None
    except ValueError:  # an old button's, or a stored one's: the duty was monthly and is quarterly now
        return None


def book_of(turn: Turn) -> Book:
    """The deadlines of the person's world."""
    return books.read(turn.session, sample=turn.person.sample)


def oldest_open(turn: Turn, here: Spot, form: str) -> Owed | None:
    """The earliest period for which a place owes this form, if it owes one now."""
    return next((one for one in open_now(turn, here) if one.term.rule.form == form), None)


def _of_place(turn: Turn, here: Spot, book: Book, until: date, only: Ref | None = None) -> list[Owed]:
    """Every report of a place that is due from a while ago until then."""
    back, ahead = BACK, until - turn.today
    terms = [
        term
        for rule in book.rules
        if rule.is_owed_by(here.kind, here.path)
        for term in rule.terms(turn.today - back, turn.today + ahead)
        if only is None or term.ref == only
    ]
    return [found for term in _soonest(terms, turn.today) if (found := _owed(turn, here, book, term))]


def _soonest(terms: Sequence[Term], today: date) -> list[Term]:
    """Of each duty what is overdue or begun, and the one after: the rest of the year is not looked at."""
    kept: list[Term] = []
    ahead: set[int] = set()
    for term in sorted(terms, key=lambda term: term.set_for):
        if term.first <= today or term.rule.duty_id not in ahead:
            kept.append(term)
        if term.first > today:
            ahead.add(term.rule.duty_id)
    return kept


def _without_older(begun: Sequence[Owed], today: date) -> list[Owed]:
    """Of each duty the last overdue one at most: asking for last spring's would only discourage."""
    newest = {one.term.rule.duty_id: one.term.ref for one in begun if one.due < today}
    return [one for one in begun if one.due >= today or newest[one.term.rule.duty_id] == one.term.ref]


def _owed(turn: Turn, here: Spot, book: Book, term: Term) -> Owed | None:
    sample, places = turn.person.sample, _only(here)
    having = answers.having_what_it_takes(turn.session, term, places, sample=sample)
    if having is not None and here.code not in having:
        return None
    extra = answers.extras(turn.session, term, places, sample=sample).get(here.code)
    answer = answers.answers(turn.session, term, places, sample=sample).get(here.code)
    due = term.due(book.calendars.at(here.path), extra.until if extra else None)
    return Owed(term, due, answer, extra)


def _only(here: Spot) -> Select[Any]:
    return sql_select(col(Place.code)).where(col(Place.code) == here.code)


def may_change(turn: Turn, rule: Rule) -> bool:
    """Whether the person coordinates every place that owes it; where all do, from the top."""
    who = turn.person
    scope = rule.scope or who.place_path.partition("/")[0] + "/"
    return may_send(who, DEADLINE_MOVE) and may_see_place(who, scope)


def reports_for(turn: Turn, here: Spot) -> bool:
    """Whether the person answers for that very place."""
    return turn.person.place_code == here.code and turn.person.role is _ROLE_OF_KIND.get(here.kind)
