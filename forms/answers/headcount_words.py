"""What a sentence about who came is made of: numbers, groups of people, and words passed over.

"nam" without accents is both "men" and "five"; what stands around it decides. A number that
may be several ("25-30", "hai ba chục") keeps them all, for the reader to ask.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from forms.answers.approximate import is_hedge
from forms.answers.number_grammar import amounts, whole
from forms.answers.number_ranges import is_join, with_shared_unit
from forms.answers.number_tokens import Kind, Token, is_number, tokenize
from forms.answers.numbers import number_runs
from forms.answers.word_sets import words
from locales.folding import fold


class Group(Enum):
    """Who is counted; the values are the keys of the reading."""

    PEOPLE = "people"
    WOMEN = "women"
    MEN = "men"  # never in the reading: the rest of the people
    ETHNIC_MINORITY = "ethnic_minority"
    POOR = "poor"
    NEAR_POOR = "near_poor"
    NEWLY_ESCAPED = "newly_escaped"


class Piece(NamedTuple):
    """A number, a group, an end of a phrase ("," …), or words passed over (nothing set)."""

    number: int | None = None
    group: Group | None = None
    stop: bool = False
    others: tuple[int, ...] = ()  # what else the number may be


STOP, UNKNOWN = Piece(stop=True), Piece()

_SAID = {
    Group.PEOPLE: "nguoi,nguoi du,nguoi tham du,nguoi tham gia,luot nguoi,ng,tham du,tham gia,du,co mat,"
    "hoc vien,ba con,dai bieu,tong,tong so,tong so nguoi,tong cong,tat ca",
    Group.WOMEN: "nu,phu nu,nu gioi,nguoi nu,chi em",
    Group.MEN: "nam,nam gioi,nguoi nam,dan ong",
    Group.ETHNIC_MINORITY: "dan toc,dan toc thieu so,nguoi dan toc,nguoi dan toc thieu so,ho dan toc,"
    "ho dan toc thieu so,dtts,dt,khmer,nguoi khmer,dan toc khmer",
    Group.POOR: "ngheo,ho ngheo,nguoi ngheo,hn",
    Group.NEAR_POOR: "can ngheo,ho can ngheo,nguoi can ngheo,hcn,can,ho can",
    Group.NEWLY_ESCAPED: "thoat ngheo,moi thoat ngheo,ho moi thoat ngheo,ho thoat ngheo,moi thoat,"
    "nguoi moi thoat ngheo,ho moi thoat,hmtn",
}
_GROUPS: dict[tuple[str, ...], Group | None] = {
    tuple(phrase.split()): group for group, phrases in _SAID.items() for phrase in phrases.split(",")
}
_GROUPS[("can", "bo")] = None  # cán bộ, officers: not "cận"
_FIRST_WORDS = frozenset(phrase[0] for phrase in _GROUPS) - {"nam"}
_LONGEST = max(map(len, _GROUPS))
FILLERS = words("va trong do co la gom thi da a ai nha nhe duoc so con lai deu")
_NONE = words("k ko hong hok hông hổng hỏng hem khum")
STOPS = frozenset(",;.()+-–/")
_HARMLESS = frozenset(":=!\"'")


def pieces(text: str) -> list[Piece] | None:
    """The pieces in order; None where a number cannot be read as a whole number ("25/12")."""
    tokens = settled_tokens([token for token in tokenize(text.replace("\n", ", ")) if not is_hedge(token)])
    stretches = [list(run) for _numeric, run in groupby(tokens, is_number)]
    found: list[Piece] = []
    at = 0
    while at < len(stretches):
        either = _range(stretches[at : at + 3])
        said = [either] if either else _pieces_of(stretches[at])
        if said is None:
            return None
        found += said
        at += 3 if either else 1
    return found


def _range(stretches: Sequence[list[Token]]) -> Piece | None:
    """ "25-30" as one number that may be either."""
    if len(stretches) < 3 or not is_number(stretches[0][0]) or not is_join(stretches[1]):
        return None
    low, high = (whole(amounts(end)) for end in with_shared_unit(stretches[0], stretches[2]))
    if len(low) != 1 or len(high) != 1 or low[0] >= high[0]:
        return None
    return Piece(number=low[0], others=high)


def _pieces_of(stretch: list[Token]) -> list[Piece] | None:
    if not is_number(stretch[0]):
        refused = [token.text for token in stretch] == ["/"] or any(token.text == "%" for token in stretch)
        return None if refused else list(_groups(stretch))
    numbers = [whole(amounts(part)) for part in number_runs(stretch)]
    if not all(numbers):
        return None
    return [Piece(number=values[0], others=values[1:]) for values in numbers]


def settled_tokens(tokens: Sequence[Token]) -> list[Token]:
    """Tokens with "nam" and the short words for "no" given one meaning."""
    accented = any(not token.text.isascii() for token in tokens)
    settled: list[Token] = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        previous = settled[-1] if settled else None
        if token.text == "nam" and (accented or not _is_five(previous, following)):
            token = Token(Kind.WORD, "nam")
        elif token.text == "ba" and following and following.text == "con" and _is_figures(previous):
            token = Token(Kind.WORD, "ba")  # "25 ba con" are 25 bà con
        elif token.kind is Kind.WORD and token.text in _NONE:
            token = Token(Kind.DIGIT, token.text, 0)
        settled.append(token)
    return settled


def _is_figures(token: Token | None) -> bool:
    return token is not None and token.kind is Kind.FIGURES


def _is_five(previous: Token | None, following: Token | None) -> bool:
    """Whether an unaccented "nam" is năm: "nam nguoi", "muoi nam nu", "nam muoi", not "20 nam"."""
    if following is None or (previous is not None and previous.kind is Kind.FIGURES):
        return False
    after_number = previous is not None and is_number(previous)
    if following.kind in (Kind.TEN, Kind.HUNDRED):
        return not after_number
    return following.kind is Kind.WORD and fold(following.text) in _FIRST_WORDS


def group_length(said: Sequence[str], at: int) -> int:
    """How many of the folded words from there on name a group of people (or officers); 0 for none."""
    longest = min(_LONGEST, len(said) - at)
    return next((n for n in range(longest, 0, -1) if tuple(said[at : at + n]) in _GROUPS), 0)


def _groups(tokens: Sequence[Token]) -> Iterator[Piece]:
    said = [fold(token.text) or token.text for token in tokens]
    at = 0
    while at < len(said):
        length = group_length(said, at)
        if length:
            group = _GROUPS[tuple(said[at : at + length])]
            yield Piece(group=group) if group else UNKNOWN
        elif said[at] in STOPS:
            yield STOP
        elif said[at] not in FILLERS | _HARMLESS:
            yield UNKNOWN
        at += length or 1
