"""A duty as a rule (quy định), and one period of it as a term (kỳ hạn): pure, free of any database."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from scheduler.calendar import WorkCalendar
from scheduler.period import ONCE, DayOf, Kind, Period, ending, from_key

NEXT, PREVIOUS, KEEP = "next", "previous", "keep"  # where a deadline on a rest day goes
BEFORE = (7, 3, 1, 0)  # working days before the deadline on which people are reminded (issue 4)
AFTER = (1, 3)  # and after it


Ref = tuple[int, str]  # a duty's id and a period's key


class Rule(NamedTuple):
    """What a duty says. ``moved`` and ``closed`` are a coordinator's decisions by period."""

    duty_id: int
    code: str
    form: str
    title: str
    owed_by: str
    role: str
    scope: str
    needs: str
    kind: Kind
    first: DayOf | date
    last: DayOf | date
    due: DayOf | date
    rest_day: str
    before: tuple[int, ...]
    after: tuple[int, ...]
    nil_allowed: bool
    question: str
    starts_on: date
    ends_on: date | None
    moved: dict[str, date]
    closed: frozenset[str]
    made_in_chat: bool = False

    def is_owed_by(self, kind: str, path: str) -> bool:
        """Whether a place of this kind owes it."""
        return kind == self.owed_by and path.startswith(self.scope)

    def terms(self, first: date, last: date) -> Iterator["Term"]:
        """The terms whose deadline, before any rest day, lies in these days, the earliest first."""
        found = [term for term in map(self.term, self._periods(first, last)) if first <= term.set_for <= last]
        yield from sorted(filter(self.is_in_force, found), key=lambda term: (term.set_for, term.period))

    def _periods(self, first: date, last: date) -> set[Period]:
        """Those the duty has due in the months of these days, and those that were moved, wherever to."""
        if not isinstance(self.due, DayOf):
            return {ONCE}
        moved = {from_key(self.kind, key) for key in self.moved}
        return moved.union(ending(self.kind, first, last, self.due.month))

    def term(self, period: Period) -> "Term":
        """This duty for one period."""
        first, last, due = (_day(period, of) for of in (self.first, self.last, self.due))
        return Term(self, period, first, last, self.moved.get(period.key, due))

    def term_of_key(self, key: str) -> "Term":
        """This duty for the period with this key. Raises ValueError for what is no such key."""
        return self.term(from_key(self.kind, key))

    def is_in_force(self, term: "Term") -> bool:
        """Whether anything is owed for the term at all; a deadline that was moved does not decide that."""
        due = _day(term.period, self.due)
        if term.key in self.closed or due < self.starts_on:
            return False
        return self.ends_on is None or due <= self.ends_on


class Term(NamedTuple):
    """A duty for one period: which days it is about and the day it is due, rest days not looked at yet."""

    rule: Rule
    period: Period
    first: date
    last: date
    set_for: date

    @property
    def key(self) -> str:
        """The period's key."""
        return self.period.key

    @property
    def ref(self) -> "Ref":
        """What it is known by in tables and on buttons."""
        return self.rule.duty_id, self.key

    @property
    def is_moved(self) -> bool:
        """Whether a coordinator has set another day than the duty says."""
        return self.key in self.rule.moved

    def due(self, calendar: WorkCalendar, until: date | None = None) -> date:
        """The deadline at a place with this calendar; ``until`` is an extension granted to it."""
        due = shifted(self.set_for, self.rule.rest_day, calendar)
        return due if until is None else max(due, until)

    def holds(self, day: date) -> bool:
        """Whether a day lies in its data window."""
        return self.first <= day <= self.last


def shifted(day: date, rule: str, calendar: WorkCalendar) -> date:
    """A deadline that falls on a rest day, moved as the duty says."""
    if rule == NEXT:
        return calendar.on_or_after(day)
    return calendar.on_or_before(day) if rule == PREVIOUS else day


def _day(period: Period, of: DayOf | date) -> date:
    return period.day(of) if isinstance(of, DayOf) else of
