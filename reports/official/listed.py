"""Several things in one sentence."""

from collections.abc import Iterable

from locales import Text, _


def listed(parts: Iterable[Text]) -> Text | None:
    """ "2 classes, 1 fair"; None where there is nothing."""
    found: Text | None = None
    for part in parts:
        found = _("{more}, {part}", more=found, part=part) if found else part
    return found
