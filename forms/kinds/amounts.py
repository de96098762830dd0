"""Money by where it comes from, in one sentence: "TW 100tr, dân góp 20tr"."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from forms.answers.labelled import read_labelled
from forms.answers.money import read_money
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.cells import Cell, CellKind, part_of
from forms.facts import Scene
from forms.question import Question
from locales import Money, Text, _


class Source(NamedTuple):
    """One source of money: its key, the words people say for it (folded), its name."""

    key: str
    words: tuple[str, ...]
    name: Text


@dataclass(frozen=True, kw_only=True)
class Amounts(Question):
    """A dict of whole đồng by source; a source that was not said is not in it. Always read back."""

    sources: tuple[Source, ...]
    example: str

    def read(self, text: str, scene: Scene) -> Reading:
        amounts: dict[str, int] = {}
        for key, reading in read_labelled(text, {one.key: one.words for one in self.sources}, read_money):
            if isinstance(reading, Unsure):
                return Misfit(
                    "amounts",
                    _("Please say each amount with its unit, for example: {example}", example=self.example),
                )
            if isinstance(reading, Misfit) or not key or key in amounts:
                return self._unread()
            amounts[key] = reading.value
        return Understood(amounts, sure=False) if amounts else self._unread()

    def _unread(self) -> Misfit:
        return Misfit(
            "amounts",
            _("Please say where each amount comes from, for example: {example}", example=self.example),
        )

    def show(self, value: Any, scene: Scene) -> Text | str:
        said = [
            scene.say(_("{name} {amount}", name=one.name, amount=Money(value[one.key])))
            for one in self.sources
            if one.key in value
        ]
        return ", ".join(said)

    def cells(self) -> tuple[Cell, ...]:
        return tuple(part_of(one.key, CellKind.money, one.name) for one in self.sources)
