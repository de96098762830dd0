"""Words used in many replies: what roles and places are called inside a sentence."""

from locales import Text, _
from models.person import Role

ROLES: dict[Role, Text] = {
    Role.hamlet_head: _("hamlet head"),
    Role.commune_officer: _("commune officer"),
    Role.coordinator: _("coordinator"),
    Role.viewer: _("viewer"),
    Role.admin: _("administrator"),
}


def inside(name: str) -> str:
    """A place's name inside a sentence: "Xã Lại Sơn" becomes "xã Lại Sơn"."""
    return name[:1].lower() + name[1:]
