"""Typed Vietnamese made comparable: one Unicode form to keep, one plain form to match by.

Phones send the same word composed, decomposed, with marks in another order, with
invisible characters, or without accents at all. "hoà" and "hòa" are one word.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = 300  # characters; no number, amount or day takes more to say (assumption)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_D_WITH_STROKE = str.maketrans({"đ": "d", "Đ": "D", "₫": "d"})  # these do not decompose
_TONE_BEFORE_VOWEL_MARK = re.compile("([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031b])")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_MARKS = frozenset({"Mn", "Me"})
_NOT_LETTERS_OR_DIGITS = re.compile(r"[\W_]+")
_MOST_DIGITS = 4
_SHORT = 64  # characters; longer texts are seldom typed twice, so are not worth remembering


def clean(text: str) -> str:
    """The text as it should be kept: composed, visible characters only, single spaces."""
    composed = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    if any(unicodedata.category(letter) == "Mn" for letter in composed):
        decomposed = unicodedata.normalize("NFD", composed)
        composed = unicodedata.normalize("NFC", _TONE_BEFORE_VOWEL_MARK.sub(r"\2\1", decomposed))
    return " ".join(composed.split())


def plain(text: str) -> str:
    """Lower case without accents; punctuation stays, for grammars in which it has a meaning."""
    return _plain_remembered(text) if len(text) <= _SHORT else _plain(text)


def fold(text: str) -> str:
    """Lower case, no accents, punctuation as single spaces: equal for what people mean as equal."""
    return _NOT_LETTERS_OR_DIGITS.sub(" ", plain(text)).strip()


def place_typed(folded: str, count: int) -> int | None:
    """The place, from 0, that a number counted from 1 means among so many; None for anything else.

    Only short ones are looked at: a number of thousands of digits cannot even be converted.
    """
    if not folded.isdecimal() or len(folded) > _MOST_DIGITS:
        return None
    number = int(folded)
    return number - 1 if 1 <= number <= count else None


def toneless(word: str) -> str:
    """The word without its tone only ("triệu" as "triêu"), as when a tone key was missed."""
    letters = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))


@lru_cache(maxsize=4096)
def spelling(word: str) -> str:
    """The word with its tone at the end and its horns in pairs: "mười", "mưòi" and "muời" are one."""
    letters = unicodedata.normalize("NFD", word)
    tones = sorted({letter for letter in letters if letter in _TONES})
    return toneless(word).replace("uơ", "ươ").replace("ưo", "ươ") + "".join(tones)


def as_typed(text: str, most: int = 40) -> str:
    """What was typed, short enough (``most`` characters) to be said back."""
    kept = clean(text)
    return kept if len(kept) <= most else kept[: most - 1].rstrip() + "…"


def beginning(text: str, most: int) -> str:
    """A text of at most ``most`` characters; of a longer one its first words, never a part of one."""
    if len(text) <= most:
        return text
    words = text[:most].rpartition(" ")[0] or text[: most - 1]
    return f"{words.rstrip(' ,.;:')}…"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.translate(_INVISIBLE))
    bare = "".join(letter for letter in letters if unicodedata.category(letter) not in _MARKS)
    return " ".join(bare.translate(_D_WITH_STROKE).lower().split())


_plain_remembered = lru_cache(maxsize=4096)(_plain)
