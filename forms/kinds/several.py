"""Several of the options: one screen to tick, or "1,4,7" typed, or "không"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.answers.several import read_several
from forms.cells import Cell, CellKind
from forms.facts import Option, Scene
from forms.kinds.choice import LEAST_LETTERS
from forms.question import Question
from locales import Text, _
from locales.folding import fold


@dataclass(frozen=True, kw_only=True)
class Several(Question):
    """A list of options' values, in the order of the options; empty means none of them.

    ``none`` names that answer, where it is one; ``ticked`` gives what is ticked to begin with.
    ``reads_back``: what was typed is read back for a yes, because its numbers may be those of another list.
    """

    options: tuple[Option, ...] = ()
    source: str = ""
    none: Text | None = None
    reads_back: bool = False
    ticked: Callable[[Scene], Sequence[Any]] | None = None

    @property
    def gathers(self) -> bool:
        return True

    @property
    def goes_on(self) -> bool:
        return True

    def suggest(self, scene: Scene) -> Sequence[Option]:
        return self.options or tuple(scene.facts.options(self.source, scene.answers))

    def at_first(self, offered: Sequence[Option], scene: Scene) -> tuple[int, ...]:
        """The places of the options that are ticked when the question is shown."""
        answered = scene.answers.get(self.key)
        if answered is None:
            answered = self.ticked(scene) if self.ticked else ()
        return tuple(at for at, option in enumerate(offered) if option.value in answered)

    def read_beside(self, text: str, offered: Sequence[Option], scene: Scene) -> Reading:
        if self.none and fold(text) == fold(scene.say(self.none)):
            return Understood([])
        reading = read_several(text, [scene.say(option.label) for option in offered])
        if isinstance(reading, Understood):
            sure = reading.sure and not (self.reads_back and reading.value)
            return Understood(_values(reading.value, offered), sure=sure)
        if isinstance(reading, Unsure):
            return reading._replace(candidates=tuple(_values(one, offered) for one in reading.candidates))
        return reading._replace(suggestions=tuple(_values(one, offered) for one in reading.suggestions))

    def read(self, text: str, scene: Scene) -> Reading:
        return self.read_beside(text, self.suggest(scene), scene)

    def judge(self, reading: Reading, scene: Scene) -> Reading:
        """Nothing ticked is an answer only where there is a name for it."""
        if isinstance(reading, Understood) and not reading.value and not self.none:
            return Misfit("none_ticked", _("At least one is needed here."))
        return super().judge(reading, scene)

    def show(self, value: Any, scene: Scene) -> Text | str:
        if not value:
            return self.none or _("none")
        names = {str(option.value): option.label for option in self.suggest(scene)}
        return ", ".join(scene.say(names.get(str(one)) or self.name(one, scene)) for one in value)

    def cells(self) -> tuple[Cell, ...]:
        return (Cell(CellKind.long_text, self.show),)

    def glean(self, clause: str, scene: Scene, *, led: bool) -> Reading | None:
        """Numbers, or words long enough to name one; "thiếu gì" names none."""
        folded = fold(clause)
        enough = any(one.isdigit() for one in folded) or sum(map(str.isalpha, folded)) >= LEAST_LETTERS
        return super().glean(clause, scene, led=led) if enough else None

    def name(self, value: Any, scene: Scene) -> str:
        """The words for a value that is no longer among the options."""
        return scene.facts.label(self.source, value)


def _values(places: Sequence[int], offered: Sequence[Option]) -> list[Any]:
    return [offered[at].value for at in places]
