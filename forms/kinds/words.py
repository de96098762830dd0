"""Free text, in the person's own words."""

from dataclasses import dataclass
from typing import Any

from forms.answers.reading import Misfit, Reading, Understood
from forms.cells import Cell, CellKind
from forms.facts import Scene
from forms.question import Question
from locales import Text, _
from locales.folding import clean


@dataclass(frozen=True, kw_only=True)
class Words(Question):
    """A text of at most ``most`` characters, kept as it was typed, line by line unless it is ``one_line``."""

    most: int = 1000
    one_line: bool = False

    @property
    def takes_any_words(self) -> bool:
        return True

    @property
    def gathers(self) -> bool:
        return True

    def read(self, text: str, scene: Scene) -> Reading:
        lines = [text] if self.one_line else text.splitlines()
        typed = "\n".join(clean(line) for line in lines).strip()
        if len(typed) > self.most:
            return Misfit("too_long", _("That is a bit long. At most {n} letters.", n=self.most))
        if not typed:
            return Misfit("empty", _("There are no words in it."))
        return Understood(typed)

    def show(self, value: Any, scene: Scene) -> Text | str:
        return str(value)

    def cells(self) -> tuple[Cell, ...]:
        return (Cell(CellKind.text if self.one_line else CellKind.long_text, self.show),)
