"""What came of reading an answer: understood, unsure between a few meanings, or not fitting.

Readers never raise for what a person typed. Each returns one of these three.
"""

from typing import Any, NamedTuple

from locales import Text


class Understood(NamedTuple):
    """The answer means this value (JSON-able: str, int, bool, list, dict; dates as ISO strings)."""

    value: Any
    sure: bool = True  # False: read it back and wait for a yes before it counts


class Unsure(NamedTuple):
    """The answer may mean any of these; the person chooses. ``why`` says what was read."""

    candidates: tuple[Any, ...]
    why: Text


class Misfit(NamedTuple):
    """The answer does not fit; ``why`` says what was read, why it does not fit and what to type.

    ``suggestions`` are values close to what was typed, offered for a tap.
    """

    code: str
    why: Text
    suggestions: tuple[Any, ...] = ()


Reading = Understood | Unsure | Misfit
