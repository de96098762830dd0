"""Where in a longer text it is said who came: the stretches of it, for ``headcount`` to read."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.answers.approximate import is_hedge
from forms.answers.headcount_words import FILLERS, STOPS, group_length, settled_tokens
from forms.answers.number_tokens import Kind, Token, is_number, tokenize
from forms.answers.word_sets import words
from locales.folding import fold

Span = tuple[int, int]

_BEFORE = FILLERS | words("voi tong so ke hien khong ko hong hok vai may dam nhieu it doi ca hang am tru moi")
_LOOSE = words("can dt ng hn hcn nguoi tong ngheo")  # before a number they may mean something else
_MOST_YEARLESS = 1900  # "năm 2026" typed "nam 2026" is no man
_TO = frozenset({"-", "–", "den", "toi", "hay", "hoac"})
_WHOLES = re.compile(
    r"[ ,.;(]*(?:(?:toan(?: bo)?|tat ca|deu|con lai)(?: deu)?(?: la)? (?:phu )?(?:nu|nam)(?: gioi)?)\b"
)


class _Place(NamedTuple):
    """A token and where it stands."""

    token: Token
    start: int
    end: int


def headcounts_in(text: str) -> list[Span]:
    """The stretches that say how many of whom, in the order of the text; ``text`` is cleaned already."""
    places = _placed(text)
    said = [fold(place.token.text) or place.token.text for place in places]
    counts = _with_fillers(places, said, list(_counts(places, said)))
    return [_with_wholes(text, (places[first].start, places[last - 1].end)) for first, last in counts]


def _placed(text: str) -> list[_Place]:
    """The tokens with their places; none where lower case is not as long."""
    lowered = text.lower()
    tokens = tokenize(text) if len(lowered) == len(text) else []
    starts: list[int] = []
    at = 0
    for token in tokens:
        at = lowered.find(token.text, at)
        if at < 0:
            return []
        starts.append(at)
        at += len(token.text)
    settled = settled_tokens(tokens)
    return [
        _Place(token, start, start + len(token.text)) for token, start in zip(settled, starts, strict=True)
    ]


def _counts(places: Sequence[_Place], said: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each number with its group, as the first token and the one behind its last."""
    at = 0
    while at < len(places):
        reads = _count_end if is_number(places[at].token) else _group_end
        end = reads(places, said, at)
        if end:
            yield at, end
        at = end or max(_number_end(places, at), at + 1)


def _count_end(places: Sequence[_Place], said: Sequence[str], at: int) -> int:
    """Behind "8 hộ nghèo" or "25-30 người"; 0 where the number counts something else."""
    end = _number_end(places, at)
    if end < len(places) and said[end] in _TO and _number_end(places, end + 1) > end + 1:
        end = _number_end(places, end + 1)
    run = [place.token for place in places[at:end]]
    if any(token.kind is Kind.SCALE for token in run) or (at and said[at - 1] in ("/", "moi", "tung")):
        return 0
    group = _next_group(said, end)
    return group if group and not _is_loose_none(run, places, group) else 0


def _is_loose_none(run: Sequence[Token], places: Sequence[_Place], end: int) -> bool:
    """Whether "không" beside a group is no count: "không tham gia"."""
    none = run[0].kind is Kind.DIGIT and not run[0].value
    return none and fold(places[end - 1].token.text) in ("du", "gia", "nguoi")


def _group_end(places: Sequence[_Place], said: Sequence[str], at: int) -> int:
    """Behind "nữ 12" or "có mặt: 25"; 0 where no plain number follows, or one that counts something else."""
    length = group_length(said, at)
    if said[at : at + 2] == ["can", "bo"] or not length or " ".join(said[at : at + length]) in _LOOSE:
        return 0
    first = at + length
    while first < len(said) and said[first] in (":", "=", "la", "co"):
        first += 1
    end = _number_end(places, first)
    run = [place.token for place in places[first:end]]
    if not run or any(token.kind is not Kind.FIGURES for token in run) or len(run) > 1:
        return 0
    if said[at] == "nam" and run[0].text.isdigit() and int(run[0].text) >= _MOST_YEARLESS:
        return 0
    goes_on = end < len(said) and said[end] not in STOPS | FILLERS and not group_length(said, end)
    return 0 if goes_on else end


def _next_group(said: Sequence[str], at: int) -> int:
    """Behind the group that comes next, fillers and a group said twice passed over; 0 where none does."""
    while at < len(said) and said[at] in ("co", "la", "ho") and not group_length(said, at):
        at += 1
    length = group_length(said, at)
    if length and said[at : at + length] != ["can", "bo"]:
        further = group_length(said, at + length)
        beside = at + length + further
        return beside if further and not _has_number(said, beside) else at + length
    return 0


def _has_number(said: Sequence[str], at: int) -> bool:
    return at < len(said) and said[at][:1].isdigit()


def _number_end(places: Sequence[_Place], at: int) -> int:
    while at < len(places) and is_number(places[at].token):
        at += 1
    return at


def _with_fillers(
    places: Sequence[_Place], said: Sequence[str], counts: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Counts beside each other as one stretch, with "trong đó có" and "khoảng" before it."""
    whole: list[tuple[int, int]] = []
    for first, last in counts:
        start = first
        while start and (said[start - 1] in _BEFORE or is_hedge(places[start - 1].token)):
            start -= 1
        before = start
        while before and said[before - 1] in STOPS:
            before -= 1
        if whole and before <= whole[-1][1]:
            whole[-1] = (whole[-1][0], last)
        else:
            whole.append((start, last))
    return whole


def _with_wholes(text: str, span: Span) -> Span:
    """With "toàn nữ" or "còn lại nam" behind it."""
    behind = " ".join(text[span[1] :].split(" ")[:8])
    plainly = _plain_of_same_length(behind)
    found = _WHOLES.match(plainly)
    return (span[0], span[1] + found.end()) if found else span


def _plain_of_same_length(text: str) -> str:
    return "".join(_letter(one) for one in text)


def _letter(one: str) -> str:
    folded = fold(one)
    return folded if len(folded) == 1 else one
