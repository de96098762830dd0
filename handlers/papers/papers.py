"""/baocao: an official report in Word, for a period and a place; asked for here, made as an errand."""

import re
from collections.abc import Callable

import msgspec

from handlers import errands, menu
from handlers.asked import read
from handlers.message import Choice, Reply
from handlers.papers import paper_spans
from handlers.refusal import not_yours
from handlers.rights import may_make_papers, may_report, may_see_place
from handlers.sources.papers import paper_about, paper_name
from handlers.turn import Turn
from handlers.unread import said_first
from handlers.words import agency_name
from locales import _
from locales.capital import capital
from locales.folding import fold
from models.atlas import Spot
from reports.official.span import Span, final, interim, periodic
from scheduler.period import Kind, Period, containing

PHOTOS = "photos"
_FINAL = re.compile(r"\btong ket\b")
_INTERIM = re.compile(r"\bso ket\b")
_WITH_PHOTOS = re.compile(r"\b(?:kem|co|them|phu luc) (?:anh|hinh)\b")
_SPARE = re.compile(r"\b(?:word|docx|van ban|du thao|lap|lam|xuat|hanh chinh|dinh ky)\b")
_BARE = {"thang": Kind.month, "quy": Kind.quarter, "nam": Kind.year}  # a kind without its number
_KEPT = 4  # periods of a kind to choose from


def asked(turn: Turn, rest: str) -> Reply:
    """The command or the words: which report, of which period, for which place, in any order."""
    if not may_make_papers(turn.person):
        return _refused(turn)
    folded = fold(rest)
    left = _SPARE.sub(" ", _FINAL.sub(" ", _INTERIM.sub(" ", _WITH_PHOTOS.sub(" ", folded))))
    wanted = read(left, turn.atlas, turn.today, turn.person.place_path)
    if wanted.no_such_period:
        return Reply(text=turn.say(_("There is no such period. For example: report in Word quarter 3.")))
    here = wanted.place or turn.atlas.find(turn.person.place_code)
    if here is None or not may_see_place(turn.person, here.path):
        return not_yours(turn)
    unread = [word for word in wanted.unread.split() if word not in _BARE]
    bare = [_BARE[word] for word in wanted.unread.split() if word in _BARE]
    span = _span(turn, folded, wanted.period)
    if span is None:
        reply = _of_kind(turn, here, bare[0]) if bare else _choose(turn, here)
    else:
        reply = _order(turn, here, span, photos=bool(_WITH_PHOTOS.search(folded)))
    return said_first(turn, reply, " ".join(unread))


def choose(turn: Turn, code: str) -> Reply:
    """A tap: which period, for a place."""
    here = _place(turn, code)
    return _choose(turn, here) if here else not_yours(turn)


def order(turn: Turn, code: str, key: str, photos: str = "") -> Reply:
    """A tap: make this one."""
    here, span = _place(turn, code), paper_spans.of_key(turn, key)
    if here is None or span is None:
        return not_yours(turn)
    return _order(turn, here, span, photos=photos == PHOTOS)


def _order(turn: Turn, here: Spot, span: Span, *, photos: bool) -> Reply:
    errands.ask(turn, "paper", place=here.code, span=span.key, photos=photos)
    name = paper_name(turn, here, span)
    return Reply(
        text=turn.say(_("The report is being made: {name}. It will come here in a moment.", name=name))
    )


def _span(turn: Turn, folded: str, period: Period | None) -> Span | None:
    first = paper_spans.first_year(turn)
    if _FINAL.search(folded):
        return final(period or containing(Kind.year, turn.today), first)
    if _INTERIM.search(folded):
        return interim(period or containing(Kind.half_year, turn.today), first)
    return periodic(period) if period else None


def _choose(turn: Turn, here: Spot) -> Reply:
    """The periods that reports are usually made for, and the places below."""
    spans = [_choice(turn, here, span) for span in paper_spans.usual(turn)]
    below = [spot for spot in turn.atlas.below(here.code, turn.today) if spot.kind != "hamlet"]
    places = [turn.choice(spot.name(turn.today), "Wc", spot.code) for spot in below]
    rows = (*turn.rows(spans[:-2], 2), *turn.rows(spans[-2:]), *turn.rows(places, 2))  # the last two are long
    return _question(turn, here, rows)


def _of_kind(turn: Turn, here: Spot, kind: Kind) -> Reply:
    """A kind was named without saying which one."""
    spans = [_choice(turn, here, periodic(period)) for period in paper_spans.of_kind(turn, kind, _KEPT)]
    return _question(turn, here, turn.rows(spans, 2))


def _question(turn: Turn, here: Spot, choices: tuple[tuple[Choice, ...], ...]) -> Reply:
    return Reply(
        text=turn.say(_("A report in Word, {place}.", place=paper_about(turn, here))),
        question=turn.say(_("For which period?")),
        hint=turn.say(_("Or type it, for example: report in Word quarter 3, with photos")),
        choices=choices,
    )


def _choice(turn: Turn, here: Spot, span: Span) -> Choice:
    return turn.choice(capital(turn.say(span.title)), "Wp", here.code, span.key)


def _place(turn: Turn, code: str) -> Spot | None:
    """The place of a button, while the person may have its reports made."""
    here = turn.atlas.find(code)
    if here is None or not may_make_papers(turn.person) or not may_see_place(turn.person, here.path):
        return None
    return here


def _refused(turn: Turn) -> Reply:
    """Hamlet heads who type it mean their own reports, most likely; agencies' officers are their agency's."""
    if turn.person.projects is not None:
        none = _("{agency} has no project of its own to make a report about.", agency=agency_name(turn))
        return Reply(text=turn.say(none))
    why = turn.say(_("Reports in Word are made by the commune officer and the coordinator."))
    if not may_report(turn.person):
        return Reply(text=why)
    return msgspec.structs.replace(menu.reports(turn, ""), text=why)


def _said_with(words: str) -> Callable[[Turn, str], Reply]:
    return lambda turn, rest: asked(turn, f"{words} {rest}")


_PHRASES: tuple[str, ...] = (
    "bao cao word",
    "lap bao cao",
    "lam bao cao word",
    "xuat bao cao",
    "bao cao so ket",
    "bao cao tong ket",
    "so ket",
    "tong ket",
)
SPOKEN: dict[str, Callable[[Turn, str], Reply]] = {phrase: _said_with(phrase) for phrase in _PHRASES}
"""What people say; "bao cao" alone is a reporter's word."""
