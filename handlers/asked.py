"""What a question about the state of things is about: which month and which place, in any order.

"tháng 10 xã Lại Sơn", "lai son thang truoc", "2/2026 bãi bấc". Words that mean
nothing here are said back, so that nobody takes an answer for that to another question.
"""

import re
from datetime import date
from typing import NamedTuple

from forms.answers.word_sets import words
from locales.folding import fold
from models.atlas import Atlas, Spot
from reports.training_status import Month

FIRST_YEAR = 2000
_IN_ORDER = ("gieng", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
_NUMBERS = {
    **{word: number for number, word in enumerate(_IN_ORDER, start=1)},
    "mot": 1,
    "bon": 4,
    "chap": 12,
}
_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_MONTH = re.compile(rf"\bthang (?P<month>\d{{1,2}}|{_NAMES})(?:(?: nam)? (?P<year>\d{{4}}))?\b")
_SHORT = re.compile(r"\b(?P<month>\d{1,2}) (?P<year>\d{4})\b")
_BEFORE = re.compile(r"\bthang (?:truoc|roi|qua)\b")
_NOW = re.compile(r"\bthang nay\b")
_SPARE = words("xa ap huyen dac khu cua o tai trong tap huan bao cao ra sao the nao cho toi xem ve thi roi a")


class Asked(NamedTuple):
    """A month and a place; what could not be read of the words is in ``unread``."""

    month: Month | None  # None: a month that does not exist
    place: Spot | None  # None: none was named
    unread: str


def read(typed: str, atlas: Atlas, today: date, scope: str) -> Asked:
    """Read what was asked; a place inside ``scope`` (a path) goes before one outside."""
    month, left = _month(fold(typed), Month.of(today))
    spot, spelling = _place(left, atlas, today, scope)
    names = {word for name in spelling for word in name.split()}
    rest = [word for word in left.split() if word not in _SPARE and word not in names]
    return Asked(month, spot, " ".join(rest))


def _month(folded: str, present: Month) -> tuple[Month | None, str]:
    """The month that is named, the present one when none is, and the words without it."""
    for pattern, meant in ((_BEFORE, present.before), (_NOW, present)):
        if pattern.search(folded):
            return meant, pattern.sub(" ", folded)
    found = _MONTH.search(folded) or _SHORT.search(folded)
    if found is None:
        return present, folded
    left = folded[: found.start()] + " " + folded[found.end() :]
    number = _NUMBERS.get(found["month"]) or int(found["month"])
    year = int(found["year"]) if found["year"] else present.year - (number > present.number)
    if not 1 <= number <= 12 or not FIRST_YEAR <= year <= present.year:
        return None, left
    return Month(year, number), left


def _place(folded: str, atlas: Atlas, today: date, scope: str) -> tuple[Spot | None, list[str]]:
    """The place that is named, in scope first and the deepest, and every name that was used."""
    named = [
        (spot.path.startswith(scope), spot.path.count("/"), len(spelling), spot, spelling)
        for spot in atlas.on(today)
        for spelling in _spellings(spot, today)
        if f" {spelling} " in f" {folded} "
    ]
    if not named:
        return None, []
    meant = max(named, key=lambda one: one[:3])[3]
    return meant, [spelling for *_, spelling in named]


def _spellings(spot: Spot, today: date) -> list[str]:
    """How a place may be typed: its name with or without "xã" or "ấp", and its other names."""
    name = fold(spot.name(today))
    short = name.partition(" ")[2]
    return [name, *([short] if short and not short.isdecimal() else []), *map(fold, spot.aliases)]
