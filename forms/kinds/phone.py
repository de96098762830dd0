"""A telephone number."""

import re
from dataclasses import dataclass
from typing import Any

from forms.answers.phones import read_phone
from forms.answers.reading import Reading
from forms.facts import Scene
from forms.question import Question
from locales import Text

_OF_VIETNAM = re.compile(r"\+84(\d{2,4})(\d{3})(\d{3,4})")


@dataclass(frozen=True, kw_only=True)
class Phone(Question):
    """One number, kept as E.164; personal data."""

    personal: bool = True

    def read(self, text: str, scene: Scene) -> Reading:
        return read_phone(text)

    def show(self, value: Any, scene: Scene) -> Text | str:
        return as_dialled(str(value))


def as_dialled(phone: str) -> str:
    """ "+84912345678" as people here write and dial it: "0912 345 678"; others as they are."""
    found = _OF_VIETNAM.fullmatch(phone)
    return f"0{found[1]} {found[2]} {found[3]}" if found else phone
