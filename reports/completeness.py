"""Completeness (mức độ đầy đủ): for a term the places that owe it, which have answered, and which in time.

Expected, received and on time mean what they mean in DHIS2: a place is expected when it owes the
report, received when a report or a nil report stands, on time when the first of them arrived by
the end of its deadline. What is not owed is not counted, so no figure stands for what is missing.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from models.atlas import Atlas, Spot
from models.place import Place
from scheduler import answers
from scheduler.answers import Answer
from scheduler.book import Book
from scheduler.quiet import VIETNAM
from scheduler.rule import Term


class Figures(NamedTuple):
    """How many places owe a report, have answered, and have done so in time."""

    expected: int = 0
    received: int = 0
    on_time: int = 0

    def __add__(self, other: "Figures") -> "Figures":  # type: ignore[override]  # a sum, not a longer tuple
        expected, received, on_time = other
        return Figures(self.expected + expected, self.received + received, self.on_time + on_time)


class Standing(NamedTuple):
    """One place and its report: until when, when it was answered; None when it was not."""

    spot: Spot
    due: date
    answer: Answer | None

    def at(self, instant: datetime) -> Figures:
        """Its figures as they were at an instant."""
        if self.answer is None or self.answer.at > instant:
            return Figures(expected=1)
        in_time = self.answer.at.astimezone(VIETNAM).date() <= self.due
        return Figures(1, 1, int(in_time))


class Completeness(NamedTuple):
    """A term at every place that owes it, in the order of the plan."""

    term: Term
    places: Sequence[Standing]
    at: datetime

    @property
    def total(self) -> Figures:
        """All places together."""
        return self.within("", self.at)

    def within(self, path: str, at: datetime) -> Figures:
        """The places at and below a path, as they stood at an instant."""
        inside = (one.at(at) for one in self.places if one.spot.path.startswith(path))
        return sum(inside, Figures())

    def missing(self, path: str = "") -> list[Standing]:
        """The places that have not answered."""
        return [one for one in self.places if one.answer is None and one.spot.path.startswith(path)]


def figures(
    session: Session,
    atlas: Atlas,
    book: Book,
    term: Term,
    scope: str,
    at: datetime,
    *,
    sample: bool,
    on: date | None = None,
) -> Completeness:
    """How a term stands at a place and below it; an answer that was withdrawn since is as if never given.

    The places that exist at ``at`` are expected, or those that existed ``on`` another day.
    """
    places = sql_select(col(Place.code)).where(col(Place.path).startswith(scope, autoescape=True))
    given = answers.answers(session, term, places, sample=sample)
    extras = answers.extras(session, term, places, sample=sample)
    having = answers.having_what_it_takes(session, term, places, sample=sample)
    owing = [
        spot
        for spot in atlas.on(on or at.astimezone(VIETNAM).date())
        if spot.path.startswith(scope)
        and term.rule.is_owed_by(spot.kind, spot.path)
        and (having is None or spot.code in having)
    ]

    def standing(spot: Spot) -> Standing:
        extra = extras.get(spot.code)
        due = term.due(book.calendars.at(spot.path), extra.until if extra else None)
        return Standing(spot, due, given.get(spot.code))

    return Completeness(term, [standing(spot) for spot in owing], at)
