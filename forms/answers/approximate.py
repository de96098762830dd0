"""Words that make a number a guess: some leave a number to read back, some leave none.

"khoảng 30" and "hơn 30" are 30 to be confirmed; "vài chục", "ba mươi mấy" and "đông lắm" are
asked about. Source: everyday usage, north and south.
"""

from collections.abc import Sequence
from itertools import pairwise

from forms.answers.number_tokens import Kind, Token, is_number
from forms.answers.word_sets import words
from locales.folding import plain, spelling


def _known(spaced: str) -> frozenset[str]:
    """Words with their own accents or none, to be looked up by ``spelling``."""
    return frozenset(known for word in words(spaced) for known in (spelling(word), plain(word)))


_HINTS = _known("vài mấy dăm nhiều ít")  # before a number: "vài chục"
_PAIR = _known("đôi")  # before a number in words: "đôi ba", "đôi chục"
_WHOLE = _known("cả hàng")  # before tens and more: "cả trăm", but "cả hai" is two
_ROUND = (Kind.TEN, Kind.HUNDRED, Kind.SCALE)
_AFTER = _known("mấy")  # "hai chục mấy"
_WITHOUT_NUMBER = _known("vài mấy dăm nhiều đông ít")
_ABOUT = _known("khoảng chừng độ gần hơn trên dưới ngoài ước")  # before or after a number
_ABOUT_ACCENTED = words("cỡ cở tầm")  # the same, but without accents they look like "có" and "tám"
_LOOSE_TEN = "mươi"  # alone it is "ten or so"; after a digit it is exact
_LOOSE_THIRTY = 30  # "băm" is thirty, or thirty and something
_MINUS, _NEGATIVE = frozenset("-−"), _known("âm trừ")


def is_vague(tokens: Sequence[Token]) -> bool:
    """Whether a number is only hinted at: "vài chục", "mươi người", "đông lắm"."""
    if not any(is_number(token) for token in tokens):
        return any(_is_one_of(token, _WITHOUT_NUMBER) for token in tokens)
    return any(_hints(one, other) for one, other in pairwise((_START, *tokens)))


def is_hedged(tokens: Sequence[Token]) -> bool:
    """Whether a number is said to be a guess: "khoảng 30", "cỡ 30", "băm"."""
    return any(is_hedge(token) or _is_loose_thirty(token) for token in tokens)


def is_hedge(token: Token) -> bool:
    """Whether a word says only that the number beside it is a guess."""
    return token.text in _ABOUT_ACCENTED or _is_one_of(token, _ABOUT)


def is_below_zero(tokens: Sequence[Token]) -> bool:
    """Whether a number is negative: "-5", "âm 5", "trừ 5"."""
    if len(tokens) > 1 and tokens[0].text in _MINUS and is_number(tokens[1]):
        return True
    return any(_is_one_of(one, _NEGATIVE) and is_number(other) for one, other in pairwise(tokens))


def _is_loose_thirty(token: Token) -> bool:
    return token.kind is Kind.SHORT_TENS and token.value == _LOOSE_THIRTY


_START = Token(Kind.MARK, "")


def _hints(one: Token, other: Token) -> bool:
    if is_number(other):
        said_loosely = other.text == _LOOSE_TEN and not is_number(one)
        a_pair = other.kind is not Kind.FIGURES and _is_one_of(one, _PAIR)
        a_whole = other.kind in _ROUND and _is_one_of(one, _WHOLE)
        return said_loosely or a_pair or a_whole or _is_one_of(one, _HINTS)
    return is_number(one) and _is_one_of(other, _AFTER)


def _is_one_of(token: Token, known: frozenset[str]) -> bool:
    return token.kind is Kind.WORD and spelling(token.text) in known
