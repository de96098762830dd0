"""Marks: on which line each part of a plan was written, so that a fault can be shown where it is.

A part is named by its path, as in ``activities[3].total``; the first word is the
noun, and each noun has the file of its name.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from programme.error import Fault, PlanError

_LAST_STEP = re.compile(r"(\.\w+|\[\d+\])$")


class Marks(NamedTuple):
    """The line of every path of a plan."""

    lines: Mapping[str, int]

    def error(self, code: Fault, path: str, reason: str) -> PlanError:
        """The error for a fault at this path, or at what encloses it when it was not written down."""
        noun = re.split(r"[.\[]", path, maxsplit=1)[0]
        return PlanError(code, file_of(noun), self._line(path), reason)

    def _line(self, path: str) -> int:
        while path not in self.lines:
            shorter = _LAST_STEP.sub("", path)
            if shorter == path:
                return 1
            path = shorter
        return self.lines[path]


def file_of(noun: str) -> str:
    """The name of the file in which a noun is written."""
    return f"{noun}.yaml"
