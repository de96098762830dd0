"""A person's full name."""

from dataclasses import dataclass
from typing import Any

from forms.answers.names import read_name
from forms.answers.reading import Reading
from forms.facts import Scene
from forms.question import Question
from locales import Text


@dataclass(frozen=True, kw_only=True)
class FullName(Question):
    """A name as it is written on papers; personal data."""

    personal: bool = True

    def read(self, text: str, scene: Scene) -> Reading:
        return read_name(text)

    def show(self, value: Any, scene: Scene) -> Text | str:
        return str(value)
