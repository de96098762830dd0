"""Poverty standards (chuẩn nghèo đa chiều) as dated data: the one in force is looked up, never assumed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple


class Indicator(NamedTuple):
    """One indicator of deprivation (chỉ số thiếu hụt); ``meaning`` is "" where it is not verified."""

    code: str
    name: str
    dimension: str
    meaning: str = ""


class Standard(NamedTuple):
    """The standard in force between two days, both included.

    Incomes are đồng per head and month, points are B1 points; a limit itself is still below.
    A limit that is not known is None. ``deprivations``: from so many on a household below is poor.
    """

    code: str
    document: str
    valid_from: date
    valid_to: date | None
    rural_income: int
    urban_income: int
    rural_points: int | None
    urban_points: int | None
    deprivations: int
    indicators: tuple[Indicator, ...] = ()

    def income(self, area: str) -> int:
        """The income of an area, "rural" or "urban" (nông thôn, thành thị)."""
        return self.urban_income if area == "urban" else self.rural_income

    def points(self, area: str) -> int | None:
        """The B1 points of an area; None where they are not known."""
        return self.urban_points if area == "urban" else self.rural_points


def as_standard(row: Sequence[Any]) -> Standard:
    """A standard as the atlas keeps it: a plain row with the same fields, the indicators last."""
    *fields, indicators = row
    return Standard._make((*fields, tuple(Indicator._make(one) for one in indicators)))


def in_force(standards: Iterable[Standard], day: date) -> Standard | None:
    """The standard of a day; None where none is known for it."""
    for standard in standards:
        if standard.valid_from <= day and (standard.valid_to is None or day <= standard.valid_to):
            return standard
    return None
