"""What ``Activity.forms`` holds: by which forms reports belong to an activity, and which figures they ask.

Both stand in one column, as words with blanks between them; what is asked for is marked, so that it is
never taken for a form.
"""

from collections.abc import Iterable

_ASKED = "?"


def written(forms: Iterable[str], asks: Iterable[str]) -> str:
    """The column for these forms and figures."""
    return " ".join([*forms, *(f"{_ASKED}{figure}" for figure in asks)])


def forms_in(column: str) -> tuple[str, ...]:
    """The keys of the forms."""
    return tuple(word for word in column.split() if not word.startswith(_ASKED))


def asks_in(column: str) -> tuple[str, ...]:
    """The keys of the figures (``forms/policy_asks.py``)."""
    return tuple(word.removeprefix(_ASKED) for word in column.split() if word.startswith(_ASKED))
