"""Photos: however many messages they come in, they are one answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forms.answers.reading import Misfit, Reading, Understood
from forms.cells import Cell
from forms.facts import Option, Scene
from forms.question import Question
from locales import Text, _, plural
from locales.folding import fold

MOST = 20  # assumption: more than anyone needs to show one session
NONE_WORDS = frozenset({"khong", "khong co", "khong co anh", "bo het", "bo het anh", "xoa", "xoa anh"})
KEEP_WORDS = frozenset({"xong", "giu", "giu nguyen", "du roi", "het roi"})


@dataclass(frozen=True, kw_only=True)
class Photos(Question):
    """A list of photo ids, in the order they came."""

    def suggest(self, scene: Scene) -> Sequence[Option]:
        kept = scene.answers.get(self.key)
        if not kept:
            return ()
        return (
            Option(kept, plural("Keep {n} photo", "Keep {n} photos", len(kept))),
            Option([], _("Remove all photos")),
        )

    def read(self, text: str, scene: Scene) -> Reading:
        words = fold(text)
        if words in NONE_WORDS:
            return Understood([])
        if words in KEEP_WORDS and scene.answers.get(self.key):
            return Understood(scene.answers[self.key])
        return Misfit("no_photo", _("A photo is needed here; or skip this."))

    def show(self, value: Any, scene: Scene) -> Text | str:
        return _("{n}", n=len(value))

    def cells(self) -> tuple[Cell, ...]:
        """None of its own: how many photos a report has is told of every report alike."""
        return ()
