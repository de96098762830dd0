"""Yes or no, said in the words of the question: "có rồi" or "chưa có"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forms.answers.reading import Misfit, Reading, Understood
from forms.answers.yes_no import read_yes_no
from forms.cells import Cell, CellKind
from forms.facts import Option, Scene
from forms.kinds.choice import Choice
from locales import Text

YES, NO = "yes", "no"


@dataclass(frozen=True, kw_only=True)
class YesNo(Choice):
    """``"yes"`` or ``"no"``; ``yes`` and ``no`` are the words that are offered for them."""

    yes: Text
    no: Text

    def suggest(self, scene: Scene) -> Sequence[Option]:
        return (Option(YES, self.yes), Option(NO, self.no))

    def read_beside(self, text: str, offered: Sequence[Option], scene: Scene) -> Reading:
        """What was offered, or any other word for yes and no: "dạ rồi", "hổng có"."""
        reading = super().read_beside(text, offered, scene)
        said = read_yes_no(text) if isinstance(reading, Misfit) else None
        return reading if said is None else Understood(YES if said else NO)

    def show(self, value: Any, scene: Scene) -> Text | str:
        return self.yes if value == YES else self.no

    def cells(self) -> tuple[Cell, ...]:
        return (Cell(CellKind.yes_no, lambda value, scene: value == YES),)
