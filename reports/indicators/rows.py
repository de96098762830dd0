"""The rows behind a figure: each place, household, cadre, model or report with what it adds to it.

A figure is made of its rows' sums and of nothing else, so that whoever reads it can go down to them.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from locales import Money, Text, _
from models.atlas import Spot


class Subject(StrEnum):
    """What a row is about; households and cadres are people, whose names not everybody may see."""

    hamlet = "hamlet"
    commune = "commune"
    household = "household"
    cadre = "cadre"
    model = "model"
    report = "report"


class Group(StrEnum):
    """In which list a row stands; the letter is that on buttons."""

    unknown = "u"  # what it would take is not known, or of one year alone
    short = "n"  # short of what is asked (chưa đạt)
    reached = "y"  # reaches it (đạt)
    counted = "c"  # adds to a number of which one alone cannot be short
    aside = "a"  # is not counted, and why


class Row(NamedTuple):
    """One row; ``key`` is the place's code or the id of the household, cadre, model or report.

    ``adds`` are its parts of the sums: of a share numerator and denominator. A row that adds nothing is
    in no sum.
    """

    subject: Subject
    key: str | int
    place_code: str
    group: Group
    said: Text
    adds: tuple[int, ...] = ()
    report_ids: tuple[int, ...] = ()  # the standing reports that say so
    beside: tuple[int, ...] = ()  # further reports to look at, from which nothing is counted


def of_place(
    spot: Spot, group: Group, said: Text, adds: tuple[int, ...] = (), reports: tuple[int, ...] = ()
) -> Row:
    """The row of a hamlet or a commune."""
    return Row(Subject(spot.kind), spot.code, spot.code, group, said, adds, reports)


def missing(spot: Spot, said: Text) -> Row:
    """The row of a place that has not told."""
    return of_place(spot, Group.unknown, said)


def sums(rows: Iterable[Row], width: int = 2) -> tuple[int, ...]:
    """What the rows add up to; ``width`` is how many sums there are."""
    added = [row.adds for row in rows if row.adds]
    return tuple(sum(column) for column in zip(*added, strict=True)) if added else (0,) * width


def in_group(rows: Iterable[Row], group: Group) -> list[Row]:
    """Those that stand in one list."""
    return [row for row in rows if row.group is group]


def report_ids(rows: Iterable[Row]) -> frozenset[int]:
    """The reports that the sums come from."""
    return frozenset(number for row in rows if row.adds for number in row.report_ids)


def group_of(part: int, whole: int, target: float | None) -> Group:
    """Where a place stands whose own share is known; without a target none is short."""
    if target is None or not whole:
        return Group.counted
    return Group.reached if 100 * part >= target * whole else Group.short


def before_and_now(before: Text | Money | None, now: Text | Money | None) -> Text:
    """What was last year and what is this year, of which one may not be known."""
    if before is None and now is not None:
        return _("last year not known, this year {now}", now=now)
    if now is None and before is not None:
        return _("last year {before}, this year not known", before=before)
    return _("last year {before}, this year {now}", before=before, now=now)
