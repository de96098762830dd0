"""A doubt (cảnh báo): what was read, beside what it stands, and what to look at."""

from typing import NamedTuple

from locales import Text


class Doubt(NamedTuple):
    """One warning about a report; it decides nothing. ``named`` says the same with names of households."""

    rule: str  # see ``rules``
    text: Text
    named: Text | None = None  # only for those who may see names
