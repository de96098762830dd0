"""Inspections: the places that can be inspected, who has to mend what was found, what is still open."""

from collections.abc import Sequence
from typing import Any

from forms.facts import Option
from handlers.rights import may_see_names, may_see_report
from handlers.sources.source import Source, Sources, View
from handlers.turn import Turn
from handlers.words import inside
from locales import Day, Text, _
from locales.folding import fold
from models import inspection_finding
from models.atlas import Spot
from models.inspection_finding import Found

SHORT = 60  # letters of a finding on a button
MOST_PLACES = 8  # offered; any other is found by typing
MOST_FINDINGS = 10


def _within(view: View) -> list[Spot]:
    """The draft's place and all below it, in reading order."""
    here = view.turn.atlas.spots[view.draft.place]
    return [spot for spot in view.turn.atlas.on(view.turn.today) if spot.path.startswith(here.path)]


def _places(view: View) -> Sequence[Option]:
    """The places directly below, then the own one."""
    here = view.turn.atlas.spots[view.draft.place]
    below = view.turn.atlas.below(here.code, view.turn.today)[: MOST_PLACES - 1]
    return [_place(view, spot) for spot in (*below, here)]


def _search(view: View, typed: str) -> Sequence[Option]:
    wanted = fold(typed)
    found = [spot for spot in _within(view) if f" {wanted}" in f" {fold(spot.name(view.turn.today))}"]
    exact = [spot for spot in found if fold(spot.name(view.turn.today)) == wanted]
    return [_place(view, spot) for spot in exact or found] if wanted else []


def _place(view: View, spot: Spot) -> Option:
    name = spot.name(view.turn.today)
    return Option({"id": spot.code, "name": name}, name)


def _menders(view: View) -> Sequence[Option]:
    """The inspected place itself and the one above it; anybody else is typed."""
    where = view.answers.get("where")
    spot = view.turn.atlas.find(where["id"]) if where else None
    above = view.turn.atlas.find(spot.parent_code) if spot and spot.kind == "hamlet" else None
    return [_mender(view, one) for one in (spot, above) if one is not None]


def _mender(view: View, spot: Spot) -> Option:
    place = inside(spot.name(view.turn.today))
    said = (
        _("The head of {place}", place=place)
        if spot.kind == "hamlet"
        else _("{place} people's committee", place=place)
    )
    name = view.turn.say(said)
    return Option({"name": name, "place": spot.code}, name)


def _open(view: View) -> Sequence[Option]:
    here, turn = view.turn.atlas.spots[view.draft.place], view.turn
    every = inspection_finding.open_at(turn.session, here.path, sample=view.draft.sample)
    found = [one for one in every if may_see_report(turn.person, one.report)]
    return [option_of(turn, one) for one in found[:MOST_FINDINGS]]


def numbered(turn: Turn, found: Found) -> Text:
    """A finding without its words: "30/11, ấp An Cư: việc 1"."""
    day, place = Day(found.finding.due_on, "short"), inside(turn.place_name(found.report.place_code))
    return _("{day}, {place}: no. {n}", day=day, place=place, n=found.finding.number)


def option_of(turn: Turn, found: Found) -> Option:
    """A finding as an answer, with as many of its words as a button holds.

    The words may name people: for those alone who may see names.
    """
    is_named = may_see_names(turn.person, found.report)
    words = found.finding.text if is_named else turn.say(numbered(turn, found))
    short = words if len(words) <= SHORT else f"{words[:SHORT].rstrip()}…"
    value = {
        "report": found.finding.report_id,
        "number": found.finding.number,
        "place": found.report.place_code,
        "name": short,
    }
    return Option(value, short)


def _name(view: View, value: Any) -> str:
    return str(value["name"])


SOURCES: Sources = {
    "inspected_places": Source(options=_places, search=_search, label=_name),
    "menders": Source(options=_menders, label=_name, answers=("where",)),
    "open_findings": Source(options=_open, label=_name),
}
