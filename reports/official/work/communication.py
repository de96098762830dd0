"""Information work (truyền thông): what was held and handed out, and the households it reached.

Each report says how many of its hamlet's households were told since the beginning of the year, so of each
hamlet the highest number counts, as in the indicator; they are never added up over events or activities.
"""

from collections.abc import Sequence
from typing import NamedTuple

from locales import Text, _
from models.figure import Told
from reports.official.listed import listed
from reports.official.work.total import Total, cost_lines, total_of
from reports.official.work.work import Asked

_OF_ONE_YEAR = _(
    "Households told since the beginning of the year, each once: {households}, the sum of the highest number "
    "of each of {n} hamlets."
)
_OF_YEARS = _(
    "Households told within a year, each once: {households}, the sum of the highest number of each of {n} "
    "hamlets in any year."
)


class InformationWork(NamedTuple):
    """What is not told by any report is None; people are turns, not different people."""

    reports: int
    times: Total | None
    copies: Total | None
    people: Total | None
    households: int | None
    hamlets: int  # that told how many households
    cost: Total | None
    of_years: bool = False  # the span is longer than a year

    def lines(self) -> Sequence[Text]:
        """What was done, whom it reached, what it cost."""
        parts = (
            (self.times, _("{n} times held or broadcast")),
            (self.copies, _("{n} sheets or copies")),
            (self.people, _("{n} turns of people")),
        )
        told = listed(total.said(words) for total, words in parts if total is not None)
        lines = [
            _("Information work: {n} reports; {told}.", n=self.reports, told=told or _("no figures told"))
        ]
        if self.households is not None:
            words = _OF_YEARS if self.of_years else _OF_ONE_YEAR
            lines.append(Text(words.msgid, {"households": self.households, "n": self.hamlets}))
        return [*lines, *cost_lines(self.cost)]


def information_work(asked: Asked) -> InformationWork:
    """Everything that was told of one activity."""
    informed: dict[str, int] = {}
    for one in asked.told:
        if "informed" in one.figures:
            informed[one.place_code] = max(one.figures["informed"], informed.get(one.place_code, 0))
    return InformationWork(
        len(asked.told),
        _of_its_kind(asked.told, "times"),
        _of_its_kind(asked.told, "copies"),
        total_of(asked.told, "people"),
        sum(informed.values()) if informed else None,
        len(informed),
        total_of(asked.told, "cost"),
        asked.scope.span.first.year != asked.scope.span.last.year,
    )


def _of_its_kind(told: Sequence[Told], name: str) -> Total | None:
    """Meetings are counted in times and leaflets in copies, so that neither is lacking in the other."""
    return total_of([one for one in told if name in one.figures], name)
