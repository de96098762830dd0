"""What forms about people have in common: who it is about, where they stand, in which role."""

from typing import Any

from forms.facts import Answers, Scene
from forms.kinds.choice import Choice
from forms.kinds.full_name import FullName
from forms.kinds.phone import Phone
from forms.kinds.pick import Pick
from locales import Text, _

ROLES = ("admin", "coordinator", "commune_officer")  # who may look after others at all
AGENCY_OFFICER = "agency_officer"  # the role that goes with an agency
NO_SUCH_PERSON = _("Nobody of that name was found. Type a part of the name.")
NO_SUCH_PLACE = _("“{typed}” was not found. Type the name of a hamlet or commune.")

PERSON = Pick(
    key="person",
    label=_("Person"),
    ask=_("Who is it about?"),
    hint=_("Or type a part of the name"),
    source="staff",
    none_found=NO_SUCH_PERSON,
    personal=True,
)
PLACE = Pick(
    key="place",
    label=_("Place"),
    ask=_("At which place?"),
    hint=_("Or type the name of the hamlet or commune"),
    source="staff_places",
    none_found=NO_SUCH_PLACE,
)
NAME = FullName(
    key="name",
    label=_("Full name"),
    ask=_("What is the full name?"),
    hint=_("For example: Nguyễn Văn Tám"),
)
PHONE = Phone(
    key="phone",
    label=_("Phone"),
    ask=_("Which phone number?"),
    hint=_("For example: 0912 345 678. Not known? Then “skip”."),
    optional=True,
)


def usual_role(scene: Scene) -> Any:
    """The role somebody has already, where the place has it; else the only one there."""
    roles = [option.value for option in scene.facts.options("staff_roles", scene.answers)]
    now = now_of(scene).get("role")
    if now in roles:
        return now
    return roles[0] if len(roles) == 1 else None


def now_of(scene: Scene) -> dict[str, Any]:
    """What is known of the person of the form by now: place, role, name, phone."""
    if not scene.answers.get("person"):
        return {}
    return scene.facts.known("staff_now", scene.answers) or {}


def stands_now(key: str) -> Any:
    """A default: what is so already."""
    return lambda scene: now_of(scene).get(key)


def headline(answers: Answers) -> Text | str:
    """Who it is about."""
    person = answers.get("person")
    return str(person["name"]) if person else ""


def _is_of_an_agency(scene: Scene) -> bool:
    return scene.answers.get("role") == AGENCY_OFFICER


def _usual_agency(scene: Scene) -> Any:
    """The agency somebody belongs to already, or the only one there is."""
    there = [option.value for option in scene.facts.options("staff_agencies", scene.answers)]
    now = now_of(scene).get("agency")
    if now in there:
        return now
    return there[0] if len(there) == 1 else None


ROLE = Choice(
    key="role",
    label=_("Role"),
    ask=_("In which role?"),
    source="staff_roles",
    follows="place",
    default=usual_role,
)
AGENCY = Choice(
    key="agency",
    label=_("Agency"),
    ask=_("Of which agency?"),
    source="staff_agencies",
    when=_is_of_an_agency,
    follows="place",
    default=_usual_agency,
)
