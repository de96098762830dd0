"""Where and when programmes (chương trình) reach: which of them a place has to do with.

Several stand side by side in one database: of other places, and of other years for the same places.
A person sees those whose places hold theirs, or lie below it.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlmodel import Session, select

from models.place import Place
from models.programme import Programme

CLOSING = timedelta(days=90)  # how long reports still belong to a programme that has ended (assumption)


class Reach(NamedTuple):
    """A programme, the paths of the places at its top and its years; without any place it is everywhere."""

    programme: str
    roots: tuple[str, ...]
    first_year: int
    last_year: int

    def meets(self, path: str) -> bool:
        """Whether a place with this path lies in it, or holds some of it."""
        return not self.roots or any(path.startswith(root) or root.startswith(path) for root in self.roots)


def read(session: Session) -> list[Reach]:
    """Of every programme, the one that began first at the front."""
    paths = dict(session.exec(select(Place.code, Place.path)).all())
    found = [
        Reach(
            one.code,
            tuple(paths[code] for code in one.roots.split() if code in paths),
            one.first_year,
            one.last_year,
        )
        for one in session.exec(select(Programme))
    ]
    return sorted(found, key=lambda one: (one.first_year, one.programme))


def in_year(reaches: Sequence[Reach], path: str, year: int) -> list[str]:
    """The programmes whose figures of a year concern a place."""
    return _between(reaches, path, year, year)


def of_money(reaches: Sequence[Reach], path: str, year: int | None) -> list[str]:
    """The same for sums until the end of a year; None: every programme there was."""
    if year is None:
        return [one.programme for one in reaches if one.meets(path)]
    return in_year(reaches, path, year)


def on(reaches: Sequence[Reach], path: str, day: date) -> list[str]:
    """The programmes that a report of a place may belong to on a day, for a while after they ended, too."""
    return _between(reaches, path, (day - CLOSING).year, day.year)


def _between(reaches: Sequence[Reach], path: str, first: int, last: int) -> list[str]:
    """Those in force in these years; else the one that ended last; else whatever is still to come.

    A programme that no other has followed is reported on until one does.
    """
    here = [one for one in reaches if one.meets(path)]
    in_force = [one for one in here if one.first_year <= last and one.last_year >= first]
    over = [one.last_year for one in here if one.last_year < first]
    if not in_force and over:
        in_force = [one for one in here if one.last_year == max(over)]
    return [one.programme for one in in_force or here]
