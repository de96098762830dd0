"""The words that announce an answer in a longer text: "tại" a place, "hết" a cost.

They are declared with their accents. Typed without any, the bare word will do; typed with
accents, only its own. "con" and "o" say too little in a text that is accented elsewhere.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from forms.answers.telex import decode
from locales.folding import plain, spelling

_WORD = re.compile(r"[^\W_]+(?:[.,/]\d+)*")
_NEEDS_ITS_ACCENT = frozenset({"con", "o"})
_BEFORE_A_NUMBER_ONLY = "con"  # "còn", else the animal


class Word(NamedTuple):
    """A word of a text and its place."""

    text: str
    start: int
    end: int

    @property
    def is_figures(self) -> bool:
        """Whether it begins as a number does."""
        return self.text[0].isdigit()


class Lead(NamedTuple):
    """A lead found in a text: what it leads to (``keys``) and its place; ``rank`` 0 is the strongest."""

    key: str
    rank: int
    start: int
    end: int


Leads = Mapping[str, Sequence[str]]  # by key its phrases, the strongest first


def words_of(text: str) -> list[Word]:
    """The words and figures of a text, with their places."""
    return [Word(found.group(), *found.span()) for found in _WORD.finditer(text)]


def leads_in(text: str, leads: Leads) -> list[Lead]:
    """The leads that stand in a text, from left to right; the longest at each place."""
    words = words_of(text)
    accented = not text.isascii()
    phrases = [(key, rank, phrase.split()) for key, said in leads.items() for rank, phrase in enumerate(said)]
    phrases.sort(key=lambda one: -len(one[2]))
    found: list[Lead] = []
    at = 0
    while at < len(words):
        here = next((one for one in phrases if _stands(one[2], words, at, accented=accented)), None)
        if here is None:
            at += 1
            continue
        key, rank, phrase = here
        found.append(Lead(key, rank, words[at].start, words[at + len(phrase) - 1].end))
        at += len(phrase)
    return found


def _stands(phrase: Sequence[str], words: Sequence[Word], at: int, *, accented: bool) -> bool:
    typed = words[at : at + len(phrase)]
    if len(typed) < len(phrase) or not all(
        _is_word(one.text, said, accented=accented) for one, said in zip(typed, phrase, strict=True)
    ):
        return False
    if len(phrase) == 1 and plain(typed[0].text) == _BEFORE_A_NUMBER_ONLY and typed[0].text.isascii():
        after_number = at > 0 and words[at - 1].is_figures
        before_number = at + 1 < len(words) and words[at + 1].is_figures
        return before_number and not after_number
    return True


def _is_word(typed: str, said: str, *, accented: bool) -> bool:
    if typed.isascii():
        bare = plain(said)
        if accented and bare != said and bare in _NEEDS_ITS_ACCENT:
            return False
        return typed.lower() == bare or spelling(decode(typed) or "") == spelling(said)
    return spelling(typed.lower()) == spelling(said)
