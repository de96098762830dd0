"""How many took part, in one sentence: all, and of them women, minorities, poor ..."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forms.answers.headcount import read_headcount
from forms.answers.headcounts_in_text import headcounts_in
from forms.answers.reading import Reading
from forms.cells import Cell, CellKind, part_of
from forms.facts import Scene
from forms.question import Question
from locales import Text, _

PARTS: dict[str, Text] = {
    "women": _("{n} women"),
    "ethnic_minority": _("{n} ethnic minority"),
    "poor": _("{n} poor households"),
    "near_poor": _("{n} near-poor households"),
    "newly_escaped": _("{n} newly escaped households"),
}
NAMES: dict[str, Text] = {
    "women": _("women"),
    "ethnic_minority": _("ethnic minority"),
    "poor": _("poor households"),
    "near_poor": _("near-poor households"),
    "newly_escaped": _("newly escaped households"),
}


@dataclass(frozen=True, kw_only=True)
class HeadCount(Question):
    """A dict of people, women, ethnic_minority, poor, near_poor and newly_escaped.

    ``attended``: they came to something; who was sent to work, say, did not.
    """

    attended: bool = True

    @property
    def gathers(self) -> bool:
        return True

    def stretches(self, text: str, scene: Scene) -> Sequence[tuple[int, int]]:
        return headcounts_in(text)

    def read(self, text: str, scene: Scene) -> Reading:
        return read_headcount(text)

    def show(self, value: Any, scene: Scene) -> Text | str:
        parts = _said(value, scene)
        if not parts:
            return _("{people}", people=value["people"])
        return _("{people} ({parts})", people=value["people"], parts=", ".join(parts))

    def cells(self) -> tuple[Cell, ...]:
        everyone = part_of("people", CellKind.whole, _("all people"))
        return (everyone, *(part_of(key, CellKind.whole, name) for key, name in NAMES.items()))

    def echo(self, value: Any, scene: Scene) -> Text | str:
        """Says also what was not mentioned, so that a yes makes it a statement and not a guess."""
        parts = _said(value, scene)
        missing = [scene.say(NAMES[key]) for key in PARTS if not value[key]]
        told = self._told(value["people"], ", ".join(parts))
        if not missing:
            return told
        return _("{told} No {missing}.", told=told, missing=", ".join(missing))

    def _told(self, people: int, parts: str) -> Text:
        if not self.attended:
            alone, divided = _("{people} in all."), _("{people} in all, of them {parts}.")
        else:
            alone, divided = _("{people} people."), _("{people} people, of them {parts}.")
        return (divided if parts else alone)._replace(values={"people": people, "parts": parts})


def _said(value: Any, scene: Scene) -> list[str]:
    return [scene.say(text._replace(values={"n": value[key]})) for key, text in PARTS.items() if value[key]]
