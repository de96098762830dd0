"""A whole number, perhaps with a few usual ones to tap, or an answer that is no number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from forms.answers.numbers import read_count
from forms.answers.reading import Misfit, Reading, Understood
from forms.cells import Cell, CellKind, CellValue
from forms.facts import Option, Scene
from forms.question import Question
from locales import Text, _


@dataclass(frozen=True, kw_only=True)
class Count(Question):
    """A whole number from ``least`` to ``most``; ``others`` are answers that are no number."""

    least: int = 0
    most: int = 1_000_000
    usual: Callable[[Scene], Sequence[Option]] | None = None
    others: tuple[Option, ...] = ()
    shown: Text | None = None  # with {n}
    plain: bool = False  # written without groups: a year

    def suggest(self, scene: Scene) -> Sequence[Option]:
        return (*(self.usual(scene) if self.usual else ()), *self.others)

    def read_beside(self, text: str, offered: Sequence[Option], scene: Scene) -> Reading:
        return self.read_number_beside(text, offered, scene)

    @property
    def reads_number(self) -> bool:
        return True

    def read(self, text: str, scene: Scene) -> Reading:
        reading = read_count(text, self.most)
        if isinstance(reading, Understood) and reading.value < self.least:
            return Misfit("too_few", _("At least {least} is needed here.", least=self.least))
        return reading

    def show(self, value: Any, scene: Scene) -> Text | str:
        for option in self.others:
            if option.value == value:
                return option.label
        if self.shown:
            return self.shown._replace(values={"n": value})
        return str(value) if self.plain else _("{number}", number=value)

    def cells(self) -> tuple[Cell, ...]:
        return (Cell(CellKind.plain if self.plain else CellKind.whole, self._number),)

    def _number(self, value: Any, scene: Scene) -> CellValue:
        """The number, or the words of an answer that is none."""
        return next((option.label for option in self.others if option.value == value), value)
