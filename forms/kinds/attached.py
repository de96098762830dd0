"""A file somebody hands over: it comes as a message of its own and is the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forms.answers.reading import Misfit, Reading, Understood
from forms.facts import Option, Scene
from forms.question import Question
from locales import Text, _
from locales.folding import fold

NONE_WORDS = frozenset({"khong", "khong co", "khong co tep", "bo tep", "xoa tep", "thoi"})


@dataclass(frozen=True, kw_only=True)
class Attached(Question):
    """A kept file: ``{"name", "sha256", "mime", "size"}``."""

    def suggest(self, scene: Scene) -> Sequence[Option]:
        return (Option(None, _("Without a file")),) if scene.answers.get(self.key) else ()

    def read(self, text: str, scene: Scene) -> Reading:
        if fold(text) in NONE_WORDS:
            return Understood(None)
        return Misfit("no_file", _("A photo or a file is needed here; or skip this."))

    def show(self, value: Any, scene: Scene) -> Text | str:
        return str(value["name"])
