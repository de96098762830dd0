"""Which terms of a duty a question about a period means: pure, free of any database.

A month asks for the month's report, and for that of the quarter, the half year and the year it lies in;
a quarter or a year sums the months in it. A duty that does not recur belongs to every period its days touch.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from scheduler.calendar import WorkCalendar
from scheduler.period import MONTHS, ONCE, Kind, Period, containing
from scheduler.rule import Rule, Term

SOON = timedelta(days=30)  # what is due later is not missing yet (assumption, as in what a place owes)


def terms_in(rule: Rule, asked: Period) -> list[Term]:
    """The duty's terms that are meant by a period and in force, the earliest first."""
    return [term for term in map(rule.term, _periods(rule, asked)) if rule.is_in_force(term)]


def terms_before(rule: Rule, asked: Period) -> list[Term]:
    """The same for the period before: of a longer duty its own, of a shorter one that of the asked period."""
    if rule.kind is Kind.once:
        return []
    if MONTHS[rule.kind] < MONTHS[asked.kind]:
        return terms_in(rule, asked.later(-1))
    term = rule.term(containing(rule.kind, asked.first).later(-1))
    return [term] if rule.is_in_force(term) else []


def has_come(term: Term, today: date, calendar: WorkCalendar) -> bool:
    """Whether it is time for a report: its days have begun and its deadline is near, or over."""
    return term.first <= today and term.due(calendar) <= today + SOON


def expected_on(term: Term, today: date, calendar: WorkCalendar) -> date:
    """The day on which a place has to exist to be expected: that of the deadline, or today before it.

    So a hamlet that was merged later keeps its place in the figures of before, and a new one
    misses nothing that was due before it was there.
    """
    return min(today, term.due(calendar))


def last_terms(rule: Rule, asked: Period, today: date, most: int) -> Sequence[Term]:
    """The duty's last terms up to the asked period that have begun and are in force, the earliest first."""
    meant = [term for term in terms_in(rule, asked) if term.first <= today]
    if rule.kind is Kind.once:
        return meant
    end = meant[-1].period if meant else containing(rule.kind, min(asked.last, today))
    terms = [rule.term(end.later(-back)) for back in range(most)]
    return [term for term in reversed(terms) if rule.is_in_force(term) and term.first <= today]


def _periods(rule: Rule, asked: Period) -> list[Period]:
    first, last = asked.first, asked.last
    if rule.kind is Kind.once:
        term = rule.term(ONCE)
        return [ONCE] if term.first <= last and max(term.last, term.set_for) >= first else []
    if MONTHS[rule.kind] >= MONTHS[asked.kind]:
        return [containing(rule.kind, first)]
    begin = containing(rule.kind, first)
    return [begin.later(n) for n in range(MONTHS[asked.kind] // MONTHS[rule.kind])]
