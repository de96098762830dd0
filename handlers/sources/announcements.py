"""Announcements: whom they can be for, how many people that is, and whether it is quiet time now."""

from collections.abc import Sequence
from typing import Any

from forms.facts import Option
from handlers import owed
from handlers.announcing import announcing
from handlers.rights import LOOKING_OVER
from handlers.sources.source import Source, Sources, View
from handlers.words import inside
from locales import Text, _
from models import announcement
from models.atlas import Spot
from models.person import Role


def _to(view: View) -> Sequence[Option]:
    """The heads of the own place and of each below; from above also the officers."""
    turn = view.turn
    here = turn.atlas.spots[view.draft.place]
    below = turn.atlas.below(here.code, turn.today)
    whole = [_option(view, "heads", here, _heads_of(view, here))]
    if turn.person.role in LOOKING_OVER and any(spot.kind == "commune" for spot in below):
        whole.append(_option(view, "officers", here, _("The officers of all communes")))
        whole.append(_option(view, "both", here, _("Officers and hamlet heads")))
    return [*whole, *(_option(view, "heads", spot, _heads_of(view, spot)) for spot in below)]


def _heads_of(view: View, spot: Spot) -> Text:
    place = inside(spot.name(view.turn.today))
    if spot.kind == "hamlet":
        return _("The head of {place}", place=place)
    return _("All hamlet heads of {place}", place=place)


def _option(view: View, who: str, spot: Spot, label: Text) -> Option:
    return Option({"who": who, "place": spot.code, "name": view.turn.say(label)}, label)


def _reach(view: View) -> Any:
    """How many people it would go to, and how many of them have no chat."""
    people = [person_id for person_id, _place in announcing.audience(view.turn, view.answers["to"])]
    return {"people": len(people), "without_chat": announcement.without_chat(view.turn.session, people)}


def _quiet(view: View) -> Any:
    return owed.book_of(view.turn).quiet_of(Role.hamlet_head).holds(view.turn.now)


def _name(view: View, value: Any) -> str:
    return str(value["name"])


SOURCES: Sources = {
    "announce_to": Source(options=_to, label=_name),
    "announcement_reach": Source(known=_reach, answers=("to",)),
    "quiet_now": Source(known=_quiet),
}
