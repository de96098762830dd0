"""The periods that can be reported on with the draft's form, and of which day such a report tells."""

from collections.abc import Sequence
from typing import Any

from forms.duties import named
from forms.facts import Option
from forms.period_told import BEGUN, OPEN
from handlers import owed
from handlers.sources.deadlines import EARLY, target_of
from handlers.sources.source import Source, Sources, View
from handlers.turn import Turn
from scheduler.rule import Term


def _periods(view: View, *, answered_too: bool) -> Sequence[Option]:
    turn = view.turn
    here = turn.atlas.spots[view.draft.place]
    begun = owed.begun(turn, here, form=view.draft.form, answered_too=answered_too)
    return [_option(turn, one.term) for one in begun if one.due <= turn.today + EARLY]


def _option(turn: Turn, term: Term) -> Option:
    """Called by its period alone: which report it is, is known."""
    name = turn.say(term.period.name(turn.today))
    return Option({**target_of(turn, term), "name": name}, name)


def _day(view: View) -> Any:
    """Today, or the last day of the chosen period once that is over."""
    ref = named(view.answers)
    term = owed.term_of(owed.book_of(view.turn), ref) if ref else None
    return min(term.last, view.turn.today).isoformat() if term else None


def _name(view: View, value: Any) -> str:
    return str(value["name"])


SOURCES: Sources = {
    OPEN: Source(options=lambda view: _periods(view, answered_too=False), label=_name),
    BEGUN: Source(options=lambda view: _periods(view, answered_too=True), label=_name),
    "period_day": Source(known=_day, answers=("target",)),
}
