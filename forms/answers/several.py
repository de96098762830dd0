"""Several of the offered answers: "1,4,7", "1 4 và 7", "1-3", names of them, "không", "tất cả"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from forms.answers.choices import read_choice
from forms.answers.none_or_all import means_all, means_none
from forms.answers.number_grammar import amounts, whole
from forms.answers.number_tokens import tokenize
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.answers.telex import read_or_decode
from forms.answers.word_sets import words
from locales import _
from locales.folding import LONGEST, as_typed, fold, plain

_SEPARATORS = re.compile(
    r"[,;+&\n]|(?<!\d)/|/(?!\d)|\b(?:va|voi|cung|lan|roi|them)\b|\.(?=\s|$)|(?<=\d)[./](?=\d)"
)
_FILLERS = words("da co chon la gom so cau muc thieu bi thi a nha nhe em anh chi oi")
_LEADING = re.compile(r"^(?:da|co|chon|la|gom|so|cau|muc|thieu|bi|y|thi)\s+(?=\S)")
_TRAILING = re.compile(r"\s+(?:a|nha|nhe|em|anh|chi|oi)$")
_RANGE = re.compile(r"(?:tu )?(?P<first>\d{1,2}) ?(?:-|–|den|toi) ?(?P<last>\d{1,2})")
_NUMBERS = re.compile(r"\d{1,2}(?: +\d{1,2})+")


class _Part(NamedTuple):
    """The answers a part of the text names: all of ``places``, or one of them."""

    places: Sequence[int]
    all_of_them: bool = True


class _NotOfferedError(Exception):
    """A part that is none of the answers."""


def read_several(text: str, labels: Sequence[str]) -> Reading:
    """The places (from 0, in the order of ``labels``) of the answers meant, as a list; may be empty.

    Numbers shown count from 1. A part that may be two answers is asked about; "tất cả trừ 3"
    and a range are read back.
    """
    return read_or_decode(lambda typed: _read(typed, labels), text)


def _read(text: str, labels: Sequence[str]) -> Reading:
    said = fold(text) if len(text) <= LONGEST else ""
    exact = [at for at, label in enumerate(labels) if fold(label) == said]
    if exact:
        return Understood(exact)
    if means_none(said):
        return Understood([])
    every = means_all(text, len(labels)) if said else None
    try:
        if every:
            less = _listed(every.less, labels) if every.less else set()
            return Understood([at for at in range(len(labels)) if at not in less], sure=every.sure)
        return _together(text, labels)
    except _NotOfferedError as part:
        return _misfit(str(part), text, labels)


def _together(text: str, labels: Sequence[str]) -> Reading:
    """What all parts mean together; asked where one part may be several answers."""
    cut = _parts(text, labels)
    if not cut:
        raise _NotOfferedError(as_typed(text))
    numbers = [_number(part) for part in cut]
    if None not in numbers:
        return Understood(sorted({_place(number or 0, labels) for number in numbers}))
    parts = [_part(part, labels) for part in cut]
    sure = {at for part in parts if part.all_of_them for at in part.places}
    unclear = [part.places for part in parts if not part.all_of_them]
    if len(unclear) > 1:
        raise _NotOfferedError(as_typed(text))
    if unclear:
        each = [sorted(sure | {at}) for at in unclear[0]]
        candidates = [*each, sorted(sure | set(unclear[0]))]
        distinct = tuple(one for at, one in enumerate(candidates) if one not in candidates[:at])
        return Unsure(distinct, _("Which of these, please?"))
    return Understood(sorted(sure))


def _listed(text: str, labels: Sequence[str]) -> set[int]:
    reading = _together(text, labels)
    if not isinstance(reading, Understood):
        raise _NotOfferedError(as_typed(text))
    return set(reading.value)


def _parts(text: str, labels: Sequence[str]) -> list[str]:
    """The text cut between answers; a name that holds "và" or a comma is not cut."""
    said = plain(text)
    for at in sorted(range(len(labels)), key=lambda at: -len(labels[at])):
        name = re.escape(plain(labels[at]))
        said = re.sub(rf"(?<!\w){name}(?!\w)", f", {at + 1}, ", said) if not labels[at].isdigit() else said
    parts = [part.strip(" .!:") for part in _SEPARATORS.split(said)]
    return [part for part in parts if not set(part.split()) <= _FILLERS]


def _part(part: str, labels: Sequence[str]) -> _Part:
    bare = _TRAILING.sub("", _LEADING.sub("", part))
    span = _RANGE.fullmatch(bare)
    if span:
        first, last = sorted((int(span["first"]), int(span["last"])))
        return _Part([_place(number, labels) for number in range(first, last + 1)])
    if _NUMBERS.fullmatch(bare):
        return _Part([_place(int(number), labels) for number in bare.split()])
    found = read_choice(part, labels)
    found = read_choice(bare, labels) if found is None else found
    if found is None:
        raise _NotOfferedError(part)
    return _Part([found]) if isinstance(found, int) else _Part(found, all_of_them=False)


def _number(part: str) -> int | None:
    """A part that is one number, in digits or in a word ("ba")."""
    values = whole(amounts(tokenize(_TRAILING.sub("", _LEADING.sub("", part)))))
    return values[0] if len(values) == 1 else None


def _place(number: int, labels: Sequence[str]) -> int:
    if not 1 <= number <= len(labels):
        raise _NotOfferedError(str(number))
    return number - 1


def _misfit(part: str, text: str, labels: Sequence[str]) -> Misfit:
    """Names the number that is none of them, else the whole text; "147" gets 1, 4 and 7 offered."""
    run_together = part.isdigit() and len(part) > 1 and len(labels) < 10
    each = sorted({int(digit) - 1 for digit in part}) if run_together else []
    near = (each,) if each and each[0] >= 0 and each[-1] < len(labels) else ()
    typed = part if part.isdigit() and part in text else as_typed(text)
    return Misfit("choice", _("“{typed}” is not among these.", typed=typed), near)
