"""One of several: a fixed list, or usual answers with room for another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forms.answers.choices import read_choice
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.answers.yes_no import read_yes_no
from forms.facts import Option, Scene
from forms.question import Question
from locales import Text, _
from locales.folding import clean, fold

OTHER = "__other__"  # the option that asks for a text instead
MOST_LETTERS = 200
LEAST_LETTERS = 4  # of an answer found in a longer message; "ấp" alone names no place


@dataclass(frozen=True, kw_only=True)
class Choice(Question):
    """One of several options, from ``options`` or from the facts' ``source``."""

    options: tuple[Option, ...] = ()
    source: str = ""
    free: bool = False  # any other text is an answer too
    other: Text | None = None  # the label of the option that asks for such a text
    ask_other: Text | None = None

    @property
    def takes_any_words(self) -> bool:
        return self.free

    def suggest(self, scene: Scene) -> Sequence[Option]:
        listed = self.options or tuple(scene.facts.options(self.source, scene.answers))
        return (*listed, Option(OTHER, self.other)) if self.other else listed

    def read(self, text: str, scene: Scene) -> Reading:
        return self.read_beside(text, self.suggest(scene), scene)

    def read_beside(self, text: str, offered: Sequence[Option], scene: Scene) -> Reading:
        """Read against what was offered, so that "2" means what the person saw as 2."""
        labels = [scene.say(option.label) for option in offered]
        other = next((at for at, option in enumerate(offered) if option.value == OTHER), None)
        if other is not None and read_choice(text, labels) == other:
            return Understood(OTHER)
        return self._read_among(text, [option for option in offered if option.value != OTHER], scene)

    def glean(self, clause: str, scene: Scene, *, led: bool) -> Reading | None:
        """A number or a syllable says too little here; an option is known by all its words alone."""
        folded = fold(clause)
        if not led:
            whole = [one for one in self.suggest(scene) if folded and fold(scene.say(one.label)) == folded]
            return Understood(whole[0].value) if len(whole) == 1 and " " in folded else None
        letters = sum(letter.isalpha() for letter in folded)
        if letters < LEAST_LETTERS:
            return None
        return super().glean(clause, scene, led=led)

    def _read_among(self, text: str, listed: Sequence[Option], scene: Scene) -> Reading:
        found = read_choice(text, [scene.say(option.label) for option in listed])
        if isinstance(found, int):
            return Understood(listed[found].value)
        if isinstance(found, list):
            return Unsure(tuple(listed[i].value for i in found), _("Which of these, please?"))
        if self.free:
            return self.read_free(text)
        return Misfit("choice", _("“{typed}” is not among these.", typed=clean(text)[:40]))

    def read_free(self, text: str) -> Reading:
        """A text of the person's own as the answer."""
        cleaned = clean(text)
        if not any(letter.isalpha() for letter in cleaned) or read_yes_no(cleaned) is not None:
            return Misfit("no_words", _("A few words are needed here, not only a number."))
        if len(cleaned) > MOST_LETTERS:
            return Misfit("too_long", _("That is a bit long. At most {n} letters.", n=MOST_LETTERS))
        return Understood(self.own(cleaned))

    def own(self, text: str) -> Any:
        """The value of a text of the person's own."""
        return text

    def show(self, value: Any, scene: Scene) -> Text | str:
        for option in self.options:
            if option.value == value:
                return option.label
        return scene.facts.label(self.source, value) if self.source and not self.free else str(value)
