"""Words used in many replies: what roles and places are called inside a sentence."""

from handlers.turn import Turn
from locales import Text, Translator, _
from locales.capital import capital
from models.person import Role

ROLES: dict[Role, Text] = {
    Role.hamlet_head: _("hamlet head"),
    Role.commune_officer: _("commune officer"),
    Role.agency_officer: _("project officer"),
    Role.coordinator: _("coordinator"),
    Role.viewer: _("viewer"),
    Role.admin: _("administrator"),
}


def unnamed(say: Translator, role: Role, place: str) -> str:
    """How a person whose name is not known yet stands in lists: the role and the place."""
    return f"{capital(say(ROLES[role]))}, {inside(place)}"


def good_day(turn: Turn) -> Text:
    """The greeting; who has no name yet is not greeted with role and place twice."""
    who = turn.person
    place, role = turn.place_name(who.place_code), role_of(turn, who.role, who.agency)
    if who.name == unnamed(turn.say, who.role, place):
        return _("Good day, {role}, {place}.", role=role, place=inside(place))
    return _("Good day {name}, {role}, {place}.", name=who.name, role=role, place=inside(place))


def inside(name: str) -> str:
    """A place's name inside a sentence: "Xã Lại Sơn" becomes "xã Lại Sơn"."""
    return name[:1].lower() + name[1:]


def agency_name(turn: Turn) -> str:
    """What the agency of an agency's officer is called for short."""
    found = turn.atlas.agencies.get(turn.person.agency)
    return found.short_name if found else turn.say(_("Your agency"))


def role_of(turn: Turn, role: str, agency: str | None) -> Text:
    """What somebody does, with the agency they do it for, if there is one."""
    found = turn.atlas.agencies.get(agency or "") if role == Role.agency_officer else None
    if found is None:
        return ROLES[Role(role)]
    return _("{role}, {agency}", role=ROLES[Role(role)], agency=found.short_name)
