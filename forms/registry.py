"""Every form, by key and version; a draft finds the version it was begun with.

Forms are found, not listed: a file in ``forms/declared/`` is enough. Decisions about reports are filled
in like forms and are none: their drafts are found, and nothing else knows them.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from forms import declared
from forms.decisions import report_return, report_unlock
from forms.question import Form


def _declared() -> Iterator[Form]:
    for module in pkgutil.iter_modules(declared.__path__):
        found = import_module(f"{declared.__name__}.{module.name}")
        yield from getattr(found, "FORMS", None) or (found.FORM,)


FORMS: dict[tuple[str, int], Form] = {(form.key, form.version): form for form in _declared()}

DECISIONS = {(form.key, form.version): form for form in (report_return.FORM, report_unlock.FORM)}


def newest(key: str) -> Form:
    """The form in the version that new drafts get. Raises ValueError for an unknown form."""
    return max((form for form in FORMS.values() if form.key == key), key=lambda form: form.version)


def every() -> list[Form]:
    """The newest version of every form, in the order in which menus offer them."""
    keys = dict.fromkeys(key for key, _ in FORMS)
    return sorted((newest(key) for key in keys), key=lambda form: form.position)


def form_of(key: str, version: int) -> Form | None:
    """The form, or the decision, in this version; None when the program no longer knows it."""
    return FORMS.get((key, version)) or DECISIONS.get((key, version))


def final() -> list[str]:
    """The keys of the forms that are done when sent and are no reports: announcements, invitations."""
    return [form.key for form in every() if form.final]


def reviewed() -> list[str]:
    """The keys of the forms whose reports are accepted or returned by somebody above."""
    return [form.key for form in every() if form.reviewed]
