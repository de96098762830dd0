"""What the forms ask of the world, answered from the plan, the registers and earlier reports.

What was looked up once in a message is not looked up again: skip logic and
defaults ask the same things many times.
"""

import pkgutil
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import Any, TypeVar

import msgspec

from forms.draft import Draft
from forms.facts import Answers, Option
from handlers import sources
from handlers.sources.source import Source, View
from handlers.turn import Turn

Found = TypeVar("Found")
Usual = Callable[[Turn, str], dict[str, Any]]

_MODULES = [
    import_module(f"{sources.__name__}.{module.name}") for module in pkgutil.iter_modules(sources.__path__)
]
SOURCES: dict[str, Source] = {
    name: source for module in _MODULES for name, source in getattr(module, "SOURCES", {}).items()
}
USUAL: dict[str, Usual] = {
    form: usual for module in _MODULES for form, usual in getattr(module, "USUAL", {}).items()
}


class PlaceFacts:
    """The facts for the report of a draft."""

    def __init__(self, turn: Turn, draft: Draft) -> None:
        self._turn = turn
        self._draft = draft
        self._seen: dict[tuple[str, str, str], Any] = {}

    @property
    def today(self) -> date:
        return self._turn.today

    def options(self, source: str, answers: Answers) -> Sequence[Option]:
        return self._once("options", source, answers, lambda: SOURCES[source].options(self._view(answers)))

    def label(self, source: str, value: Any) -> str:
        return SOURCES[source].label(self._view({}), value) if source in SOURCES else str(value)

    def search(self, source: str, text: str, answers: Answers) -> Sequence[Option]:
        return SOURCES[source].search(self._view(answers), text)

    def known(self, fact: str, answers: Answers) -> Any:
        return self._once("known", fact, answers, lambda: SOURCES[fact].known(self._view(answers)))

    def _view(self, answers: Answers) -> View:
        return View(self._turn, self._draft, answers)

    def _once(self, what: str, name: str, answers: Answers, look_up: Callable[[], Found]) -> Found:
        key = (what, name, msgspec.json.encode(SOURCES[name].depends_on(answers)).decode())
        if key not in self._seen:
            self._seen[key] = look_up()
        found: Found = self._seen[key]
        return found


def usual_answers(turn: Turn, form_key: str, place_code: str) -> dict[str, Any]:
    """The usual answers to the form's questions at a place, for a new draft."""
    usual = USUAL.get(form_key)
    return usual(turn, place_code) if usual else {}
