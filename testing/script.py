"""The lines of a transcript that a person does, read."""

import re
from typing import Literal, NamedTuple

Kind = Literal["says", "taps", "album", "photos", "file", "sends", "edits", "replies"]
_FORMS: dict[Kind, re.Pattern[str]] = {  # the first that fits
    "album": re.compile(r"^\{(\d+) photos?\}$"),
    "photos": re.compile(r"^\{photos?: (.+)\}$"),
    "file": re.compile(r"^\{file: (.+)\}$"),
    "sends": re.compile(r"^\{(\w+)\}$"),
    "edits": re.compile(r"^\{edit: (.+?) => (.+)\}$"),
    "replies": re.compile(r"^\{reply: (.+?) => (.+)\}$"),
    "taps": re.compile(r"^\((.+)\)$"),
}


class Act(NamedTuple):
    """What somebody does: ``words`` say with what or to what, ``text`` is typed then."""

    kind: Kind
    words: str
    text: str = ""


def read_act(line: str) -> Act:
    """What a line says; words are typed unless it has another form."""
    for kind, form in _FORMS.items():
        if found := form.match(line):
            return Act(kind, *found.groups())
    return Act("says", line)
