"""Whether a year's review adds up: opening, what moved, closing, for poor and for near-poor households.

Biểu 2 and 3: closing = opening − (to the other class) − escaped − other decrease + (from the
other class) + fell back + newly + other increase. A household of which nothing is said did not move.
"""

from collections.abc import Iterable
from typing import NamedTuple

from forms.poverty.classes import NEAR_POOR, POOR
from forms.poverty.movement import movement
from locales import Text, _

DECREASES = ("to_other", "escaped", "left")
INCREASES = ("from_other", "fell_back", "newly", "arrived")


class Move(NamedTuple):
    """One household of the year: the class at the opening and the class now.

    ``left``: no longer here (chuyển đi, hộ không còn), whatever its class now. ``arrived``: came
    with its class from elsewhere (chuyển đến), so that it was not in the opening. A household
    that is new in the hamlet and found poor is not "arrived" but newly poor.
    """

    household: int
    before: str
    after: str
    ever_poor: bool = False
    ever_near_poor: bool = False
    left: bool = False
    arrived: bool = False


class Difference(NamedTuple):
    """One household that makes closing differ from opening, and why: a line of ``line_names``."""

    household: int
    line: str
    change: int  # 1 or -1


class Flow(NamedTuple):
    """The flow of one class in households; ``differences`` says it household by household."""

    of: str  # "poor" | "near_poor"
    opening: int
    differences: tuple[Difference, ...]

    def count(self, line: str) -> int:
        """How many households stand in one line, a word of ``DECREASES`` or ``INCREASES``."""
        return sum(one.line == line for one in self.differences)

    def households(self, line: str) -> tuple[int, ...]:
        """Which households stand in one line."""
        return tuple(one.household for one in self.differences if one.line == line)

    @property
    def closing(self) -> int:
        """What there must be at the end."""
        return self.opening + sum(one.change for one in self.differences)

    def holds(self, stated: int) -> bool:
        """Whether a closing number that somebody counted agrees."""
        return stated == self.closing


def flow(of: str, opening: int, moves: Iterable[Move]) -> Flow:
    """The flow of the poor (biểu 2) or the near-poor (biểu 3) from their opening number."""
    lines = ((one.household, _line(of, one)) for one in moves)
    return Flow(
        of,
        opening,
        tuple(Difference(who, line, -1 if line in DECREASES else 1) for who, line in lines if line),
    )


def line_names(of: str) -> dict[str, Text]:
    """What each line of a flow is called, decreases first."""
    poor = of == POOR
    return {
        "to_other": _("became near-poor") if poor else _("became poor"),
        "escaped": _("escaped poverty") if poor else _("escaped near-poverty"),
        "left": _("moved away or no longer there"),
        "from_other": _("were near-poor before") if poor else _("were poor before"),
        "fell_back": _("poor again") if poor else _("near-poor again"),
        "newly": _("newly poor") if poor else _("newly near-poor"),
        "arrived": _("moved here"),
    }


def _line(of: str, one: Move) -> str | None:
    """The line a household stands in; None where it changes nothing for this class."""
    was, is_now = one.before == of and not one.arrived, one.after == of and not one.left
    if was == is_now:
        return None
    other = NEAR_POOR if of == POOR else POOR
    if was:
        return "left" if one.left else "to_other" if one.after == other else "escaped"
    if one.arrived:
        return "arrived"
    if one.before == other:
        return "from_other"
    moved = movement(one.before, one.ever_poor, one.ever_near_poor, one.after)
    return "fell_back" if moved.startswith("fell_back") else "newly"
