"""Reading single cells; each reader raises ValueError saying in plain words what is expected.

A cell is never empty here: what an empty one means is said by its column.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from locales.folding import clean, fold

Cell = str | int | float | bool | date | None
Read = Callable[[Cell], Any]

_WHOLE = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d+")
_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_MARKED = frozenset({"x", "co", "1", "v", "true", "dung", "yes"})
_NOT_MARKED = frozenset({"khong", "0", "ko", "k", "false", "no"})
_TICKS = "✓✔☑"


def written(cell: Cell) -> str:
    """The cell as a person sees it: 12.0 is "12", a day is "2026-03-18"."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else clean(str(cell))


def text(most: int) -> Read:
    """Some words of at most so many characters."""

    def read(cell: Cell) -> str:
        said = written(cell)
        if len(said) > most:
            raise ValueError(f"at most {most} letters")
        return said

    return read


def whole(least: int, most: int) -> Read:
    """A whole number between two; thousands may be grouped, "đồng" or "người" may follow."""

    def read(cell: Cell) -> int:
        said = re.sub(r"[^\d.,\-]+$", "", written(cell)).strip()
        number = int(re.sub(r"\D", "", said)) if _WHOLE.fullmatch(said) else None
        if number is None or not least <= number <= most:
            raise ValueError(f"a whole number from {least} to {most}")
        return number

    return read


def year(first: int, last: int) -> Read:
    """A year; of a whole date of birth only the year is kept."""

    def read(cell: Cell) -> int:
        found = re.search(r"(?<!\d)\d{4}(?!\d)", written(cell))
        if found is None or not first <= int(found.group()) <= last:
            raise ValueError(f"a year from {first} to {last}, for example 1965")
        return int(found.group())

    return read


def day(cell: Cell) -> date:
    """A calendar day, as Excel keeps it or as day/month/year."""
    said = written(cell)
    found = _DAY.fullmatch(said)
    parts = (found[3], found[2], found[1]) if found else tuple(said[:10].split("-"))
    try:
        year_, month, day_ = map(int, parts)
        return date(year_, month, day_)
    except ValueError as error:
        raise ValueError("a day that exists, written as 25/12/2025") from error


def marked(cell: Cell) -> bool:
    """A cross, a tick, "có" or 1 for yes; "không" or 0 for no."""
    said = written(cell)
    if said in _TICKS or fold(said) in _MARKED:
        return True
    if fold(said) in _NOT_MARKED or said in "-–":
        return False
    raise ValueError("x or có for yes, nothing or không for no")


def one_of(meanings: Mapping[str, Any], expected: str) -> Read:
    """One of some words, typed in any case and with or without accents; keys are folded."""

    def read(cell: Cell) -> Any:
        said = fold(written(cell))
        if said not in meanings:
            raise ValueError(expected)
        return meanings[said]

    return read
