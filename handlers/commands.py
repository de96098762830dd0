"""The commands a person can type or pick from a menu, and who is offered which.

Being offered a command is a convenience, not a permission: what a person may do
is decided where it is done.
"""

from collections.abc import Collection

from forms.question import Form
from forms.registry import every
from handlers.people.people_rights import MANAGERS
from handlers.rights import ANNOUNCERS, LOOKING_AFTER, OF_A_PLACE, REPORTERS
from locales.translator import Text, _
from models.person import Role

_ABOVE_HAMLETS = frozenset(Role) - {Role.hamlet_head}
_EVERYBODY = frozenset(Role)


def _offered_to(form: Form) -> Collection[str]:
    """Who is offered a form's command; what reporters begin from a reminder or a screen, nobody."""
    begun_elsewhere = not (form.in_menu or form.works_from)
    return () if begun_elsewhere and REPORTERS & set(form.roles) else form.roles


_FORMS: dict[str, tuple[Text, Collection[str]]] = {
    form.command: (form.begins, _offered_to(form)) for form in every()
}
_REPORTS = {name: offer for name, offer in _FORMS.items() if REPORTERS & set(offer[1])}
_ABOUT_DEADLINES = {name: offer for name, offer in _FORMS.items() if name not in _REPORTS}
_LISTED: dict[str, tuple[Text, Collection[str]]] = {
    "start": (_("Begin here"), ()),
    "menu": (_("What I can do here"), _EVERYBODY),
    **_REPORTS,
    "dagui": (_("What I have sent"), REPORTERS),
    "bosung": (_("Reports that were returned to be mended"), REPORTERS),
    "tinhhinh": (_("How reporting stands"), _EVERYBODY),
    "chuanop": (_("Who has not sent"), _ABOVE_HAMLETS),
    "nhacviec": (_("Remind of what is still to be sent"), ()),
    "duyet": (_("Reports that wait to be accepted"), LOOKING_AFTER),
    "lichsu": (_("History of a report"), ()),
    "hanchot": (_("Deadlines: what is still to be sent"), _EVERYBODY),
    **_ABOUT_DEADLINES,
    "saonhac": (_("Why was I reminded?"), OF_A_PLACE),
    "chitieu": (_("The plan's indicators"), _ABOVE_HAMLETS),
    "duan": (_("Projects and policies: whose they are, what was reported"), _ABOVE_HAMLETS),
    "kinhphi": (_("Money: allocated, disbursed, left"), _ABOVE_HAMLETS),
    "quayvong": (_("What models have to pass on"), _ABOVE_HAMLETS),
    "kiemtra": (_("Inspections: what is to be mended"), _ABOVE_HAMLETS),
    "xuat": (_("Reports as an Excel file"), _EVERYBODY),
    "baocao": (_("A report in Word"), LOOKING_AFTER | {Role.agency_officer, Role.viewer}),
    "bantin": (_("This week's digest"), LOOKING_AFTER),
    "thongbao": (_("Announcements: read, write"), ANNOUNCERS | {Role.hamlet_head}),
    "nguoi": (_("People: who they are, invite, hand over"), MANAGERS),
    "tieptuc": (_("Go on with the unfinished report"), _EVERYBODY),
    "lienket": (_("Use Tin Ấp on another phone or app too"), _EVERYBODY),
    "dulieu": (_("What is kept about me"), _EVERYBODY),
    "giup": (_("Help"), _EVERYBODY),
}
COMMANDS: dict[str, Text] = {name: text for name, (text, _roles) in _LISTED.items()}
_FOR_STRANGERS = ("start", "giup")


def for_role(role: str | None) -> list[str]:
    """The commands to offer a person with this role, in the order of a menu; None is a stranger."""
    if not role:
        return list(_FOR_STRANGERS)
    return [name for name, (_text, roles) in _LISTED.items() if role in roles]
