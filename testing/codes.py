"""Invitation codes in transcripts: made by chance, so the file shows the same one for all of them."""

import re

from handlers.codes import LETTERS

ANY = "K7Q2-M4TP"
_CODE = re.compile(rf"\b(?=[A-Z-]*\d)[{LETTERS}]{{4}}-[{LETTERS}]{{4}}\b")  # as all codes, with a digit


class Codes:
    """Remembers the code that was shown last; ``{code}`` in a script types it."""

    def __init__(self) -> None:
        self._last = ""

    def typed(self, line: str) -> str:
        """What a line of the script types."""
        return line.replace("{code}", self._last)

    def shown(self, said: str) -> str:
        """What was said, as it stands in the file."""
        found = [code for code in _CODE.findall(said) if code != ANY]
        self._last = found[-1] if found else self._last
        return _CODE.sub(ANY, said)
