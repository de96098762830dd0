"""Who came, in one sentence: "25 người, 12 nữ, 8 hộ nghèo, 3 dân tộc".

Every number must belong to one group in one way only, else the question is asked again.
The limits are assumptions: a session holds at most 500 people, and a group is a part of them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from forms.answers.approximate import is_hedged, is_vague
from forms.answers.headcount_words import STOP, UNKNOWN, Group, Piece, pieces
from forms.answers.number_tokens import tokenize
from forms.answers.numbers import how_many
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.answers.telex import decode
from locales import _
from locales.folding import as_typed, fold

MOST_PEOPLE = 500
_READ = (
    Group.PEOPLE,
    Group.WOMEN,
    Group.ETHNIC_MINORITY,
    Group.POOR,
    Group.NEAR_POOR,
    Group.NEWLY_ESCAPED,
)
_MOST_PIECES = 40
_MOST_ALTERNATIVES = 4
_ALL_WOMEN = re.compile(r"\b(?:toan(?: bo)?|tat ca|deu)(?: deu)?(?: la)? (?:phu )?nu\b")
_REST_MEN = re.compile(r"\bcon lai (?:deu )?(?:la )?nam\b")
Counts = dict[Group, int]


class _Wholes(NamedTuple):
    """Words for all or for the rest: "toàn nữ", "còn lại nam"."""

    all_women: bool
    rest_men: bool


class _Said(NamedTuple):
    """One way to give the numbers to groups."""

    counts: Counts
    passed_over: bool = False


def read_headcount(text: str) -> Reading:
    """Counts by group (keys of ``Group`` but for men); groups not said are 0 and make it unsure."""
    decoded = decode(text)
    reading = _read(text)
    again = _read(decoded) if decoded else reading
    return reading if isinstance(again, Misfit) else again


def _read(text: str) -> Reading:
    tokens = tokenize(text)
    if is_vague(tokens):
        return how_many()
    found = pieces(text)
    if not found or len(found) > _MOST_PIECES:
        return _unread()
    folded = fold(text)
    wholes = _Wholes(bool(_ALL_WOMEN.search(folded)), bool(_REST_MEN.search(folded)))
    readings = [_sentence(one, wholes) for one in _alternatives(found)]
    fitting = [reading for reading in readings if isinstance(reading, Understood)]
    if not fitting:
        return readings[0]
    if len(readings) > 1:
        why = _("{typed} can mean more than one number. Which one is it?", typed=as_typed(text))
        return Unsure(tuple(reading.value for reading in fitting), why)
    return fitting[0]._replace(sure=fitting[0].sure and not is_hedged(tokens))


def _alternatives(found: Sequence[Piece]) -> list[list[Piece]]:
    """The sentence with each number it may mean, a few at most."""
    numbers = [[piece.number, *piece.others] for piece in found]
    ways = islice(product(*numbers), _MOST_ALTERNATIVES)
    return [
        [piece._replace(number=n, others=()) for piece, n in zip(found, way, strict=True)] for way in ways
    ]


def _sentence(found: Sequence[Piece], wholes: _Wholes) -> Reading:
    found = _without_loose_groups(found, all_women=wholes.all_women, rest_men=wholes.rest_men)
    ways = _distinct(way for way in _pairings(found, first=True) if way.counts)
    with_people = [way for way in ways if Group.PEOPLE in way.counts]
    ways = with_people or ways
    if len(ways) != 1:
        return _unread()
    counts = _derived(ways[0].counts, all_women=wholes.all_women)
    return _misfit(counts) or _understood(counts, passed_over=ways[0].passed_over)


def _without_loose_groups(found: Sequence[Piece], *, all_women: bool, rest_men: bool) -> list[Piece]:
    """Drops groups said without a number of their own: "tổng 25 người", "còn lại nam", "toàn nữ"."""
    kept: list[Piece] = []
    for at, piece in enumerate(found):
        beside = [p for p in (*found[max(at - 1, 0) : at], *found[at + 1 : at + 2]) if p.number is not None]
        loose = (rest_men and piece.group is Group.MEN) or (
            all_women and piece.group in (Group.WOMEN, Group.PEOPLE)
        )
        twice = piece.group is Group.PEOPLE and Group.PEOPLE in (p.group for p in found[at + 1 : at + 3])
        if (loose and not beside) or twice:
            continue
        kept.append(piece)
    return kept


def _pairings(found: Sequence[Piece], *, first: bool) -> Iterator[_Said]:
    """Every way to give each number its group; the first number alone may be the total."""
    if not found:
        yield _Said({})
        return
    piece, following = found[0], found[1] if len(found) > 1 else STOP
    if piece in (STOP, UNKNOWN):
        for way in _pairings(found[1:], first=first):
            yield way._replace(passed_over=way.passed_over or piece == UNKNOWN)
        return
    if (piece.number is None) != (following.number is None) and following not in (STOP, UNKNOWN):
        group = piece.group or following.group
        number = following.number if piece.number is None else piece.number
        if group and number is not None:
            yield from _with(group, number, _pairings(found[2:], first=False))
    if piece.number is None:
        return
    if first:
        yield from _with(Group.PEOPLE, piece.number, _pairings(found[1:], first=False))
    if following == UNKNOWN:
        for way in _pairings(found[1:], first=False):
            yield way._replace(passed_over=True)


def _with(group: Group, number: int, ways: Iterator[_Said]) -> Iterator[_Said]:
    for way in ways:
        if group not in way.counts:
            yield way._replace(counts={group: number, **way.counts})


def _distinct(ways: Iterator[_Said]) -> list[_Said]:
    by_counts: dict[frozenset[tuple[Group, int]], _Said] = {}
    for way in ways:
        by_counts.setdefault(frozenset(way.counts.items()), way)
    return list(by_counts.values())


def _derived(counts: Counts, *, all_women: bool) -> Counts:
    """Adds what follows from the men, and from "toàn nữ"."""
    counts = dict(counts)
    people, women, men = (counts.get(group) for group in (Group.PEOPLE, Group.WOMEN, Group.MEN))
    if people is None and women is not None and men is not None:
        counts[Group.PEOPLE] = women + men
    elif people is not None and women is None and men is not None and men <= people:
        counts[Group.WOMEN] = people - men
    elif people is not None and women is None and all_women:
        counts[Group.WOMEN] = people
    return counts


def _misfit(counts: Counts) -> Misfit | None:
    people = counts.get(Group.PEOPLE)
    if people is None:
        return Misfit("no_total", _("How many people in all? For example: 25 people, 12 women"))
    if people == 0:
        return Misfit("nobody", _("Nobody came? Please type it again, for example: 25 people, 12 women"))
    if people > MOST_PEOPLE:
        why = _("{people} people are more than one session holds. Please type it again.", people=people)
        return Misfit("too_many", why)
    return _part_above_whole(counts, people) or _men_and_women(counts, people)


def _part_above_whole(counts: Counts, people: int) -> Misfit | None:
    """A group larger than all who came."""
    said = [counts.get(group, 0) for group in _READ]
    _all, women, minority, *households = said
    half, households_sum = (people + 1) // 2, sum(households)
    if women > people:
        why = _(
            "{women} women are more than the {people} people. "
            "Please type it again, for example: {people} people, {half} women",
            women=women, people=people, half=half,
        )  # fmt: skip
        return Misfit("too_many_women", why)
    if minority > people:
        why = _(
            "{count} from ethnic minorities are more than the {people} people. "
            "Please type it again, for example: {people} people, {half} from ethnic minorities",
            count=minority, people=people, half=half,
        )  # fmt: skip
        return Misfit("too_many_minority", why)
    if households_sum > people:
        why = _(
            "{count} from poor, near-poor and newly escaped households are more than the {people} people. "
            "Please type it again, for example: {people} people, {half} poor",
            count=households_sum, people=people, half=half,
        )  # fmt: skip
        return Misfit("too_many_households", why)
    return None


def _men_and_women(counts: Counts, people: int) -> Misfit | None:
    men = counts.get(Group.MEN)
    if men is None:
        return None
    women = counts.get(Group.WOMEN, 0)
    if men + women == people:
        return None
    why = _(
        "{men} men and {women} women make {sum}, not {people} people. Please type it again.",
        men=men, women=women, sum=men + women, people=people,
    )  # fmt: skip
    return Misfit("sum_differs", why)


def _understood(counts: Counts, *, passed_over: bool) -> Understood:
    value = {group.value: counts.get(group, 0) for group in _READ}
    return Understood(value, sure=not passed_over and all(group in counts for group in _READ))


def _unread() -> Misfit:
    example = _("Who came? For example: 25 people, 12 women, 8 poor, 3 from ethnic minorities")
    return Misfit("not_a_headcount", example)
