"""What a form may ask of the world while it is filled in: the day, usual answers, what is known.

Handlers answer these questions from the database; tests from a table. So the
forms stay free of both.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol

from locales import Text, Translator


class Option(NamedTuple):
    """A possible answer and the words for it."""

    value: Any
    label: Text | str


class Facts(Protocol):
    """The world as a form may know it."""

    @property
    def today(self) -> date:
        """The present day in Asia/Ho_Chi_Minh."""
        ...

    def options(self, source: str, answers: Mapping[str, Any]) -> Sequence[Option]:
        """Usual answers of a named kind ("topics", "venues" ...), the likeliest first."""
        ...

    def label(self, source: str, value: Any) -> str:
        """The words for a value of that kind ("activity", "DA2" → "Dự án 2")."""
        ...


class Scene(NamedTuple):
    """What a question sees: the world, the answers so far and the reader's language."""

    facts: Facts
    answers: Mapping[str, Any]
    say: Translator


When = Callable[[Mapping[str, Any]], bool]


def always(_: Mapping[str, Any]) -> bool:
    """The condition of a question that is never left out."""
    return True
