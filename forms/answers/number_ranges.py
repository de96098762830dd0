"""Two numbers where one is meant: "25-30", "25 đến 30", "5-6 triệu", "2-3 chục".

The unit said once, at the end, holds for both.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from forms.answers.number_tokens import Kind, Token, is_number
from forms.answers.word_sets import words
from locales.folding import fold

_JOINS = words("den toi hoac hay") | frozenset("-–—~")
_UNITS = (Kind.TEN, Kind.HUNDRED, Kind.SCALE)


class Ends(NamedTuple):
    """The tokens of the smaller and the larger number, each a whole number by itself."""

    low: list[Token]
    high: list[Token]


def range_ends(tokens: Sequence[Token]) -> Ends | None:
    """Both ends where the text holds exactly two numbers with only "to" or "or" between them."""
    stretches = [(numeric, list(run)) for numeric, run in groupby(tokens, is_number)]
    at = [place for place, (numeric, _run) in enumerate(stretches) if numeric]
    if len(at) != 2:
        return None
    between = stretches[at[0] + 1][1]
    if not is_join(between):
        return None
    return with_shared_unit(stretches[at[0]][1], stretches[at[1]][1])


def is_join(tokens: Sequence[Token]) -> bool:
    """Whether words between two numbers only say "to" or "or"."""
    return all((fold(token.text) or token.text) in _JOINS for token in tokens)


def with_shared_unit(low: list[Token], high: list[Token]) -> Ends:
    """Both numbers, the first with the unit of the second where it has none."""
    trailing = [token for token in high[1:] if token.kind in _UNITS]
    has_unit = any(token.kind in _UNITS for token in low)
    return Ends(low if has_unit else [*low, *trailing], high)
