"""Every form, by key and version; a draft finds the version it was begun with.

Forms are found, not listed: a file in ``forms/declared/`` is enough.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from forms import declared
from forms.question import Form


def _declared() -> Iterator[Form]:
    for module in pkgutil.iter_modules(declared.__path__):
        found = import_module(f"{declared.__name__}.{module.name}")
        yield from getattr(found, "FORMS", None) or (found.FORM,)


FORMS: dict[tuple[str, int], Form] = {(form.key, form.version): form for form in _declared()}


def newest(key: str) -> Form:
    """The form in the version that new drafts get. Raises ValueError for an unknown form."""
    return max((form for form in FORMS.values() if form.key == key), key=lambda form: form.version)


def every() -> list[Form]:
    """The newest version of every form, in the order in which menus offer them."""
    keys = dict.fromkeys(key for key, _ in FORMS)
    return sorted((newest(key) for key in keys), key=lambda form: form.position)


def form_of(key: str, version: int) -> Form | None:
    """The form in this version; None when the program no longer knows it."""
    return FORMS.get((key, version))
