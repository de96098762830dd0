"""A telephone number."""

from dataclasses import dataclass
from typing import Any

from forms.answers.phones import as_people_write, read_phone
from forms.answers.reading import Reading
from forms.facts import Scene
from forms.question import Question
from locales import Text


@dataclass(frozen=True, kw_only=True)
class Phone(Question):
    """One number, kept as E.164; personal data."""

    personal: bool = True

    def read(self, text: str, scene: Scene) -> Reading:
        return read_phone(text)

    def show(self, value: Any, scene: Scene) -> Text | str:
        return as_people_write(str(value))
