"""Official reports as the narrative's form offers them: the present and the last period of each kind."""

from collections.abc import Sequence
from typing import Any

from forms.facts import Option
from handlers.papers import paper_spans
from handlers.sources.source import Source, Sources, View
from handlers.turn import Turn
from handlers.words import agency_name, inside
from locales import Text, _
from models.atlas import Spot
from reports.official.span import Span
from reports.official.told import Part, narratives


def target_of(turn: Turn, here: Spot, span: Span) -> dict[str, Any]:
    """A report as an answer."""
    return {"place": here.code, "span": span.key, "name": turn.say(paper_name(turn, here, span))}


def paper_name(turn: Turn, here: Spot, span: Span) -> Text:
    """What a report is called inside a sentence: "quý III năm 2026, xã Lại Sơn"."""
    return _("{span}, {place}", span=span.title, place=paper_about(turn, here))


def paper_about(turn: Turn, here: Spot) -> Text | str:
    """The place, and whose projects there where it is those of an agency alone."""
    place = inside(turn.place_name(here.code))
    if turn.person.projects is None:
        return place
    return _("{place}, the part of {agency}", place=place, agency=agency_name(turn))


def _papers(view: View) -> Sequence[Option]:
    here = view.turn.atlas.spots[view.draft.place]
    chosen = (target_of(view.turn, here, span) for span in paper_spans.usual(view.turn))
    return [Option(value, value["name"]) for value in chosen]


def _present(view: View) -> Any:
    """The words that stand in the chosen part now."""
    target, part = view.answers.get("target"), view.answers.get("part")
    here = view.turn.atlas.find(target["place"]) if target else None
    span = paper_spans.of_key(view.turn, target["span"]) if target else None
    if here is None or span is None or part is None:
        return None
    told = narratives(paper_spans.scope(view.turn, here, span)).get(Part(part))
    return told.text if told else None


def _name(view: View, value: Any) -> str:
    return str(value["name"])


SOURCES: Sources = {
    "papers": Source(options=_papers, label=_name),
    "narrative": Source(known=_present, answers=("target", "part")),
}
