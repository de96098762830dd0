"""Words used in many replies: what roles and places are called inside a sentence."""

from locales import Text, Translator, _
from locales.capital import capital
from models.person import Role

ROLES: dict[Role, Text] = {
    Role.hamlet_head: _("hamlet head"),
    Role.commune_officer: _("commune officer"),
    Role.coordinator: _("coordinator"),
    Role.viewer: _("viewer"),
    Role.admin: _("administrator"),
}


def unnamed(say: Translator, role: Role, place: str) -> str:
    """How a person whose name is not known yet stands in lists: the role and the place."""
    return f"{capital(say(ROLES[role]))}, {inside(place)}"


def good_day(say: Translator, name: str, role: Role, place: str) -> Text:
    """The greeting; who has no name yet is not greeted with role and place twice."""
    if name == unnamed(say, role, place):
        return _("Good day, {role}, {place}.", role=ROLES[role], place=inside(place))
    return _("Good day {name}, {role}, {place}.", name=name, role=ROLES[role], place=inside(place))


def inside(name: str) -> str:
    """A place's name inside a sentence: "Xã Lại Sơn" becomes "xã Lại Sơn"."""
    return name[:1].lower() + name[1:]
