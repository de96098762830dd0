"""Lengths as answers: in whole metres, and asked for in kilometres."""

from collections.abc import Mapping
from decimal import Decimal

from forms.answers.units import SMALLEST
from forms.facts import Scene
from forms.question import Check
from locales import _


def metres(length: Mapping[str, str] | None) -> int | None:
    """An answer of the kind ``Measure`` in whole metres; None where it is not known, or is no length."""
    if length is None:
        return None
    kind, factor = SMALLEST.get(length["unit"], ("", 0))
    return int(Decimal(length["amount"]) * factor) if kind == "m" else None


def kilometres(scene: Scene) -> str:
    """The unit in which a bare number is read."""
    return "km"


A_LENGTH = Check(
    "not_a_length",
    lambda value, scene: metres(value) is not None,
    lambda value, scene: _("A length is needed here. For example: 2,5 km or 800 m"),
)
