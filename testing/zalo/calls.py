"""The calls a bot made, in order."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any


@dataclass
class Call:
    """One call: what was asked, when, and what came of it."""

    method: str
    given: dict[str, Any]  # the parameters as they came
    at: float  # seconds, by the clock of the stand-in
    http: str = "POST"
    status: int = 0  # of the answer: 200 or an error code; 0 while there is none, and when it was lost
    done: bool = False  # it took effect
    values: dict[str, Any] = field(default_factory=dict)  # the parameters as they were read


class Calls:
    """All of them."""

    def __init__(self) -> None:
        self.every: list[Call] = []
        self.refused: list[tuple[str, str]] = []  # methods that did not fit the description, and why

    def of(self, method: str) -> list[Call]:
        """The calls of one method, whatever came of them."""
        return [call for call in self.every if call.method == method]

    def gaps(self, method: str) -> list[float]:
        """Seconds from each call of a method to the next."""
        return [later.at - earlier.at for earlier, later in pairwise(self.of(method))]
