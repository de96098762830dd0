"""Several counts in one sentence: "20 người, 18 đồng ý"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from forms.answers.labelled import read_labelled
from forms.answers.numbers import read_count
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.cells import Cell, CellKind, part_of
from forms.facts import Option, Scene
from forms.question import Question
from locales import Text, plural


class Part(NamedTuple):
    """One of the counts: its key, the words people say for it (folded), how it is shown, its name."""

    key: str
    words: tuple[str, ...]
    shown: Text  # with {n}
    name: Text  # over a column of it


@dataclass(frozen=True, kw_only=True)
class Counts(Question):
    """A dict with a whole number for each part.

    Bare numbers, as many as there are parts, are taken in their order and read back.
    A part that was not said is 0 only where ``missing_is_zero``, and then read back too.
    """

    parts: tuple[Part, ...]
    example: str
    missing_is_zero: bool = False
    most: int = 100_000
    usual: Callable[[Scene], Sequence[Option]] | None = None

    def suggest(self, scene: Scene) -> Sequence[Option]:
        return self.usual(scene) if self.usual else ()

    def read_beside(self, text: str, offered: Sequence[Option], scene: Scene) -> Reading:
        return self.read_number_beside(text, offered, scene)

    @property
    def gathers(self) -> bool:
        return True

    @property
    def reads_number(self) -> bool:
        return True

    @property
    def keeps_lead(self) -> bool:
        return True

    def read(self, text: str, scene: Scene) -> Reading:
        labels = {part.key: part.words for part in self.parts}
        said = read_labelled(text.replace("/", ", "), labels, lambda words: read_count(words, self.most))
        numbers: dict[str, int] = {}
        sure = bool(said)
        for place, (key, reading) in enumerate(said):
            if isinstance(reading, Misfit):
                return reading if reading.code == "too_many" else self._unread()
            if isinstance(reading, Unsure):
                return self._unread()
            meant = key or self._in_order(place, numbers)
            if not meant or meant in numbers:
                return self._unread()
            numbers[meant] = reading.value
            sure = sure and reading.sure and bool(key)
        return self._whole(numbers, sure=sure)

    def _in_order(self, place: int, numbers: dict[str, int]) -> str:
        """The part a bare number at this place of the sentence means."""
        key = self.parts[place].key if place < len(self.parts) else ""
        return "" if key in numbers else key

    def _whole(self, numbers: dict[str, int], *, sure: bool) -> Reading:
        missing = [part.key for part in self.parts if part.key not in numbers]
        if not numbers or (missing and not self.missing_is_zero):
            return self._unread()
        value = {part.key: numbers.get(part.key, 0) for part in self.parts}
        return Understood(value, sure=sure and not missing)

    def _unread(self) -> Misfit:
        n = len(self.parts)
        return Misfit(
            "counts",
            plural(
                "{n} number is needed here. For example: {example}",
                "{n} numbers are needed here. For example: {example}",
                n,
                example=self.example,
            ),
        )

    def show(self, value: Any, scene: Scene) -> Text | str:
        return ", ".join(scene.say(part.shown._replace(values={"n": value[part.key]})) for part in self.parts)

    def cells(self) -> tuple[Cell, ...]:
        return tuple(part_of(part.key, CellKind.whole, part.name) for part in self.parts)
