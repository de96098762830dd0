"""Livelihood models: the register of a place, what is known of one, and what a new one may have."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from forms.answers.household_names import label
from forms.facts import Option
from forms.poverty.classes import CLASS_NAMES
from handlers.sources.households import LOOKED_AFTER
from handlers.sources.source import Source, Sources, View
from handlers.sources.training import activity_label, activity_name
from handlers.words import inside
from locales import _
from models import household, livelihood_model
from models.livelihood_model import LivelihoodModel, ModelHousehold
from models.place import is_within

MOST_OFFERED = 8


def _of_place(view: View) -> list[LivelihoodModel]:
    """The models of the draft's place and below it, in the draft's world, the last reported on first."""
    here = view.turn.atlas.spots[view.draft.place]
    return livelihood_model.of_place(view.turn.session, here.path, sample=view.draft.sample)


def _options(view: View) -> Sequence[Option]:
    return _as_options(view, _of_place(view)[:MOST_OFFERED])


def _search(view: View, typed: str) -> Sequence[Option]:
    return _as_options(view, livelihood_model.search(_of_place(view), typed))


def _as_options(view: View, models: Sequence[LivelihoodModel]) -> Sequence[Option]:
    """By name, with the hamlet where there are several, and with the code where names are alike."""
    names = Counter(one.name for one in models)
    several = view.turn.atlas.spots[view.draft.place].kind != "hamlet"
    return [
        Option(value_of(one), _said(view, one, alike=names[one.name] > 1, with_place=several))
        for one in models
    ]


def value_of(one: LivelihoodModel) -> dict[str, Any]:
    """A model as an answer."""
    return {"id": one.id, "name": one.name, "place": one.place_code}


def _said(view: View, one: LivelihoodModel, *, alike: bool, with_place: bool) -> str:
    named = f"{one.name} ({one.code})" if alike else one.name
    return f"{named}, {inside(view.turn.place_name(one.place_code))}" if with_place else named


def _chosen(view: View) -> LivelihoodModel | None:
    """The model of the answers, if it is one of this place's."""
    chosen = view.answers.get("model")
    found = livelihood_model.get(view.turn.session, chosen["id"]) if chosen else None
    here = view.turn.atlas.spots[view.draft.place]
    if found is None or found.sample != view.draft.sample:
        return None
    # or of its successor's, where the hamlet of an old report was merged since
    if not (is_within(found.place_path, here.path) or is_within(here.path, found.place_path)):
        return None
    return found


def _known(view: View) -> dict[str, Any] | None:
    """Of the chosen model: its project, when it began, its households, what was said last until the day."""
    found = _chosen(view)
    if found is None or found.id is None:
        return None
    return {
        "activity": found.activity_code,
        "baseline": livelihood_model.average_baseline(view.turn.session, found.id),
        "starts_on": found.starts_on.isoformat() if found.starts_on else None,
        "households": _taking_part(view, found.id),
        "last": _last(view, found.id),
    }


def _last(view: View, model_id: int) -> dict[str, Any] | None:
    """The last progress report but the one being corrected, on the report's day or before."""
    day = view.answers.get("day")
    last = livelihood_model.last_progress(
        view.turn.session,
        model_id,
        but_report=view.draft.report,
        until=date.fromisoformat(day) if day else None,
    )
    if last is None:
        return None
    return {"disbursed": last.disbursed, "recovered": last.recovered, "unit": last.left_unit}


def _taking_part(view: View, model_id: int) -> list[dict[str, Any]]:
    """Each household: a key that stays its own, the words for it, its income before the model began."""
    listed = livelihood_model.households(view.turn.session, model_id)
    ids = [one.household_id for one in listed if one.household_id is not None]
    names = {one.id: view.turn.say(label(one)) for one in household.find_by_ids(view.turn.session, ids)}
    return [
        {"key": _key(one), "label": names.get(one.household_id, one.head), "baseline": one.baseline}
        for one in listed
    ]


def _key(one: ModelHousehold) -> str:
    """One that is not in the register of households is known by its place in the model's list."""
    return str(one.household_id) if one.household_id is not None else f"#{one.position}"


def _activities(view: View) -> Sequence[Option]:
    return [Option(one.code, activity_label(one)) for one in view.courses if one.supports_models]


def _households(view: View) -> Sequence[Option]:
    """The hamlet's households that models are for (III.1 of the plan), and those chosen before."""
    here = household.of_place(view.turn.session, view.draft.place, sample=view.draft.sample, left_too=True)
    chosen = view.draft.answers.get("households") or ()
    return [
        Option(
            one.id,
            view.turn.say(
                _("{name}: {class_name}", name=label(one), class_name=CLASS_NAMES[one.recognised_class])
            ),
        )
        for one in here
        if one.id in chosen or (one.left_on is None and one.recognised_class in LOOKED_AFTER)
    ]


def _household_name(view: View, value: Any) -> str:
    found = household.get(view.turn.session, int(value))
    return view.turn.say(label(found)) if found else str(value)


SOURCES: Sources = {
    "models": Source(options=_options, search=_search),
    "model": Source(known=_known, answers=("model", "day")),
    "model_activities": Source(options=_activities, label=activity_name),
    "model_households": Source(options=_households, label=_household_name),
}
