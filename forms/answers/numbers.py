"""Whole numbers as people type them: "25", "1.500", "hai mươi lăm", "muoi hai", "hai ngàn rưỡi"."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from forms.answers.folding import as_typed, fold
from forms.answers.number_grammar import amounts, whole
from forms.answers.number_tokens import Kind, Token, is_number, tokenize
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.answers.word_sets import words
from locales import _

MOST = 1_000_000  # no count in a hamlet's report comes near (assumption)

POLITE = words("da a thua vang nha nhe co la duoc tong cong so tat ca gom")
_COUNTED = words("nguoi ho con cai em chau buoi luot lan gia dinh tam anh phan mon ngay tuoi")
_VAGUE = words("vai may dam nhieu am tru")
_HARMLESS_MARKS = frozenset(".,;:!()\"'")


def read_count(text: str, most: int = MOST) -> Reading:
    """A whole number from 0 to ``most``; not sure of it when words around it were passed over."""
    tokens = tokenize(text)
    runs = number_runs(tokens)
    if not runs or is_vague(tokens):
        return Misfit("not_a_number", _("A number is needed here. For example: 25"))
    if len(runs) > 1:
        return _several(runs, most)
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
    return Understood(fitting[0], sure=not (foreign_grouping or passed_over(tokens, POLITE | _COUNTED)))


def _several(runs: Sequence[list[Token]], most: int) -> Reading:
    each = [whole(amounts(run)) for run in runs]
    if all(len(values) == 1 and values[0] <= most for values in each):
        candidates = tuple(dict.fromkeys(values[0] for values in each))
        return Unsure(candidates, _("There are several numbers here. Which one is it?"))
    return Misfit("not_a_number", _("A number is needed here. For example: 25"))


def number_runs(tokens: Iterable[Token]) -> list[list[Token]]:
    """The stretches of tokens that are written as numbers."""
    return [list(run) for numeric, run in groupby(tokens, is_number) if numeric]


def is_vague(tokens: Sequence[Token]) -> bool:
    """Whether a number is only hinted at ("vài chục") or below zero ("-5")."""
    neighbours = pairwise(tokens)
    hinted = any(fold(token.text) in _VAGUE and is_number(following) for token, following in neighbours)
    return hinted or (len(tokens) > 1 and tokens[0].text in "-−" and is_number(tokens[1]))


def passed_over(tokens: Iterable[Token], harmless: frozenset[str]) -> bool:
    """Whether the text holds words or marks beyond numbers, courtesies and ``harmless`` words."""
    for token in tokens:
        if token.kind is Kind.WORD and fold(token.text) not in harmless:
            return True
        if token.kind is Kind.MARK and token.text not in _HARMLESS_MARKS:
            return True
    return False
