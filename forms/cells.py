"""An answer as the cells of a list: what each kind of question puts into which columns.

Nothing here knows a file format. A question of several numbers has a column for each, so that a list can
be added up; what a person reads in words (an option, an entry of a register) stands there in words.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from forms.facts import Scene
from locales import Text


class CellKind(StrEnum):
    """What a column holds. A cell of any kind may hold words instead, where the answer is no such thing."""

    text = "text"
    long_text = "long_text"  # sentences
    whole = "whole"  # a count
    number = "number"  # with decimals
    plain = "plain"  # a number written without groups: a year
    money = "money"  # whole đồng
    day = "day"
    yes_no = "yes_no"


CellValue = str | int | float | bool | date | Text | None
"""None: there is no answer, or the question did not apply."""


class Cell(NamedTuple):
    """One column of a question; ``value`` makes it of an answer that is not None."""

    kind: CellKind
    value: Callable[[Any, Scene], CellValue]
    part: Text | str = ""  # which part of the answer, where there are several


def part_of(key: str, kind: CellKind, part: Text | str = "") -> Cell:
    """A column for one entry of an answer that is a dict; empty where the answer has no such entry."""
    return Cell(kind, lambda value, scene: value.get(key), part)


def as_day(value: Any, scene: Scene) -> CellValue:
    """An ISO date as a day."""
    return date.fromisoformat(value)


def as_it_is(value: Any, scene: Scene) -> CellValue:
    """A number that is its own cell."""
    found: CellValue = value
    return found
