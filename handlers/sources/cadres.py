"""Cadres: those of the roster who may have been at a session, at the place of the report and below it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from forms.facts import Option
from handlers.cadre_kinds import KIND_NAMES
from handlers.sources.source import Source, Sources, View
from locales import _
from models import cadre
from models.cadre import Cadre


def _options(view: View) -> Sequence[Option]:
    """The roster on the day of the session, in the order of its list."""
    days = view.answers.get("days")
    day = date.fromisoformat(days["first"]) if days else view.turn.today
    spot = view.turn.atlas.find(view.draft.place)
    if spot is None:
        return ()
    found = cadre.active_at(view.turn.session, spot.path, day, sample=view.draft.sample)
    names = Counter(one.name_key for one in found)
    return [Option(one.id, _label(view, one, alone=names[one.name_key] == 1)) for one in found]


def _label(view: View, one: Cadre, *, alone: bool) -> str:
    """The name and the function; of two with one name also where and when born."""
    said = _("{name} ({kind})", name=one.name, kind=KIND_NAMES[one.kind])
    if alone:
        return view.turn.say(said)
    born = str(one.birth_year) if one.birth_year else view.turn.place_name(one.place_code)
    return view.turn.say(_("{name} ({born}, {kind})", name=one.name, born=born, kind=KIND_NAMES[one.kind]))


def _name(view: View, value: Any) -> str:
    """Somebody who is in the roster no longer."""
    found = view.turn.session.get(Cadre, int(value))
    return _label(view, found, alone=True) if found and found.sample == view.draft.sample else str(value)


SOURCES: Sources = {"cadres": Source(options=_options, label=_name, answers=("days",))}
