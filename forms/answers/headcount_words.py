"""What a sentence about who came is made of: numbers, groups of people, and words passed over.

"nam" without accents is both "men" and "five"; what stands around it decides.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from forms.answers.folding import fold
from forms.answers.number_grammar import amounts, whole
from forms.answers.number_tokens import Kind, Token, is_number, tokenize
from forms.answers.word_sets import words


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
_FILLERS = words("va trong do co la gom thi da a ai nha nhe duoc so con lai deu")
_NONE = words("k ko hong hok")
_STOPS = frozenset(",;.()+-–/")
_HARMLESS = frozenset(":=!\"'")


def pieces(text: str) -> list[Piece] | None:
    """The pieces in order; None where a number cannot be read as one whole number ("25/12")."""
    tokens = _settled(tokenize(text.replace("\n", ", ")))
    found: list[Piece] = []
    for numeric, run in groupby(tokens, is_number):
        if numeric:
            numbers = [_whole_number(part) for part in _split(list(run))]
            if None in numbers:
                return None
            found += [Piece(number=number) for number in numbers]
        else:
            others = list(run)
            if [token.text for token in others] == ["/"] or any(token.text == "%" for token in others):
                return None
            found += _groups(others)
    return found


def _settled(tokens: Sequence[Token]) -> list[Token]:
    """Tokens with "nam" and the short words for "no" given one meaning."""
    accented = any(not token.text.isascii() for token in tokens)
    settled: list[Token] = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        previous = settled[-1] if settled else None
        if token.text == "nam" and (accented or not _is_five(previous, following)):
            token = Token(Kind.WORD, "nam")
        elif token.kind is Kind.WORD and token.text in _NONE:
            token = Token(Kind.DIGIT, token.text, 0)
        settled.append(token)
    return settled


def _is_five(previous: Token | None, following: Token | None) -> bool:
    """Whether an unaccented "nam" is năm: "nam nguoi", "muoi nam nu", "nam muoi", not "20 nam"."""
    if following is None or (previous is not None and previous.kind is Kind.FIGURES):
        return False
    after_number = previous is not None and is_number(previous)
    if following.kind in (Kind.TEN, Kind.HUNDRED):
        return not after_number
    return following.kind is Kind.WORD and fold(following.text) in _FIRST_WORDS


def _split(run: Sequence[Token]) -> Iterator[list[Token]]:
    """ "25 12" is two numbers."""
    part: list[Token] = []
    for token in run:
        if part and token.kind is Kind.FIGURES and part[-1].kind is Kind.FIGURES:
            yield part
            part = []
        part.append(token)
    yield part


def _whole_number(run: Sequence[Token]) -> int | None:
    values = whole(amounts(run))
    return values[0] if len(values) == 1 else None


def _groups(tokens: Sequence[Token]) -> Iterator[Piece]:
    said = [fold(token.text) or token.text for token in tokens]
    at = 0
    while at < len(said):
        length = next((n for n in range(_LONGEST, 0, -1) if tuple(said[at : at + n]) in _GROUPS), 0)
        if length:
            group = _GROUPS[tuple(said[at : at + length])]
            yield Piece(group=group) if group else UNKNOWN
        elif said[at] in _STOPS:
            yield STOP
        elif said[at] not in _FILLERS | _HARMLESS:
            yield UNKNOWN
        at += length or 1
