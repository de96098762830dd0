"""The grammar of Vietnamese numbers: every number that a run of tokens may be.

It never chooses between meanings; readers ask. Source: everyday usage: "X unit Y" with one
digit is Y tenths of the unit ("1 triệu 2" is 1.200.000), "một trăm hai" is 120 to most.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import product

from forms.answers.number_tokens import (
    BILLION,
    MILLION,
    TEN_THOUSAND,
    THOUSAND,
    Kind,
    Token,
    figures,
)

Values = tuple[Fraction, ...]
_SCALES = (BILLION, MILLION, TEN_THOUSAND, THOUSAND)
_DIGITS = (Kind.DIGIT, Kind.CLOSING_DIGIT)
_FIVE_TO_SEVEN = (5, 7)  # "năm bảy người" is said of a few
_BEFORE_TEN = (5, 9)  # "chín mười", "năm mười"; "hai mười" is only a slip for "hai mươi"


def amounts(tokens: Sequence[Token], *, bare_comma_groups: bool = False) -> Values:
    """Every number the tokens may be, likeliest first; nothing where they are no number.

    ``bare_comma_groups`` reads a lone "1,500" as one thousand five hundred: nobody
    writes a fraction of a person.
    """
    if len(tokens) == 1 and tokens[0].kind is Kind.FIGURES:
        return figures(tokens[0].text, THOUSAND if bare_comma_groups else 1)[:1]
    return _amounts(tokens, _SCALES, opening=True)


def _amounts(tokens: Sequence[Token], scales: Sequence[int], *, opening: bool) -> Values:
    for place, scale in enumerate(scales):
        at = _last(tokens, scale)
        if at is None:
            continue
        lower = scales[place + 1 :]
        counts = _counts(tokens[:at], scale, lower, opening=opening)
        rests = _rest(tokens[at + 1 :], scale, lower)
        return _unique(count * scale + rest for count, rest in product(counts, rests))
    return _below_thousand(tokens, opening=opening)


def _last(tokens: Sequence[Token], scale: int) -> int | None:
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].kind is Kind.SCALE and tokens[at].value == scale:
            return at
    return None


def _counts(tokens: Sequence[Token], scale: int, lower: Sequence[int], *, opening: bool) -> Values:
    """How many of a scale: what stands before its word."""
    if not tokens:
        return (Fraction(1),) if opening else ()
    kinds = [token.kind for token in tokens]
    if kinds == [Kind.FIGURES]:
        return figures(tokens[0].text, scale)
    if kinds == [Kind.HALF_OF]:
        return (Fraction(1, 2),)
    if Kind.POINT in kinds:
        return tuple(_pointed(tokens, kinds.index(Kind.POINT)))
    return _amounts(tokens, lower, opening=opening)


def _pointed(tokens: Sequence[Token], at: int) -> Iterator[Fraction]:
    """Two numbers around "phẩy"; behind it digits are said one by one."""
    digits = [_digit(token) for token in tokens[at + 1 :]]
    if tokens[at + 1 :] and tokens[at + 1].kind is Kind.FIGURES and len(digits) == 1:
        part = tokens[at + 1].text
    elif digits and None not in digits:
        part = "".join(map(str, digits))
    else:
        return
    for before in _below_thousand(tokens[:at], opening=False):
        if part.isdigit():
            yield before + Fraction(int(part), 10 ** len(part))


def _rest(tokens: Sequence[Token], scale: int, lower: Sequence[int]) -> Values:
    """What stands behind the word of a scale."""
    if not tokens:
        return (Fraction(0),)
    only = tokens[0] if len(tokens) == 1 else None
    if only and only.kind is Kind.HALF_MORE:
        return (Fraction(scale, 2),)
    if only and only.kind is Kind.FIGURES:
        return _rest_in_figures(only.text, scale)
    if only and only.kind in _DIGITS:
        return (Fraction(only.value * scale, 10),)
    if any(token.kind is Kind.SCALE for token in tokens):
        return _amounts(_without_odd(tokens), lower, opening=False)
    return _rest_without_scale(tokens, scale)


def _rest_in_figures(written: str, scale: int) -> Values:
    """ "1tr5", "1tr05" and "1tr250" are decimals; "1tr25" may also be 25 of the next unit."""
    if not written.isdigit():
        return tuple(value for value in figures(written) if THOUSAND <= value < scale)
    value = Fraction(int(written))
    if scale == TEN_THOUSAND and len(written) > 1:
        return (value,) if value < scale else ()
    if len(written) in (1, 3) or (len(written) == 2 and written[0] == "0"):
        return (value * scale / 10 ** len(written),)
    if len(written) == 2:
        return value * scale / 100, value * scale / THOUSAND
    return (value,) if value < scale else ()


def _rest_without_scale(tokens: Sequence[Token], scale: int) -> Values:
    """ "hai triệu năm chục" leaves the thousands unsaid, or means them; both are handed back."""
    values = tuple(v for v in _below_thousand(_without_odd(tokens), opening=False) if v < THOUSAND)
    hundreds = any(token.kind is Kind.HUNDRED for token in tokens)
    odd = tokens[0].kind is Kind.ODD
    if scale <= TEN_THOUSAND and (hundreds or odd):
        return values
    if odd:
        return _unique((*values, *(value * scale / THOUSAND for value in values)))
    larger = Fraction(scale, THOUSAND if hundreds else 100)
    smaller = Fraction(1) if hundreds else Fraction(scale, THOUSAND)
    return _unique((*(value * larger for value in values), *(value * smaller for value in values)))


def _without_odd(tokens: Sequence[Token]) -> Sequence[Token]:
    return tokens[1:] if tokens and tokens[0].kind is Kind.ODD else tokens


def _below_thousand(tokens: Sequence[Token], *, opening: bool) -> Values:
    at = next((at for at, token in enumerate(tokens) if token.kind is Kind.HUNDRED), None)
    if at is None:
        return _below_hundred(tokens)
    before, after = tokens[:at], tokens[at + 1 :]
    hundreds = _loose_pair(before) or _below_hundred(before) if before else (Fraction(1),) if opening else ()
    if any(value >= 100 or value.denominator > 1 for value in hundreds):
        return ()
    return _unique(count * 100 + rest for count, rest in product(hundreds, _after_hundred(after)))


def _after_hundred(tokens: Sequence[Token]) -> Values:
    """ "một trăm hai" is 120 to most and 102 to some."""
    if not tokens:
        return (Fraction(0),)
    if len(tokens) == 1:
        if tokens[0].kind is Kind.HALF_MORE:
            return (Fraction(50),)
        digit = _digit(tokens[0])
        if digit is not None:
            return _unique((Fraction(digit * 10), Fraction(digit)))
    return tuple(value for value in _below_hundred(_without_odd(tokens)) if value < 100)


def _below_hundred(tokens: Sequence[Token]) -> Values:
    if len(tokens) == 1 and tokens[0].kind is Kind.FIGURES:
        return figures(tokens[0].text)
    loose = _one_or_the_other(tokens)
    if loose:
        return loose
    tens, rest = _tens(tokens)
    if tens is None:
        return _digits_only(tokens)
    if not rest:
        return (Fraction(tens),)
    if len(rest) == 1 and rest[0].kind is Kind.HALF_MORE:
        return (Fraction(tens + 5),)
    digit = _digit(rest[0]) if len(rest) == 1 else None
    return (Fraction(tens + digit),) if digit else ()


def _tens(tokens: Sequence[Token]) -> tuple[int | None, Sequence[Token]]:
    """The tens said with a word ("mười", "hai mươi", "3 chục", "hăm") and what follows it."""
    if tokens and tokens[0].kind in (Kind.TEN, Kind.SHORT_TENS):
        return tokens[0].value, tokens[1:]
    if len(tokens) > 1 and tokens[1].kind is Kind.TEN:
        digit = _digit(tokens[0])
        return (digit * 10 if digit else None), tokens[2:]
    return None, tokens


def _one_or_the_other(tokens: Sequence[Token]) -> Values:
    """ "hai ba chục" is 20 or 30, "chín mười" 9 or 10 (or a slip for "chín mươi")."""
    if len(tokens) == 3 and tokens[2].kind is Kind.TEN:
        pair = _loose_pair(tokens[:2])
        return tuple(10 * value for value in pair)
    if len(tokens) == 2 and tokens[1].text == "mười" and tokens[0].value in _BEFORE_TEN:
        return Fraction(tokens[0].value), Fraction(10), Fraction(10 * tokens[0].value)
    return ()


def _loose_pair(tokens: Sequence[Token]) -> Values:
    """ "hai ba" is two or three of something, "năm bảy" five to seven."""
    if len(tokens) != 2 or any(token.kind is not Kind.DIGIT for token in tokens):
        return ()
    first, second = tokens[0].value, tokens[1].value
    if (first and second == first + 1) or (first, second) == _FIVE_TO_SEVEN:
        return Fraction(first), Fraction(second)
    return ()


def _digits_only(tokens: Sequence[Token]) -> Values:
    """One digit, or two as in "bảy chín"; "hai ba" is 23 or, of people, two or three."""
    if len(tokens) == 1 and tokens[0].kind in _DIGITS:
        return (Fraction(tokens[0].value),)
    if len(tokens) != 2 or tokens[0].kind is not Kind.DIGIT or tokens[1].kind not in _DIGITS:
        return ()
    first, second = tokens[0].value, tokens[1].value
    pair = _loose_pair(tokens)
    if first < 2 or second < 1:
        return pair
    return Fraction(first * 10 + second), *pair


def _digit(token: Token) -> int | None:
    if token.kind in _DIGITS:
        return token.value
    if token.kind is Kind.FIGURES and len(token.text) == 1:
        return int(token.text)
    return None


def _unique(values: Iterable[Fraction]) -> Values:
    return tuple(dict.fromkeys(values))


def whole(values: Values) -> tuple[int, ...]:
    """Those of the values that are whole."""
    return tuple(int(value) for value in values if value.denominator == 1)
