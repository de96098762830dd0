"""Money, in whole đồng, read back in words because a slip costs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from forms.answers.money import read_money, say_money_in_words
from forms.answers.reading import Reading, Understood
from forms.cells import Cell, CellKind, as_it_is
from forms.facts import Option, Scene
from forms.question import Question
from locales import Money, Text, _


@dataclass(frozen=True, kw_only=True)
class Amount(Question):
    """An amount of money; every reading is confirmed before it counts. ``usual`` are some to tap."""

    usual: Callable[[Scene], Sequence[Option]] | None = None

    def suggest(self, scene: Scene) -> Sequence[Option]:
        return self.usual(scene) if self.usual else ()

    def read_beside(self, text: str, offered: Sequence[Option], scene: Scene) -> Reading:
        return self.read_number_beside(text, offered, scene)

    @property
    def reads_number(self) -> bool:
        return True

    def read(self, text: str, scene: Scene) -> Reading:
        reading = read_money(text)
        return Understood(reading.value, sure=False) if isinstance(reading, Understood) else reading

    def show(self, value: Any, scene: Scene) -> Text | str:
        return _("{amount}", amount=Money(value))

    def cells(self) -> tuple[Cell, ...]:
        return (Cell(CellKind.money, as_it_is),)

    def echo(self, value: Any, scene: Scene) -> Text | str:
        return _("{amount} ({words})", amount=Money(value), words=say_money_in_words(value))
