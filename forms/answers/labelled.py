"""Several numbers in one sentence, each with its word: "20 người, 18 đồng ý", "TW 100tr, dân 20tr"."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from forms.answers.reading import Reading
from locales.folding import LONGEST, clean, fold

_BETWEEN = re.compile(r"[,;\n]|\.(?=\s|$)|(?<!\w)(?:và|va|trong đó|trong do|gồm|gom)(?!\w)", re.IGNORECASE)
_FILLERS = frozenset({"la", "co", "thi", "duoc", "da", "a", "nha", "nhe", "tu", "so", "tien"})

Labels = Mapping[str, Sequence[str]]  # by key the folded words for it; the longest that fits wins


class _Found(NamedTuple):
    """A label in a clause: the key, and the first word and the one behind its last."""

    key: str
    first: int
    behind: int


def read_labelled(text: str, labels: Labels, read: Callable[[str], Reading]) -> list[tuple[str, Reading]]:
    """What was read beside each label, in the order said; "" for a number without one.

    Clauses that hold nothing but filler words are left out.
    """
    if len(text) > LONGEST:
        return []
    clauses = (clean(clause) for clause in _BETWEEN.split(text))
    return [
        (key, read(said)) for clause in clauses if clause for key, said in _numbers(clause.split(), labels)
    ]


def _numbers(words: Sequence[str], labels: Labels) -> Iterator[tuple[str, str]]:
    """Each label of a clause with the words that are its number."""
    folded = [fold(word) for word in words]
    found = list(_find(folded, labels))
    if not found:
        if set(folded) - _FILLERS:
            yield "", " ".join(words)
        return
    comes_first = not (set(folded[: found[0].first]) - _FILLERS)
    for at, label in enumerate(found):
        if comes_first:
            end = found[at + 1].first if at + 1 < len(found) else len(words)
            span = words[label.behind : end]
        else:
            start = found[at - 1].behind if at else 0
            end = len(words) if at + 1 == len(found) else label.behind
            span = [*words[start : label.first], *words[label.behind : end]]
        yield label.key, " ".join(span)


def _find(folded: Sequence[str], labels: Labels) -> Iterator[_Found]:
    """The labels in a clause, from left to right, the longest at each place."""
    phrases = [(key, phrase.split()) for key, spelled in labels.items() for phrase in spelled]
    phrases.sort(key=lambda one: -len(one[1]))
    at = 0
    while at < len(folded):
        here = next((one for one in phrases if list(folded[at : at + len(one[1])]) == one[1]), None)
        if here is None:
            at += 1
            continue
        yield _Found(here[0], at, at + len(here[1]))
        at += len(here[1])
