"""Which place a report is for: the person's own, or one below it that is asked for.

A commune officer reports for a hamlet or the commune; an agency's officer, who stands further up, for any
commune or hamlet, whichever the form is about, and goes down to it place by place.
"""

from collections.abc import Sequence

from forms.question import Form, of_the_draft
from forms.registry import newest
from handlers.message import Choice, Reply
from handlers.refusal import not_yours
from handlers.rights import may_see_place, may_send
from handlers.turn import Turn
from handlers.words import inside
from locales import _
from models.atlas import Spot
from models.person import Role


def is_asked(turn: Turn, form: Form) -> bool:
    """Whether the person has to say which place it is for."""
    who = turn.person
    if who.role is Role.agency_officer:
        is_elsewhere = form.place is of_the_draft and not form.of_own_unit
        return is_elsewhere and who.place_kind not in (_level(form), "hamlet")
    return who.role is Role.commune_officer and form.asks_place


def ask(turn: Turn, form: Form) -> Reply:
    """The places below the person's, or the whole of it where the form allows that."""
    return _listed(turn, form, turn.person.place_code)


def further(turn: Turn, form_key: str, code: str) -> Reply:
    """A tap: the places below one."""
    form, here = newest(form_key), turn.atlas.find(code)
    if here is None or not may_see_place(turn.person, here.path) or not may_send(turn.person, form):
        return not_yours(turn)
    return _listed(turn, form, code)


def possible(turn: Turn, form: Form) -> Sequence[Spot]:
    """Every place below the person's that such a report can be for."""
    who = turn.person
    if not is_asked(turn, form):
        own = turn.atlas.find(who.place_code)
        return [own] if own else []
    if who.role is Role.commune_officer:
        return turn.atlas.below(who.place_code, turn.today)
    level = _level(form)
    below = (spot for spot in turn.atlas.on(turn.today) if spot.path != who.place_path)
    return [spot for spot in below if may_see_place(who, spot.path) and spot.kind == level]


def _listed(turn: Turn, form: Form, code: str) -> Reply:
    here = turn.atlas.spots[code]
    below = [_choice(turn, form, spot) for spot in turn.atlas.below(code, turn.today)]
    of_hamlets = here.kind == "commune"
    ask = _("Which hamlet is it about?") if of_hamlets else _("Which place is it about?")
    return Reply(
        text=turn.say(form.title) + ".",
        question=turn.say(ask),
        choices=(*turn.rows(below, 2), *turn.rows(_whole(turn, form, here))),
    )


def _choice(turn: Turn, form: Form, spot: Spot) -> Choice:
    """A place, or the way to those below it where the form is about one of them."""
    has_below = spot.kind != _level(form) and turn.atlas.below(spot.code, turn.today)
    return turn.choice(spot.name(turn.today), "fb" if has_below else "f", form.key, spot.code)


def _whole(turn: Turn, form: Form, here: Spot) -> list[Choice]:
    if not (form.asks_place and form.for_commune):
        return []
    of_commune = here.kind == "commune" and here.parent_code is not None  # else a zone, known by its name
    label = _("The whole commune") if of_commune else _("All of {place}", place=inside(here.name(turn.today)))
    return [turn.choice(label, "f", form.key, here.code)]


def _level(form: Form) -> str:
    """The lowest kind of place that the form is about."""
    return "hamlet" if form.asks_place else "commune"
