"""A quantity with its unit: 1.800 con, 1,5 tấn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from forms.answers.none_or_all import means_none
from forms.answers.quantity import read_quantity
from forms.answers.reading import Reading, Understood, Unsure
from forms.cells import Cell, CellKind
from forms.facts import Option, Scene
from forms.question import Question
from locales import Text, _
from locales.folding import fold

NOTHING = {"amount": "0", "unit": ""}
USUAL_UNITS = ("con", "kg", "tấn")  # offered beside a number that has none (assumption)


@dataclass(frozen=True, kw_only=True)
class Measure(Question):
    """``{"amount": decimal as a string, "unit": name}``; ``nothing`` names the answer zero, if it is one.

    ``nothing_words`` (folded) say it too. ``unit`` is the one to expect: a bare number is read in it,
    and read back; where none is to be expected ("") the unit is asked for.
    """

    nothing: Text | None = None
    nothing_words: tuple[str, ...] = ()
    unit: Callable[[Scene], str] | None = None

    def suggest(self, scene: Scene) -> Sequence[Option]:
        return (Option(NOTHING, self.nothing),) if self.nothing else ()

    def read_beside(self, text: str, offered: Sequence[Option], scene: Scene) -> Reading:
        return self.read_number_beside(text, offered, scene)

    @property
    def reads_number(self) -> bool:
        return True

    def read(self, text: str, scene: Scene) -> Reading:
        if self.nothing and (means_none(text) or fold(text) in self.nothing_words):
            return Understood(NOTHING)
        reading = read_quantity(text, self.unit(scene) if self.unit else "")
        if isinstance(reading, Understood) and not reading.value["unit"]:
            return _with_usual_units(reading.value)
        return reading

    def show(self, value: Any, scene: Scene) -> Text | str:
        amount = Decimal(value["amount"])
        if not amount and self.nothing:
            return self.nothing
        if not value["unit"]:
            return _("{number}, another unit", number=_plain(amount))
        return _("{amount} {unit}", amount=_plain(amount), unit=value["unit"])

    def cells(self) -> tuple[Cell, ...]:
        """The number and its unit, each by itself, so that what has one unit can be added up."""
        return (
            Cell(CellKind.number, lambda value, scene: _plain(Decimal(value["amount"])), _("amount")),
            Cell(CellKind.text, lambda value, scene: value["unit"] or None, _("unit")),
        )


def _with_usual_units(value: dict[str, str]) -> Reading:
    """Ask which unit was meant; one that is not known may be left out."""
    n = _plain(Decimal(value["amount"]))
    return Unsure(
        tuple({**value, "unit": unit} for unit in (*USUAL_UNITS, "")),
        _("{n} of what? Choose, or type it with its unit.", n=n),
    )


def _plain(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)
