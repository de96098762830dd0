"""The calls a bot made, in order."""

from dataclasses import dataclass, field
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
