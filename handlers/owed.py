"""What a place owes (còn phải nộp): each report, its deadline, whether it was answered, what comes next."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from forms.declared.deadline_move import FORM as DEADLINE_MOVE
from forms.question import Form
from forms.registry import newest
from handlers.rights import may_see_place, may_send
from handlers.state import from_json
from handlers.turn import Turn
from models import report as reports
from models.atlas import Spot
from models.person import Role
from models.place import Place
from models.report import Report
from reports.asked_terms import expected_on
from scheduler import answers
from scheduler import book as books
from scheduler.answers import Answer, Extra
from scheduler.book import BACK, Book
from scheduler.rule import Ref, Rule, Term

Answers = dict[str, Any]

FAR = timedelta(days=400)  # ahead: so that the next yearly deadline is always known
SOON = timedelta(days=30)  # what is due later is not missing yet (assumption)
ROLE_OF_KIND = {"hamlet": Role.hamlet_head, "commune": Role.commune_officer}


class Owed(NamedTuple):
    """One report of one place: until when, and how it was answered so far."""

    term: Term
    due: date
    answer: Answer | None = None
    extra: Extra | None = None
    waits: bool = False  # more time was asked for and nobody has decided yet
    returned: Report | None = None  # what was sent for it was returned to be mended

    @property
    def is_extended(self) -> bool:
        """Whether the place was granted more time."""
        return self.extra is not None and self.extra.until == self.due


def open_now(turn: Turn, here: Spot) -> list[Owed]:
    """What a place still owes: overdue, or begun and due soon; the most urgent first."""
    return [one for one in begun(turn, here) if one.due <= turn.today + SOON]


def begun(turn: Turn, here: Spot, *, form: str | None = None, answered_too: bool = False) -> list[Owed]:
    """What a place can report now: overdue, or its period has begun; the most urgent first.

    With ``form`` only what is reported by that form.
    """
    rules = [rule for rule in book_of(turn).rules if form in (None, rule.form)]
    terms = [term for term in _terms(turn, here, rules) if term.first <= turn.today]
    found = [one for one in _each(turn, here, terms) if answered_too or one.answer is None]
    return sorted(_without_older(found, turn.today), key=lambda one: (one.due, one.term.ref))


def next_ones(turn: Turn, here: Spot) -> list[Owed]:
    """For each duty of a place the next report that is not missing yet, the earliest deadline first."""
    owed = _each(turn, here, _soonest(_terms(turn, here, book_of(turn).rules), turn.today))
    first: dict[int, Owed] = {}
    for one in sorted(owed, key=lambda one: one.due):
        if one.answer is None and one.due > turn.today + SOON:
            first.setdefault(one.term.rule.duty_id, one)
    return list(first.values())


def one(turn: Turn, here: Spot, ref: Ref) -> Owed | None:
    """One report of a place; None where the place does not owe it, or no longer."""
    book = book_of(turn)
    term = standing(book, ref)
    if term is None or not term.rule.is_owed_by(here.kind, here.path):
        return None
    return _owed(turn, here, book, term, _returned(turn, here))


def term_of(book: Book, ref: Ref) -> Term | None:
    """One duty for one period; None where the duty is gone, or asks for other periods by now."""
    rule = book.rule(ref[0])
    try:
        return rule.term_of_key(ref[1]) if rule else None
    except ValueError:  # an old button's, or a stored one's: the duty was monthly and is quarterly now
        return None


def standing(book: Book, ref: Ref | None) -> Term | None:
    """One duty for one period while it is asked for; None where it was closed or has ended, too."""
    term = term_of(book, ref) if ref is not None else None
    return term if term is not None and term.rule.is_in_force(term) else None


def book_of(turn: Turn) -> Book:
    """The deadlines of the person's world, read once in a message."""
    if turn.book is None:
        turn.book = books.read(turn.session, sample=turn.person.sample)
    return turn.book


def changed(turn: Turn) -> None:
    """A duty or a deadline was changed in this message: what was read before is not so any more."""
    turn.session.flush()
    turn.book = None


def period_for(turn: Turn, here: Spot, form: Form, answers_: Answers) -> Ref | None:
    """The oldest period for which a report about a whole period is missing: that it answers.

    Of a place with two models each reports on its own: a period is missing until it was told of this one.
    """
    mine = begun(turn, here, form=form.key, answered_too=True)
    return next((one.term.ref for one in mine if not _is_told_of(turn, here, one.term, form, answers_)), None)


def _is_told_of(turn: Turn, here: Spot, term: Term, form: Form, answers_: Answers) -> bool:
    query = select(Report.answers).where(answers.is_for(term), col(Report.place_code) == here.code)
    told = turn.session.exec(query.where(col(Report.sample).is_(turn.person.sample)))
    return any(form.about(from_json(one)) == form.about(answers_) for one in told)


def _terms(turn: Turn, here: Spot, rules: Sequence[Rule]) -> list[Term]:
    """Of these duties every report that a place may owe, due from a while ago until far ahead."""
    book = book_of(turn)
    return [
        term
        for rule in rules
        if rule.is_owed_by(here.kind, here.path)
        for term in rule.terms(turn.today - BACK, turn.today + FAR)
        if here.exists.holds(expected_on(term, turn.today, book.calendars.at(here.path)))
    ]


def _each(turn: Turn, here: Spot, terms: Sequence[Term]) -> list[Owed]:
    """How a place stands with each of these, where it owes it."""
    if not terms:
        return []
    book, returned = book_of(turn), _returned(turn, here)
    return [found for term in terms if (found := _owed(turn, here, book, term, returned))]


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


def _owed(turn: Turn, here: Spot, book: Book, term: Term, returned: Sequence[Report]) -> Owed | None:
    sample, places = turn.person.sample, _only(here)
    having = answers.having_what_it_takes(turn.session, term, places, sample=sample)
    if having is not None and here.code not in having:
        return None
    extra = answers.extras(turn.session, term, places, sample=sample).get(here.code)
    answer = answers.answers(turn.session, term, places, sample=sample).get(here.code)
    due = term.due(book.calendars.at(here.path), extra.until if extra else None)
    mend = next((one for one in returned if _was_for(one, term)), None) if answer is None else None
    return Owed(term, due, answer, extra, extra is not None and extra.waits(turn.today), mend)


def _returned(turn: Turn, here: Spot) -> Sequence[Report]:
    """What was returned at a place; the person's own first."""
    found = reports.returned_at(turn.session, here.code, sample=turn.person.sample)
    return sorted(found, key=lambda one: one.keeper_id != turn.person.id)


def _was_for(report: Report, term: Term) -> bool:
    """Whether a report that counts no more would answer a term (see scheduler/answers.is_for)."""
    if report.form != term.rule.form or (report.agency_code and newest(report.form).of_own_unit):
        return False
    if report.duty_id is None:
        return term.holds(report.happened_on)
    return (report.duty_id, report.period) == term.ref


def _only(here: Spot) -> Select[Any]:
    return sql_select(col(Place.code)).where(col(Place.code) == here.code)


def may_change(turn: Turn, rule: Rule) -> bool:
    """Whether the person coordinates every place that owes it; where all do, from the top."""
    who = turn.person
    scope = rule.scope or who.place_path.partition("/")[0] + "/"
    return may_send(who, DEADLINE_MOVE) and may_see_place(who, scope)


def reports_for(turn: Turn, here: Spot) -> bool:
    """Whether the person answers for that very place."""
    return turn.person.place_code == here.code and turn.person.role is ROLE_OF_KIND.get(here.kind)
