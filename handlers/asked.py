"""What a question about the state of things is about: which reports, which period, which place.

In any order, with or without accents: "rà soát tháng 10 xã Lại Sơn", "lai son quy 3", "2/2026 bãi bấc".
Words that mean nothing here are said back, so that nobody takes an answer for that to another question.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from forms.answers.word_sets import words
from forms.question import Form
from forms.registry import every
from handlers.asked_period import period_in
from locales.folding import fold
from models.atlas import Atlas, Spot
from scheduler.period import Period

_SPARE = words(
    "xa ap huyen dac khu cua o tai trong bao cao ra sao the nao cho toi xem ve thi roi a la gi may bao nhieu"
)


class Asked(NamedTuple):
    """What was named; None where it was not. What could not be read of the words is in ``unread``."""

    form: Form | None
    period: Period | None
    place: Spot | None
    unread: str
    no_such_period: bool = False  # a thirteenth month, a year that has not begun


def read(typed: str, atlas: Atlas, today: date, scope: str) -> Asked:
    """Read what was asked; a place inside ``scope`` (a path) goes before one outside."""
    spot, left = _place(fold(typed), atlas, today, scope)
    period, left, exists = period_in(left, today)
    form, left = _form(left)
    rest = [word for word in left.split() if word not in _SPARE]
    return Asked(form, period, spot, " ".join(rest), not exists)


def _form(folded: str) -> tuple[Form | None, str]:
    """The kind of report that is named by its longest phrase, and the words without it."""
    named = [
        (len(phrase), phrase, form)
        for form in every()
        for phrase in form.spoken
        if f" {phrase} " in f" {folded} "
    ]
    if not named:
        return None, folded
    _length, phrase, form = max(named, key=lambda one: one[:2])
    return form, f" {folded} ".replace(f" {phrase} ", " ", 1).strip()


def _place(folded: str, atlas: Atlas, today: date, scope: str) -> tuple[Spot | None, str]:
    """The place that is named, in scope first and the deepest, and the words without any place's name."""
    if not folded:
        return None, folded
    named = [
        (spot.path.startswith(scope), spot.path.count("/"), len(spelling), spot, spelling)
        for spot in atlas.on(today)
        for spelling in _spellings(spot, today)
        if f" {spelling} " in f" {folded} "
    ]
    if not named:
        return None, folded
    left = f" {folded} "
    for spelling in sorted({spelling for *_, spelling in named}, key=len, reverse=True):
        left = left.replace(f" {spelling} ", " ")
    return max(named, key=lambda one: one[:3])[3], left.strip()


def _spellings(spot: Spot, today: date) -> list[str]:
    """How a place may be typed: its name with or without "xã" or "ấp", and its other names."""
    name = _folded(spot.name(today))
    short = name.partition(" ")[2]
    return [name, *([short] if short and not short.isdecimal() else []), *map(_folded, spot.aliases)]


@lru_cache(maxsize=32_768)
def _folded(name: str) -> str:
    """A place's name, folded once: a province has ten thousand of them, looked at in each question."""
    return fold(name)
