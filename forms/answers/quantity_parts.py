"""What a quantity is written with: numbers, units, and the words around them."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from forms.answers.number_grammar import Values, amounts
from forms.answers.number_tokens import THOUSAND, Kind, Token, figures, is_number, tokenize
from forms.answers.units import COUNTED, unit_at

_SQUARE = re.compile(r"(?<![^\W\d_])m ?(?:2|²)(?!\d)")
_CUBE = re.compile(r"(?<![^\W\d_])m ?(?:3|³)(?!\d)")
_HALF = Fraction(1, 2)


class Part(NamedTuple):
    """A number in its tokens, a unit, or (neither ``number`` nor ``unit``) one other word."""

    number: tuple[Token, ...] = ()
    unit: str = ""
    other: Token | None = None


def quantity_tokens(text: str) -> list[Token]:
    """The text in tokens, "m2" and "m³" as words so that their digits are no numbers."""
    return tokenize(_CUBE.sub(" mét khối ", _SQUARE.sub(" mét vuông ", text.lower())))


def quantity_parts(tokens: Sequence[Token]) -> list[Part]:
    """The parts in their order; a word is a unit only behind a number or before "rưỡi"."""
    parts: list[Part] = []
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and is_number(tokens[end]):
            end += 1
        if end > at:
            parts.append(Part(number=tuple(tokens[at:end])))
            at = end
            continue
        found = unit_at(tokens[at:])
        behind = tokens[at + found.words :] if found else ()
        halved = bool(behind) and behind[0].kind is Kind.HALF_MORE
        if found and (halved or (parts and parts[-1].number)):
            parts.append(Part(unit=found.unit))
            at += found.words
        else:
            parts.append(Part(other=tokens[at]))
            at += 1
    return parts


def values_of(number: Sequence[Token], unit: str) -> Values:
    """Every amount the number may be; "1,500 kg" may be one and a half or fifteen hundred."""
    if len(number) > 1 or not number:
        return amounts(number)
    only = number[0]
    if only.kind is Kind.HALF_OF:
        return (_HALF,)
    if only.kind is not Kind.FIGURES:
        return amounts(number)
    grouped_first = figures(only.text, THOUSAND)
    return grouped_first[:1] if unit in COUNTED else grouped_first


def added_behind(number: Sequence[Token]) -> Fraction | None:
    """What "rưỡi" or one digit behind a unit adds to it: "2 tấn rưỡi", "1 tấn 2"."""
    if len(number) != 1:
        return None
    only = number[0]
    if only.kind is Kind.HALF_MORE:
        return _HALF
    if only.kind is Kind.FIGURES and len(only.text) == 1:
        return Fraction(int(only.text), 10)
    return Fraction(only.value, 10) if only.kind in (Kind.DIGIT, Kind.CLOSING_DIGIT) else None
