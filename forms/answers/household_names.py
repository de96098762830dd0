"""Which household of a hamlet was meant: by its number, its code, or the name of its head.

Of two people with one name both are found; ``label`` tells them apart by number and year.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from forms.answers.name_words import without_birth_order, without_honorifics
from forms.answers.names import match_name
from forms.answers.spelling import close_words
from locales import Text, _
from locales.folding import as_typed, clean, fold, spelling

_MOST_LETTERS = 80
_NUMBER = re.compile(r"(?:(?:ho|so|nha|stt) )*0*(?P<number>\d{1,4})")
_YEAR = re.compile(r"\b(?:(?:sinh nam|nam sinh|sinh|sn) )?(?P<year>(?:19|20)\d\d)\b")
_NUMBER_BESIDE = re.compile(r"\b(?:ho so|so|stt) 0*(?P<number>\d{1,4})\b")


class Known(Protocol):
    """A household as far as it can be found by words; ``models/household.py`` has such rows."""

    @property
    def number(self) -> int | None: ...
    @property
    def code(self) -> str: ...
    @property
    def head(self) -> str: ...
    @property
    def alias(self) -> str: ...
    @property
    def birth_year(self) -> int | None: ...


class Found(NamedTuple):
    """The places (from 0) of every household that may be meant, the best first; empty for none.

    ``sure``: all that was typed is in the number, code or name, so that a single one needs no question.
    """

    places: tuple[int, ...]
    sure: bool = True


def find_households(households: Sequence[Known], typed: str) -> Found:
    """The households that a typed text means."""
    said = fold(as_typed(typed, _MOST_LETTERS))
    number = _NUMBER.fullmatch(said)
    if number:
        return Found(_where(households, lambda one: one.number == int(number["number"])))
    by_code = _where(households, lambda one: fold(one.code) == said)
    if by_code or not said:
        return Found(by_code)
    among = _beside_the_name(households, said)
    name = _name_alone(typed)
    if not fold(name):  # "sinh 1965"
        return Found(among if len(among) < len(households) else ())
    found = _by_name([households[at] for at in among], name)
    return Found(tuple(among[at] for at in found.places), found.sure)


def label(household: Known) -> Text | str:
    """The head's name with what tells it apart: "Trần Văn Mẫu (số 12, sinh 1965)"."""
    # as words: numbers would be written in groups, "sinh 1.965"
    head, number, year = household.head, str(household.number), str(household.birth_year)
    if household.number is not None and household.birth_year is not None:
        return _("{head} (number {number}, born {year})", head=head, number=number, year=year)
    if household.number is not None:
        return _("{head} (number {number})", head=head, number=number)
    if household.birth_year is not None:
        return _("{head} (born {year})", head=head, year=year)
    return head


def _where(households: Sequence[Known], fits: Callable[[Known], bool]) -> tuple[int, ...]:
    return tuple(at for at, one in enumerate(households) if fits(one))


def _beside_the_name(households: Sequence[Known], said: str) -> tuple[int, ...]:
    """Those that agree with the year and the number typed beside a name, or all of them."""
    year, number = _YEAR.search(said), _NUMBER_BESIDE.search(said)
    return _where(
        households,
        lambda one: (
            (year is None or one.birth_year == int(year["year"]))
            and (number is None or one.number == int(number["number"]))
        ),
    )


def _name_alone(typed: str) -> str:
    """The name without brackets, digits and the words that announce them."""
    bare = re.sub(r"\([^)]*\)", " ", as_typed(typed, _MOST_LETTERS))
    words = re.sub(
        r"(?i)\b(sinh năm|năm sinh|sinh nam|nam sinh|sinh|sn|hộ số|ho so|số|so|stt)\s*(?=\d)", " ", bare
    )
    without_digits = re.sub(r"[\d,;:.]+", " ", words)
    return re.sub(r"(?i)^\s*(nhà|nha|hộ|ho)\s+(?=\S)", "", without_digits).strip()


def _by_name(households: Sequence[Known], name: str) -> Found:
    heads = [one.head for one in households]
    found = match_name(name, heads, [[one.alias] if one.alias else [] for one in households])
    if found and " " not in name:  # a given name is also that of those without this nickname
        found += match_name(name, heads)
    nearly = (
        _where(households, partial(_is_named, fits, said))
        for fits in (_has_parts, close_words, _near_the_end)
        for said in map(fold, _ways_to_say(name))
    )
    places = tuple(dict.fromkeys(found)) or next(filter(None, nearly), ())
    return Found(places, all(_says_all(name, households[at]) for at in places))


def _is_named(fits: Callable[[str, str], bool], said: str, household: Known) -> bool:
    return any(fits(said, fold(name)) for name in (household.head, household.alias) if name)


def _ways_to_say(name: str) -> list[str]:
    bare = without_honorifics(name)
    return list(dict.fromkeys((name, bare, without_birth_order(bare))))


def _says_all(name: str, household: Known) -> bool:
    """Whether each typed word, but for a form of address, is a word of the household's names."""
    known = clean(f"{household.head} {household.alias}").lower().split()
    return any(
        all(any(_is_word(word, other) for other in known) for word in clean(said).lower().split())
        for said in _ways_to_say(name)
    )


def _is_word(typed: str, word: str) -> bool:
    """With accents only the same ones will do: "Hưng" is not "Hùng", "hung" may be both."""
    return fold(typed) == fold(word) if typed.isascii() else spelling(typed) == spelling(word)


def _has_parts(said: str, name: str) -> bool:
    """ "tran van" of "tran van mau": whole words of the name, in its order."""
    return f" {said} " in f" {name} "


def _near_the_end(said: str, name: str) -> bool:
    """The given name, with what was typed before it, but for a slip."""
    return close_words(said, " ".join(name.split()[-len(said.split()) :]))
