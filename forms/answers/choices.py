"""Which of the offered answers was typed: by number, by name, by a part of it, or nearly so."""

import re
from collections.abc import Callable, Iterator, Sequence

from forms.answers.number_grammar import amounts, whole
from forms.answers.number_tokens import tokenize
from forms.answers.spelling import close_words
from forms.answers.telex import decode
from forms.answers.yes_no import read_yes_no
from locales.folding import fold

__all__ = ["read_choice", "read_yes_no"]

_NUMBER = re.compile(r"^(?:(?:so|cau|muc|y|chon|bam|lua chon) )*(?P<n>\d{1,3})$")
_SHORTEST_PART = 2  # one letter says too little

Names = Sequence[Sequence[str]]  # for each answer its folded label and aliases
Fits = Callable[[str, str], bool]


def read_choice(
    text: str, labels: Sequence[str], aliases: Sequence[Sequence[str]] = ()
) -> int | list[int] | None:
    """The place (from 0) of the answer meant; a list of places when several fit; None for none.

    People type the number shown, from 1. ``aliases`` are other names for the answers, in their order.
    """
    if not fold(text):
        return None
    others = [*aliases, *[()] * len(labels)]
    names = [[name for name in map(fold, (label, *others[at])) if name] for at, label in enumerate(labels)]
    for places in _all_ways(text, names):
        if places:
            return places[0] if len(places) == 1 else places
    return None


def _all_ways(text: str, names: Names) -> Iterator[list[int]]:
    """As typed, then with keys of Telex and VNI composed, then with slips of the thumb."""
    yield from _ways(fold(text), text, names)
    decoded = decode(text)
    if decoded:
        yield from _ways(fold(decoded), decoded, names)
    for said in (text, decoded or ""):
        yield _where(fold(said), names, close_words)


def _ways(typed: str, text: str, names: Names) -> Iterator[list[int]]:
    """The places each way of reading finds, the strictest way first."""
    yield _where(typed, names, _same)
    yield _by_number(typed, len(names))
    if len(typed) >= _SHORTEST_PART:
        beginning = _where(typed, names, _begins)
        # "ba" may be the third answer or one that begins with "Bảo"
        yield sorted({*beginning, *_by_number_word(text, len(names))}) if beginning else []
        yield _where(typed, names, _has_words)
        yield _longest_said_in_full(typed, names)
    yield _by_number_word(text, len(names))


def _where(typed: str, names: Names, fits: Fits) -> list[int]:
    return [at for at, known in enumerate(names) if any(fits(typed, name) for name in known)]


def _same(typed: str, name: str) -> bool:
    return typed == name


def _begins(typed: str, name: str) -> bool:
    return name.startswith(typed)


def _has_words(typed: str, name: str) -> bool:
    words = name.split()
    return all(any(word.startswith(part) for word in words) for part in typed.split())


def _longest_said_in_full(typed: str, names: Names) -> list[int]:
    """Answers whose whole name stands in a longer text; "hộ cận nghèo" wins over "nghèo"."""
    padded = f" {typed} "
    lengths = [max((len(name) for name in known if f" {name} " in padded), default=0) for known in names]
    longest = max(lengths, default=0)
    return [at for at, length in enumerate(lengths) if longest and length == longest]


def _by_number(typed: str, count: int) -> list[int]:
    found = _NUMBER.match(typed)
    number = int(found["n"]) if found else 0
    return [number - 1] if 1 <= number <= count else []


def _by_number_word(text: str, count: int) -> list[int]:
    """ "hai" is the second; only where the whole text is the number."""
    values = whole(amounts(tokenize(text)))
    return [values[0] - 1] if len(values) == 1 and 1 <= values[0] <= count else []
