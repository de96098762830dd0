"""What numbers are written with: digits in their groupings, and Vietnamese number words.

A typed text becomes Tokens; the grammar over them is in ``numbers``. Words are known with
accents, without the tone, and without any accent, but not with the accents of another word:
"năm" and "nam" are five, "từ" is not four. Source: everyday usage, north and south.
"""

import re
from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple

from locales.folding import LONGEST, clean, plain, spelling, toneless

THOUSAND, TEN_THOUSAND, MILLION, BILLION = 10**3, 10**4, 10**6, 10**9


class Kind(Enum):
    """What a token does inside a number."""

    FIGURES = auto()  # written in digits
    DIGIT = auto()  # một … chín
    CLOSING_DIGIT = auto()  # mốt, tư, lăm: only ever the last digit after tens
    TEN = auto()  # mười, mươi, chục
    SHORT_TENS = auto()  # hăm, băm
    HUNDRED = auto()
    SCALE = auto()  # nghìn, vạn, triệu, tỷ
    HALF_MORE = auto()  # rưỡi
    HALF_OF = auto()  # nửa
    ODD = auto()  # linh, lẻ
    POINT = auto()  # phẩy
    WORD = auto()
    MARK = auto()


class Token(NamedTuple):
    """A piece of the text: ``value`` is the digit or scale, ``text`` the piece in lower case."""

    kind: Kind
    text: str
    value: int = 0


_WORDS: dict[tuple[Kind, int], str] = {
    (Kind.DIGIT, 0): "không",
    (Kind.DIGIT, 1): "một",
    (Kind.DIGIT, 2): "hai",
    (Kind.DIGIT, 3): "ba",
    (Kind.DIGIT, 4): "bốn",
    (Kind.DIGIT, 5): "năm",
    (Kind.DIGIT, 6): "sáu",
    (Kind.DIGIT, 7): "bảy bẩy",
    (Kind.DIGIT, 8): "tám",
    (Kind.DIGIT, 9): "chín",
    (Kind.CLOSING_DIGIT, 1): "mốt",
    (Kind.CLOSING_DIGIT, 4): "tư",
    (Kind.CLOSING_DIGIT, 5): "lăm nhăm",
    (Kind.TEN, 10): "mười mươi chục",
    (Kind.SHORT_TENS, 20): "hăm",
    (Kind.SHORT_TENS, 30): "băm",
    (Kind.HUNDRED, 100): "trăm",
    (Kind.SCALE, THOUSAND): "nghìn ngàn ngìn k",
    (Kind.SCALE, TEN_THOUSAND): "vạn",
    (Kind.SCALE, MILLION): "triệu tr trđ củ",
    (Kind.SCALE, BILLION): "tỷ tỉ",
    (Kind.HALF_MORE, 0): "rưỡi rưởi",
    (Kind.HALF_OF, 0): "nửa",
    (Kind.ODD, 0): "linh lẻ lẽ",
    (Kind.POINT, 0): "phẩy",
}
_ONLY_AFTER_A_NUMBER = frozenset({"k", "tr", "trđ", "trd", "củ", "cu", "ti", "ty", "tu", "tư"})


def _known_spellings() -> dict[str, tuple[Kind, int]]:
    spellings: dict[str, tuple[Kind, int]] = {}
    for meaning, words in _WORDS.items():
        for word in words.split():
            for known in (spelling(word), toneless(word), plain(word)):
                spellings.setdefault(known, meaning)
    return spellings


_SPELLINGS = _known_spellings()
_PIECES = re.compile(
    r"(?P<figures>(?<!\d)\d{1,3}(?:\ \d{3})+(?![.,]?\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s]|_)"
)


def tokenize(text: str) -> list[Token]:
    """The text in pieces, number words recognised; no pieces of a text too long to be an answer."""
    tokens: list[Token] = []
    for piece in _PIECES.finditer(clean(text).lower() if len(text) <= LONGEST else ""):
        written = piece.group()
        if piece["figures"]:
            tokens.append(Token(Kind.FIGURES, written))
        elif piece["mark"]:
            tokens.append(Token(Kind.MARK, written))
        else:
            tokens.append(_word(written, follows_number=bool(tokens) and is_number(tokens[-1])))
    return tokens


def is_number(token: Token) -> bool:
    """Whether the token can be a part of a number."""
    return token.kind not in (Kind.WORD, Kind.MARK)


def _word(written: str, *, follows_number: bool) -> Token:
    kind, value = _SPELLINGS.get(spelling(written), (Kind.WORD, 0))
    if (written in _ONLY_AFTER_A_NUMBER or kind is Kind.CLOSING_DIGIT) and not follows_number:
        kind, value = Kind.WORD, 0
    return Token(kind, written, value)


def figures(written: str, scale: int = 1) -> tuple[Fraction, ...]:
    """What a number in digits may be, likeliest first, when it counts units of ``scale``.

    Dots group thousands and a comma is decimal, except where people mix them:
    "1.5" is decimal, "1,500,000" is grouped, "1.058 tỷ" and "1,500 ngàn" may be either.
    """
    grouped, decimal = _grouped(written), _decimal(written)
    if grouped is None or decimal is None:
        return tuple(value for value in (grouped, decimal) if value is not None)
    if "." in written:
        return (decimal, grouped) if scale >= BILLION else (grouped,)
    if scale == 1 or scale >= MILLION:
        return (decimal,)
    return grouped, decimal


def _grouped(written: str) -> Fraction | None:
    if written.isdigit():
        return Fraction(int(written))
    for separator in (" ", ".", ","):
        if re.fullmatch(rf"[1-9]\d{{0,2}}(?:\{separator}\d{{3}})+", written):
            return Fraction(int(written.replace(separator, "")))
    return None


def _decimal(written: str) -> Fraction | None:
    for point, separator in ((",", "."), (".", ",")):
        whole, found, part = written.rpartition(point)
        thousands = _grouped(whole)
        if found and part.isdigit() and thousands is not None and (separator in whole or whole.isdigit()):
            return thousands + Fraction(int(part), 10 ** len(part))
    return None
