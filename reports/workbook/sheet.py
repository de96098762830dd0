"""A list as a sheet: what stands over its columns, what is in them, and how each kind is written."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

Value = str | int | float | bool | date | datetime | None


class Kind(StrEnum):
    """What a column holds; a cell that is words is written as words in any of them."""

    text = "text"
    long_text = "long_text"  # sentences, over several lines
    whole = "whole"
    number = "number"
    plain = "plain"  # a number without groups: a year, a number of something
    money = "money"  # whole đồng
    day = "day"
    moment = "moment"  # a day and a time, already where people live
    yes_no = "yes_no"


class Heading(NamedTuple):
    """The head of a column."""

    title: str
    kind: Kind = Kind.text


class Line(NamedTuple):
    """One row; ``aside`` is shown in grey: it is listed and does not count."""

    cells: Sequence[Value]
    aside: bool = False


class Sheet(NamedTuple):
    """A list: its lines are made while they are written, so that none has to be kept."""

    name: str
    headings: Sequence[Heading]
    lines: Iterable[Line]
    fixed: int = 0  # columns that stay in view
    printed: str = ""  # over each printed page


WIDTHS: dict[Kind, tuple[float, float]] = {
    Kind.text: (10, 34),
    Kind.long_text: (14, 44),
    Kind.whole: (9, 14),
    Kind.number: (9, 14),
    Kind.plain: (8, 12),
    Kind.money: (13, 18),
    Kind.day: (11.5, 14),
    Kind.moment: (15, 17),
    Kind.yes_no: (8, 12),
}
"""The narrowest and the widest a column of this kind is, in characters."""

NUMBER_FORMATS: dict[Kind, str] = {
    Kind.whole: "#,##0",
    Kind.number: "#,##0.##",
    Kind.plain: "0",
    Kind.money: "#,##0",
    Kind.day: "dd/mm/yyyy",
    Kind.moment: "dd/mm/yyyy hh:mm",
}
"""As spreadsheets write them; one set to Vietnamese shows 1.500.000 and 16/03/2026."""
