"""What the forms ask of the world while many reports are listed: the words for what was answered.

Nothing is offered or searched for; what was looked up for one report is remembered for the next ones.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from forms.draft import Draft
from forms.facts import Answers, Option
from handlers.facts import SOURCES
from handlers.sources.source import View
from handlers.turn import Turn

REMEMBERED = 10_000  # labels; a list of any length takes no more memory


class ListFacts:
    """The facts of a report in a list; ``at`` says which one."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._view = View(turn, Draft("", "", 1, turn.person.place_code, ""), {})
        self._labels: dict[tuple[str, bytes], str] = {}

    def at(self, place: str, form: str, version: int, answers: Answers) -> None:
        """From here on it is about this report."""
        draft = Draft("", form, version, place, "", sample=self._turn.person.sample)
        self._view = View(self._turn, draft, answers)

    @property
    def today(self) -> date:
        return self._turn.today

    def options(self, source: str, answers: Answers) -> Sequence[Option]:
        return ()

    def label(self, source: str, value: Any) -> str:
        if source not in SOURCES:
            return str(value)
        key = source, msgspec.json.encode([value, SOURCES[source].depends_on(self._view.answers)])
        if key not in self._labels:
            if len(self._labels) >= REMEMBERED:
                self._labels.clear()
            self._labels[key] = SOURCES[source].label(self._view, value)
        return self._labels[key]

    def search(self, source: str, text: str, answers: Answers) -> Sequence[Option]:
        return ()

    def known(self, fact: str, answers: Answers) -> Any:
        return None
