"""People: who can be invited, moved and handed over to, where, and in which role."""

from collections.abc import Iterable, Sequence
from typing import Any

from forms.answers.names import match_name
from forms.facts import Option
from forms.kinds.pick import NEW
from handlers.people.people_rights import agencies_at, may_manage, roles_at, scope
from handlers.sources.source import Source, Sources, View
from handlers.turn import Turn
from handlers.words import ROLES, inside, role_of
from locales import _
from locales.folding import fold
from models import person as people
from models.atlas import Spot
from models.person import Person, Role

MOST = 8


def _staff(view: View, path: str | None = None) -> list[Person]:
    """Everybody the person of the turn looks after, in their world; only at a path and below it, if given."""
    who = view.turn.person
    everyone = people.within(view.turn.session, scope(who) if path is None else path, sample=who.sample)
    return [one for one in everyone if one.active and may_manage(view.turn, one)]


def _offered(view: View) -> Sequence[Option]:
    found = _staff(view)
    return _options(view.turn, found) if len(found) <= MOST else ()


def _search(view: View, typed: str) -> Sequence[Option]:
    return _named(view.turn, _staff(view), typed)


def _successors(view: View) -> Sequence[Option]:
    """Those at the same place first, then those near it."""
    mine = _person(view)
    here = view.turn.atlas.find(mine.place_code) if mine else None
    if mine is None or here is None:
        return ()
    above = view.turn.atlas.find(here.parent_code) or here
    others = [one for one in _staff(view, above.path) if one.id != mine.id]
    near = [one for one in others if one.place_code == mine.place_code]
    near += [one for one in others if one not in near and _parent(view.turn, one) == here.parent_code]
    return _options(view.turn, near[:MOST])


def _search_successors(view: View, typed: str) -> Sequence[Option]:
    mine = _person(view)
    others = [one for one in _staff(view) if mine is None or one.id != mine.id]
    return _named(view.turn, others, typed)


def _parent(turn: Turn, one: Person) -> str | None:
    here = turn.atlas.find(one.place_code)
    return here.parent_code if here else None


def _options(turn: Turn, found: Iterable[Person]) -> list[Option]:
    return [Option({"id": one.id, "name": one.name}, described(turn, one)) for one in found]


def _named(turn: Turn, found: Sequence[Person], typed: str) -> list[Option]:
    return _options(turn, called(found, typed))


def called(everyone: Sequence[Person], typed: str) -> list[Person]:
    """Who may be meant by a name as it is typed; else by any words of it, such as the family's."""
    said = fold(typed).split()
    places = match_name(typed, [one.name for one in everyone])
    in_part = [one for one in everyone if said and set(said) <= set(fold(one.name).split())]
    return [everyone[at] for at in places] or in_part


def described(turn: Turn, one: Person) -> str:
    """ "Nguyễn Văn Tám, trưởng ấp, ấp Bãi Nhà A"."""
    told = _(
        "{name}, {role}, {place}",
        name=one.name,
        role=role_of(turn, one.role, one.agency_code),
        place=inside(turn.place_name(one.place_code)),
    )
    return turn.say(told)


def _person(view: View) -> Person | None:
    """The person of the answers, while they are the person's of the turn to look after."""
    chosen = view.answers.get("person")
    found = people.get(view.turn.session, chosen["id"]) if chosen and chosen["id"] else None
    return found if found is not None and may_manage(view.turn, found) else None


def _now(view: View) -> Any:
    """Where the chosen person stands by now."""
    found = _person(view)
    if found is None:
        return None
    place = {"id": found.place_code, "name": view.turn.place_name(found.place_code)}
    return {
        "place": place,
        "role": found.role,
        "agency": found.agency_code,
        "name": found.name,
        "phone": found.phone,
    }


def _near_places(view: View) -> Sequence[Option]:
    """The place whose list one came from, or that is above the person's, and those directly below it."""
    turn, mine = view.turn, _person(view)
    above = _parent(turn, mine) if mine else None
    found = (turn.atlas.find(code) for code in (view.answers.get("around"), above, turn.person.place_code))
    around = next((one for one in found if one is not None), None)
    if around is None:
        return ()
    near = [around, *turn.atlas.below(around.code, turn.today)]
    return [_place(turn, one) for one in near if roles_at(turn, one.code)][: 2 * MOST]


def _search_places(view: View, typed: str) -> Sequence[Option]:
    """By name with or without "ấp" and "xã", by another spelling, or by a part that says enough."""
    turn, said = view.turn, fold(typed)
    inside_scope = [
        one
        for one in turn.atlas.on(turn.today)
        if one.path.startswith(scope(turn.person)) and roles_at(turn, one.code)
    ]
    exact = [one for one in inside_scope if said in _spellings(turn, one)]
    part = [one for one in inside_scope if said and f" {said}" in f" {fold(one.name(turn.today))}"]
    return [_place(turn, one) for one in exact or part]


def _spellings(turn: Turn, one: Spot) -> set[str]:
    name = fold(one.name(turn.today))
    bare = name.partition(" ")[2] if name.startswith(("ap ", "xa ")) else name
    return {name, one.code, *map(fold, one.aliases), *([] if bare.isdecimal() else [bare])}


def _place(turn: Turn, one: Spot) -> Option:
    name = one.name(turn.today)
    return Option({"id": one.code, "name": name}, name)


def _roles(view: View) -> Sequence[Option]:
    chosen = view.answers.get("place")
    return [Option(role.value, ROLES[role]) for role in roles_at(view.turn, chosen["id"])] if chosen else ()


def _role_name(view: View, value: Any) -> str:
    return view.turn.say(ROLES[Role(value)])


def _agencies(view: View) -> Sequence[Option]:
    """The agencies that have projects of their own at the chosen place."""
    chosen = view.answers.get("place")
    return (
        [Option(one.code, one.short_name) for one in agencies_at(view.turn, chosen["id"])] if chosen else ()
    )


def _agency_name(view: View, value: Any) -> str:
    found = view.turn.atlas.agencies.get(str(value))
    return found.short_name if found else str(value)


def _namesakes(view: View) -> Sequence[Option]:
    """Who at the place has the very same name, and that it is somebody else."""
    place, name = view.answers.get("place"), view.answers.get("name")
    if not place or not name:
        return ()
    found = [one for one in namesakes(view.turn, place["id"], name) if may_manage(view.turn, one)]
    return [*_options(view.turn, found), Option(NEW, _("No, somebody else of the same name"))]


def namesakes(turn: Turn, place_code: str, name: str) -> list[Person]:
    """Who stands at a place under the same name, accents and case aside."""
    there = people.at_place(turn.session, place_code, sample=turn.person.sample)
    return [one for one in there if fold(one.name) == fold(name)]


def _known_name(view: View, value: Any) -> str:
    return str(value["name"]) if value["id"] else view.turn.say(_("somebody else"))


_OF_PERSON = ("person",)
SOURCES: Sources = {
    "staff": Source(options=_offered, search=_search),
    "staff_now": Source(known=_now, answers=_OF_PERSON),
    "staff_places": Source(options=_near_places, search=_search_places, answers=("around", "person")),
    "staff_roles": Source(options=_roles, label=_role_name, answers=("place",)),
    "staff_agencies": Source(options=_agencies, label=_agency_name, answers=("place", "person")),
    "namesakes": Source(options=_namesakes, label=_known_name, answers=("place", "name")),
    "successors": Source(options=_successors, search=_search_successors, answers=_OF_PERSON),
}
