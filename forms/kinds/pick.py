"""One entry of a register: a household, a livelihood model. A few to tap; any found by typing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.facts import Option, Scene
from forms.question import Question
from locales import Text, _
from locales.folding import as_typed, fold

NEW: dict[str, Any] = {"id": None, "name": ""}  # an entry that is not in the register yet
NOT_FOUND = _("“{typed}” was not found in the list. Type a part of the name, or the number.")
MOST_WORDS = 10  # of a longer message, tried as a name
_BEHIND_A_NAME = frozenset(
    {"co", "gom", "la", "o", "hien", "da", "dang", "nay", "con", "thi", "duoc", "bi", "tha", "lam"}
)
MOST_FOUND = 8  # to choose from; more are asked to be told apart by typing more


@dataclass(frozen=True, kw_only=True)
class Pick(Question):
    """``{"id": …, "name": …}`` of an entry of the facts' ``source``; ``new`` names the answer NEW."""

    source: str
    new: Text | None = None
    none_found: Text = NOT_FOUND

    def suggest(self, scene: Scene) -> Sequence[Option]:
        listed = tuple(scene.facts.options(self.source, scene.answers))
        return (*listed, Option(NEW, self.new)) if self.new else listed

    def read_beside(self, text: str, offered: Sequence[Option], scene: Scene) -> Reading:
        """An offered one by its words or its place; a number that is another entry's too is asked about."""
        folded = fold(text)
        found = list(scene.facts.search(self.source, text, scene.answers))
        for number, option in enumerate(offered, start=1):
            if folded == fold(scene.say(option.label)):
                return Understood(option.value)
            if folded == str(number):
                others = [one for one in found if one.value["id"] != option.value["id"]]
                return _among([option, *others]) if others else Understood(option.value)
        return self._found(text, found)

    def read(self, text: str, scene: Scene) -> Reading:
        return self._found(text, scene.facts.search(self.source, text, scene.answers))

    def trimmed(self, clause: str, scene: Scene) -> str:
        """As many of its first words as name an entry: "Trần Văn Mẫu số 3 có" is found without "có"."""
        words = clause.split()
        for end in range(min(len(words), MOST_WORDS), 0, -1):
            beginning = " ".join(words[:end])
            goes_on = end < len(words) and fold(words[end]) not in _BEHIND_A_NAME  # as a name does
            if (
                not goes_on
                and 0 < len(scene.facts.search(self.source, beginning, scene.answers)) <= MOST_FOUND
            ):
                return beginning
        return clause

    def _found(self, text: str, found: Sequence[Option]) -> Reading:
        if len(found) == 1:
            return Understood(found[0].value, sure=_says(text, found[0]))
        if not found:
            return Misfit("not_found", self.none_found._replace(values={"typed": as_typed(text)}))
        if len(found) > MOST_FOUND:
            return Misfit(
                "too_many_found",
                _("{n} fit. Type more of the name, or the number in the list.", n=len(found)),
                tuple(option.value for option in found[:MOST_FOUND]),
            )
        return _among(found)

    def show(self, value: Any, scene: Scene) -> Text | str:
        if value["id"] is None:
            return self.new or ""
        return str(value["name"])


def _says(text: str, found: Option) -> bool:
    """Whether all that was typed stands in the entry's words; else it is read back."""
    known = fold(str(found.label)).split()
    return all(word in known or word.isdecimal() for word in fold(text).split())


def _among(found: Sequence[Option]) -> Unsure:
    return Unsure(tuple(option.value for option in found), _("Several fit. Which one is it?"))
