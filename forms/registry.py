"""Every form, by key and version; a draft finds the version it was begun with."""

from forms.question import Form
from forms.training import TRAINING

FORMS: dict[tuple[str, int], Form] = {(form.key, form.version): form for form in (TRAINING,)}


def newest(key: str) -> Form:
    """The form in the version that new drafts get. Raises ValueError for an unknown form."""
    return max((form for form in FORMS.values() if form.key == key), key=lambda form: form.version)


def form_of(key: str, version: int) -> Form | None:
    """The form in this version; None when the program no longer knows it."""
    return FORMS.get((key, version))
