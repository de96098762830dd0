"""Whole numbers as people type them: "25", "1.500", "hai mươi lăm", "muoi hai", "hai ngàn rưỡi"."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from forms.answers.approximate import is_below_zero, is_hedged, is_vague
from forms.answers.none_or_all import means_none
from forms.answers.number_grammar import amounts, whole
from forms.answers.number_ranges import range_ends
from forms.answers.number_tokens import Kind, Token, is_number, tokenize
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.answers.telex import read_or_decode
from forms.answers.word_sets import words
from locales import _
from locales.folding import as_typed, fold

MOST = 1_000_000  # no count in a hamlet's report comes near (assumption)

POLITE = words("da a thua vang nha nhe co la duoc tong cong so tat ca gom em anh chi oi")
_COUNTED = words("nguoi ho con cai em chau buoi luot lan gia dinh tam anh phan mon ngay tuoi")
_HARMLESS = POLITE | _COUNTED
_HARMLESS_MARKS = frozenset(".,;:!()\"'")


def read_count(text: str, most: int = MOST) -> Reading:
    """A whole number from 0 to ``most``; not sure of it when words around it were passed over."""
    return read_or_decode(lambda typed: _read(typed, most), text)


def _read(text: str, most: int) -> Reading:
    tokens = tokenize(text)
    runs = number_runs(tokens)
    if means_none(text):
        return Understood(0)
    if is_vague(tokens):
        return how_many()
    if not runs or is_below_zero(tokens) or is_share(tokens) or is_denied(tokens, _HARMLESS):
        return _no_number()
    if len(runs) > 1:
        return _several(tokens, runs, most)
    values = whole(amounts(runs[0], bare_comma_groups=True))
    fitting = tuple(value for value in values if value <= most)
    typed = as_typed(text)
    if not values:
        return Misfit("not_whole", _("{typed} is not a whole number. For example: 25", typed=typed))
    if not fitting:
        return Misfit("too_many", _("{n} is too much here. The most is {most}.", n=values[0], most=most))
    if len(fitting) > 1:
        return Unsure(fitting, _("{typed} can mean more than one number. Which one is it?", typed=typed))
    foreign_grouping = runs[0][0].text.count(",") == 1
    return Understood(fitting[0], sure=not (foreign_grouping or passed_over(tokens, _HARMLESS)))


def _several(tokens: Sequence[Token], runs: Sequence[list[Token]], most: int) -> Reading:
    each = [whole(amounts(run)) for run in range_ends(tokens) or runs]
    if all(len(values) == 1 and values[0] <= most for values in each):
        candidates = tuple(dict.fromkeys(values[0] for values in each))
        return Unsure(candidates, _("There are several numbers here. Which one is it?"))
    return _no_number()


def _no_number() -> Misfit:
    return Misfit("not_a_number", _("A number is needed here. For example: 25"))


def how_many() -> Misfit:
    """A number was only hinted at: asks for one, a guess included."""
    return Misfit("vague", _("That is not clear enough. A rough number is fine, for example: 30"))


def number_runs(tokens: Iterable[Token]) -> list[list[Token]]:
    """The stretches of tokens that are one number each; "25 12" is two."""
    stretches = [list(run) for numeric, run in groupby(tokens, is_number) if numeric]
    return [run for stretch in stretches for run in _split(stretch)]


def _split(stretch: Sequence[Token]) -> list[list[Token]]:
    runs = [[stretch[0]]]
    for before, token in pairwise(stretch):
        if before.kind is Kind.FIGURES and token.kind is Kind.FIGURES:
            runs.append([])
        runs[-1].append(token)
    return runs


def is_share(tokens: Sequence[Token]) -> bool:
    """Whether it is a part of a hundred: "25%"."""
    return any(token.text == "%" for token in tokens)


def is_denied(tokens: Sequence[Token], harmless: frozenset[str]) -> bool:
    """Whether the only number is the word "không" beside others: "không nhớ" is no zero."""
    numbers = [token for token in tokens if is_number(token)]
    zero = len(numbers) == 1 and numbers[0].kind is Kind.DIGIT and not numbers[0].value
    return zero and passed_over(tokens, harmless)


def passed_over(tokens: Sequence[Token], harmless: frozenset[str]) -> bool:
    """Whether the text holds words or marks beyond numbers, courtesies and ``harmless`` words."""
    if is_hedged(tokens):
        return True
    for token in tokens:
        if token.kind is Kind.WORD and fold(token.text) not in harmless:
            return True
        if token.kind is Kind.MARK and token.text not in _HARMLESS_MARKS:
            return True
    return False
