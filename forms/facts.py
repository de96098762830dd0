"""What a form may ask of the world while it is filled in: the day, usual answers, what is known.

Handlers answer these questions from the database; tests from a table. So the
forms stay free of both.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol

from locales import Text, Translator

Answers = Mapping[str, Any]


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

    def options(self, source: str, answers: Answers) -> Sequence[Option]:
        """Usual answers of a named kind ("topics", "venues" ...), the likeliest first."""
        ...

    def label(self, source: str, value: Any) -> str:
        """The words for a value of that kind ("activity", "DA2" → "Dự án 2")."""
        ...

    def search(self, source: str, text: str, answers: Answers) -> Sequence[Option]:
        """Entries of a register that a typed name, number or code fits, the likeliest first."""
        ...

    def known(self, fact: str, answers: Answers) -> Any:
        """Something known about what was answered so far ("last_progress" of a model); None if it is not."""
        ...


class Scene(NamedTuple):
    """What a question sees: the world, the answers so far and the reader's language."""

    facts: Facts
    answers: Answers
    say: Translator


When = Callable[[Scene], bool]


def always(scene: Scene) -> bool:
    """The condition of a question that is never left out."""
    return True
