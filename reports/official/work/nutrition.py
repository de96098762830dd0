"""Child nutrition (dinh dưỡng trẻ em): who was weighed and cared for; sensitive, so never small numbers.

The same children are counted each half-year, so of each commune the last report counts; only money is
added up over time. All communes stand together: numbers of each would give away what is masked.
"""

from collections.abc import Sequence
from typing import NamedTuple

from locales import Text, _
from models import figure
from models.figure import Told
from reports.official.listed import listed
from reports.official.work.few import masked, masked_part
from reports.official.work.total import Total, cost_lines, total_of
from reports.official.work.work import Asked

_CLASSES = {
    "households_poor": _("poor households {n}"),
    "households_near_poor": _("near-poor households {n}"),
    "households_newly_escaped": _("newly escaped households {n}"),
}
COUNTS = ("measured", "stunted", "underweight", "children", "mothers")


class Nutrition(NamedTuple):
    """``counts`` by name, one of each place that tells it; None where they are withheld."""

    places: int
    counts: dict[str, Sequence[int]] | None
    cost: Total | None

    def lines(self) -> Sequence[Text]:
        """The children, the households, and what it cost."""
        if self.counts is None:
            withheld = _(
                "{n} places have reported. Figures about children's health are not printed for whoever this "
                "draft was made for.",
                n=self.places,
            )
            return [withheld, *cost_lines(self.cost)]
        return [
            *_measured(self.counts),
            *_cared_for(self.counts),
            *_classes(self.counts),
            *cost_lines(self.cost),
        ]


def nutrition(asked: Asked) -> Nutrition:
    """The last report of each place together."""
    last = list(figure.latest_by_place(asked.told).values())
    each = {name: _each(last, name) for name in (*COUNTS, *_CLASSES)}
    counts = {name: numbers for name, numbers in each.items() if numbers}
    return Nutrition(len(last), None if asked.is_withheld else counts, total_of(asked.told, "money"))


def _each(told: Sequence[Told], name: str) -> Sequence[int]:
    return [one.figures[name] for one in told if name in one.figures]


def _measured(counts: dict[str, Sequence[int]]) -> list[Text]:
    if "measured" not in counts:
        return []
    whole = counts["measured"]
    return [
        _(
            "Children under 5: {measured} weighed and measured; stunted: {stunted}; "
            "underweight: {underweight}.",
            measured=masked(whole),
            stunted=masked_part(counts.get("stunted", ()), whole),
            underweight=masked_part(counts.get("underweight", ()), whole),
        )
    ]


def _cared_for(counts: dict[str, Sequence[int]]) -> list[Text]:
    if "children" not in counts:
        return []
    return [
        _(
            "Children from 5 to under 16 cared for: {children}; mothers: {mothers}.",
            children=masked(counts["children"]),
            mothers=masked(counts.get("mothers", ())),
        )
    ]


def _classes(counts: dict[str, Sequence[int]]) -> list[Text]:
    told = listed(
        Text(words.msgid, {"n": masked(counts[name])}) for name, words in _CLASSES.items() if name in counts
    )
    return [] if told is None else [_("They belong to: {classes}.", classes=told)]
