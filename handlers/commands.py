"""The commands a person can type or pick from a menu, and who is offered which.

Being offered a command is a convenience, not a permission: what a person may do
is decided where it is done.
"""

from forms.question import Form
from forms.registry import every
from locales.translator import Text, _
from models.person import Role

_REPORTERS = (Role.hamlet_head, Role.commune_officer)
_LOOKING_AFTER = (Role.commune_officer, Role.coordinator)
_SEEING_OTHERS = tuple(role for role in Role if role is not Role.hamlet_head)
_ABOVE_OTHERS = (Role.commune_officer, Role.coordinator, Role.admin)
_ASKING = (Role.commune_officer, Role.coordinator, Role.viewer, Role.admin)
_EVERYBODY = tuple(Role)


def _offered_to(form: Form) -> tuple[str, ...]:
    """Who is offered a form's command; what reporters begin from a reminder or a screen, nobody."""
    begun_elsewhere = not (form.in_menu or form.works_from)
    return () if begun_elsewhere and set(form.roles) & set(_REPORTERS) else form.roles


_FORMS: dict[str, tuple[Text, tuple[str, ...]]] = {
    form.command: (form.begins, _offered_to(form)) for form in every()
}
_REPORTS = {name: offer for name, offer in _FORMS.items() if set(offer[1]) & set(_REPORTERS)}
_ABOUT_DEADLINES = {name: offer for name, offer in _FORMS.items() if name not in _REPORTS}
_LISTED: dict[str, tuple[Text, tuple[str, ...]]] = {
    "start": (_("Begin here"), ()),
    "menu": (_("What I can do here"), _EVERYBODY),
    **_REPORTS,
    "dagui": (_("What I have sent"), _REPORTERS),
    "bosung": (_("Reports that were returned to be mended"), _REPORTERS),
    "tinhhinh": (_("How reporting stands"), _EVERYBODY),
    "chuanop": (_("Who has not sent"), _SEEING_OTHERS),
    "nhacviec": (_("Remind of what is still to be sent"), ()),
    "duyet": (_("Reports that wait to be accepted"), _LOOKING_AFTER),
    "lichsu": (_("History of a report"), ()),
    "hanchot": (_("Deadlines: what is still to be sent"), _EVERYBODY),
    **_ABOUT_DEADLINES,
    "saonhac": (_("Why was I reminded?"), _REPORTERS),
    "chitieu": (_("The plan's indicators"), _ASKING),
    "kinhphi": (_("Money: allocated, disbursed, left"), _ASKING),
    "xuat": (_("Reports as an Excel file"), _EVERYBODY),
    "baocao": (_("A report in Word"), (Role.commune_officer, Role.coordinator, Role.viewer)),
    "bantin": (_("This week's digest"), _LOOKING_AFTER),
    "thongbao": (_("Announcements: read, write"), (Role.hamlet_head, *_LOOKING_AFTER, Role.admin)),
    "nguoi": (_("People: who they are, invite, hand over"), _ABOVE_OTHERS),
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
