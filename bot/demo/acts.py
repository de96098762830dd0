"""What happens in the sample year, and when: every row of the file as an instant of the year. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from programme.plan import Plan
from programme.sample_year import YEAR, Row, answers_of, day_of, rows, written_out
from programme.year_entries import ReturnedEntry, YearEntry
from scheduler.book import Book
from scheduler.quiet import VIETNAM
from scheduler.rule import Term

MORNING = time(7, 40)
STEP = timedelta(minutes=7)  # between two reports of one day, so that no two are of one instant
ON_ONE_DAY = 90


class Sent(NamedTuple):
    """A report to be sent: by whose person, about which place, with which typed answers."""

    at: datetime
    form: str
    place: str
    by: str
    answers: dict[str, str]
    returned: ReturnedEntry | None
    written: str  # where it stands in the file, for whoever wrote it


class Nil(NamedTuple):
    """A place that says "không phát sinh" for a term, unless it has reported by then."""

    at: datetime
    place: str
    term: Term


def sent(plan: Plan, book: Book, now: datetime) -> Iterator[Sent]:
    """Every report of the year before ``now``, in no order."""
    number = 0
    for i, entry in enumerate(plan.sample_year):
        for j, row in enumerate(rows(entry)):
            for day in _days(entry, row, book, now):
                sent_on = day + timedelta(days=row.sent)
                number += 1
                at = instant(sent_on, number)
                if now - YEAR <= at <= now:
                    answers = answers_of(row, day, sent_on)
                    where = f"{entry.form}, row {j + 1} ({row.place}, {row.day}), entry {i + 1}"
                    back = _written_out(row.returned, day, sent_on)
                    yield Sent(at, entry.form or "", row.place, row.by, answers, back, where)


def nils(plan: Plan, book: Book, now: datetime) -> Iterator[Nil]:
    """Every nil report of the year before ``now``, in no order."""
    number = 0
    for entry in plan.sample_year:
        for place in entry.nil:
            for term in _terms(entry.duty, book, now):
                number += 1
                at = instant(_due(term, book) + timedelta(days=entry.day), number)
                if now - YEAR <= at <= now:
                    yield Nil(at, place, term)


def instant(day: date, number: int) -> datetime:
    """A moment of the working hours of a day, another one for each number in turn."""
    return datetime.combine(day, MORNING, VIETNAM) + STEP * (number % ON_ONE_DAY)


def accepted_after(plan: Plan, place: str) -> int | None:
    """After how many days reports from a place are accepted; None: nobody has come to it."""
    return next((one.accepted_after[place] for one in plan.sample_year if place in one.accepted_after), None)


def _days(entry: YearEntry, row: Row, book: Book, now: datetime) -> Sequence[date]:
    if entry.duty is None:
        return [day_of(row, now.astimezone(VIETNAM).date())]
    return [_due(term, book) + timedelta(days=int(row.day)) for term in _terms(entry.duty, book, now)]


def _terms(duty: str | None, book: Book, now: datetime) -> list[Term]:
    """The terms of a duty that were due in the year, or soon are."""
    today = now.astimezone(VIETNAM).date()
    rule = next((one for one in book.rules if one.code == duty), None)
    return list(rule.terms(today - YEAR, today + YEAR / 6)) if rule else []


def _due(term: Term, book: Book) -> date:
    return term.due(book.calendars.everywhere)


def _written_out(one: ReturnedEntry | None, day: date, sent_on: date) -> ReturnedEntry | None:
    if one is None:
        return None
    mended = {key: written_out(words, day, sent_on) for key, words in one.mended.items()}
    return ReturnedEntry(one.row, one.lines, one.reason, one.after, mended, one.mended_after)
