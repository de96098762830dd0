"""The order of Vietnamese words in a list, as a dictionary has it, and of people by their given name.

Twenty-nine letters a ă â b c d đ e ê … y, with f, j, w, z where they stand elsewhere; within a syllable
letters go before tones, and tones are level, huyền, hỏi, ngã, sắc, nặng (the order of school dictionaries
such as Hoàng Phê's). Numbers go by their value and before letters: ấp 2 before ấp 10.
"""

import re
import unicodedata
from functools import lru_cache

from locales.folding import clean

Key = tuple[tuple[int, tuple[int, ...], tuple[int, ...]], ...]
"""For each syllable or number: what it is, its letters or its value, its tones."""

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: place for place, letter in enumerate(_ALPHABET, start=1)}
_TONES = {tone: place for place, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_MOST_DIGITS = 18  # a longer "number" is compared digit by digit as letters would be
_NUMBER, _SYLLABLE = 0, 1


@lru_cache(maxsize=4096)
def sort_key(text: str) -> Key:
    """By what the names of places and other words are sorted."""
    return tuple(_part(word) for word in _WORDS.findall(clean(text).lower()))


def by_given_name(name: str) -> tuple[Key, Key]:
    """By what people are sorted: the given name, which stands last, then the family and middle names."""
    family, _space, given = clean(name).rpartition(" ")
    return sort_key(given), sort_key(family)


def _part(word: str) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    if word.isdecimal() and len(word) <= _MOST_DIGITS:
        return _NUMBER, (int(word),), ()
    letters, tones = [], []
    for letter in word:
        bare, tone = _without_tone(letter)
        letters.append(_PLACE.get(bare, len(_PLACE) + ord(bare)))
        tones.append(tone)
    return _SYLLABLE, tuple(letters), tuple(tones)


def _without_tone(letter: str) -> tuple[str, int]:
    """The letter with its circumflex, breve or horn, and the place of its tone; 0 is level."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
    bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    return (bare[0] if bare else letter[0]), tone
