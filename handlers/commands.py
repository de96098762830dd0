"""The commands a person can type or pick from a menu, and who is offered which.

Being offered a command is a convenience, not a permission: what a person may do
is decided where it is done.
"""

from locales.translator import Text, _
from models.person import Role

COMMANDS: dict[str, Text] = {
    "start": _("Begin here"),
    "menu": _("What I can do here"),
    "taphuan": _("Report a training session"),
    "dagui": _("What I have sent"),
    "tinhhinh": _("How reporting stands"),
    "tieptuc": _("Go on with the unfinished report"),
    "lienket": _("Use Tin Ấp on another phone or app too"),
    "giup": _("Help"),
}

_REPORTERS = (Role.hamlet_head, Role.commune_officer)
_FOR_REPORTERS = ("taphuan", "dagui")
_FOR_STRANGERS = ("start", "giup")


def for_role(role: str | None) -> list[str]:
    """The commands to offer a person with this role, in the order of a menu; None is a stranger."""
    if not role:
        return list(_FOR_STRANGERS)
    return [
        command
        for command in COMMANDS
        if command != "start" and (role in _REPORTERS or command not in _FOR_REPORTERS)
    ]
