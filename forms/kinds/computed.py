"""A line that follows from the other answers: shown in the summary, never asked."""

from dataclasses import dataclass
from typing import Any, Protocol

from forms.answers.reading import Misfit, Reading
from forms.cells import Cell
from forms.facts import Scene
from forms.question import Question
from locales import Text, _

_FOLLOWS = _("This follows from the other answers.")


class Shows(Protocol):
    """Says a computed value."""

    def __call__(self, value: Any, scene: Scene) -> Text | str:
        """The value in words."""
        ...


@dataclass(frozen=True, kw_only=True)
class Computed(Question):
    """``default`` computes the value anew whenever an answer changes; ``shown`` says it.

    ``in_cells`` are its columns in a list, where it is more than words.
    """

    ask: Text = _FOLLOWS
    shown: Shows
    in_cells: tuple[Cell, ...] = ()

    @property
    def is_computed(self) -> bool:
        return True

    def read(self, text: str, scene: Scene) -> Reading:
        return Misfit("computed", _("This line follows from the others; correct those."))

    def show(self, value: Any, scene: Scene) -> Text | str:
        return self.shown(value, scene)

    def cells(self) -> tuple[Cell, ...]:
        return self.in_cells or super().cells()
