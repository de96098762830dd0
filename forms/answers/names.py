"""Names of people: kept as "Nguyễn Văn Tám", found again by "tam", "chú Tám", "Tư Hùng".

People of one name are all handed back: the caller tells them apart by year and hamlet.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, product, zip_longest

from forms.answers.name_words import (
    capitalised,
    may_be_addressed,
    without_birth_order,
    without_honorifics,
)
from forms.answers.reading import Misfit, Reading, Understood
from forms.answers.spelling import close_words
from forms.answers.telex import decode
from locales import _
from locales.folding import as_typed, clean, fold, spelling

MOST_LETTERS = 60  # the longest names of two peoples together (assumption)
_NOT_IN_NAMES = re.compile(r"[^\w\s'’‘`ʼ.\-]|[\d_]")
_ENDS_IN_INITIAL = re.compile(r"\b\w\.$")
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")

Parts = list[str]
Fits = Callable[[Parts, Parts], bool]


def read_name(text: str) -> Reading:
    """A person's name, capitalised; read back where a form of address or a nickname stood there."""
    typed = clean(text).strip(" ,;:!")
    if not _ENDS_IN_INITIAL.search(typed):
        typed = typed.rstrip(".")
    name = without_honorifics(decode(typed) or typed)
    letters = sum(letter.isalpha() for letter in name)
    if not letters or _NOT_IN_NAMES.search(name):
        return Misfit("not_a_name", _("A name is needed here. For example: Nguyễn Văn Tám"))
    if len(name) > MOST_LETTERS:
        return Misfit("too_long", _("That is a bit long. At most {n} letters.", n=MOST_LETTERS))
    in_full = name == typed and " " in name and not name.isascii()
    return Understood(capitalised(name), sure=in_full and not may_be_addressed(name))


def match_name(typed: str, names: Sequence[str], nicknames: Sequence[Sequence[str]] = ()) -> tuple[int, ...]:
    """The places (from 0) of everybody who may be meant; empty for nobody.

    ``nicknames`` are other names of the same people, in their order; one in brackets
    ("Nguyễn Văn Hùng (Tư Hùng)") counts as well.
    """
    known = [_known(name, others) for name, others in zip_longest(names, nicknames, fillvalue=())]
    ways = list(_ways_to_say(typed))
    strict = product(ways, (_same, _ends_with, _in_order))
    for said, fits in chain(strict, product(ways, (_nearly,))):
        places = tuple(at for at, forms in enumerate(known) if any(fits(said, form) for form in forms))
        if places:
            return places
    return ()


def _known(name: str | Sequence[str], others: Sequence[str]) -> list[Parts]:
    full = str(name)
    forms = [_IN_BRACKETS.sub(" ", full), *_IN_BRACKETS.findall(full), *others]
    return [parts for parts in map(_parts, forms) if parts]


def _ways_to_say(typed: str) -> Iterator[Parts]:
    """As typed, then without forms of address, then without the birth order, then decoded."""
    said = as_typed(typed, MOST_LETTERS)
    for one in (said, decode(said) or ""):
        bare = without_honorifics(one)
        forms = [one, bare, without_birth_order(bare)]
        yield from (parts for parts in map(_parts, dict.fromkeys(forms)) if parts)


def _parts(name: str) -> Parts:
    return [part for part in re.split(r"[\s.\-'’‘`ʼ]+", clean(name).lower()) if fold(part)]


def _like(said: str, part: str) -> bool:
    """With accents only the same ones will do: "Hùng" is not "Hưng", "hung" may be both."""
    if said.isascii():
        return fold(said) == fold(part)
    return spelling(said) == spelling(part)


def _alike(said: Parts, parts: Parts) -> bool:
    return len(said) == len(parts) and all(map(_like, said, parts))


def _same(said: Parts, name: Parts) -> bool:
    return _alike(said, name)


def _ends_with(said: Parts, name: Parts) -> bool:
    """The given name, alone or with what stands before it: "Tám", "Văn Tám"."""
    return len(said) < len(name) and _alike(said, name[-len(said) :])


def _in_order(said: Parts, name: Parts) -> bool:
    """Some parts left out, or shortened to a letter, but not the given name: "Nguyễn Tám", "N V Tám"."""
    if len(said) < 2 or not _like(said[-1], name[-1]):
        return False
    rest = iter(name[:-1])
    return all(any(_like(one, part) or one == part[:1] for part in rest) for one in said[:-1])


def _nearly(said: Parts, name: Parts) -> bool:
    """A slip of the thumb in the whole name, typed without accents."""
    typed = " ".join(said)
    return len(said) > 1 and typed.isascii() and close_words(fold(typed), fold(" ".join(name)))
