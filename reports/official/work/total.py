"""A figure added up over reports, and how many of them tell it: a sum of some is not said as one of all."""

from collections.abc import Sequence
from typing import NamedTuple

from locales import Text, _
from models import figure
from models.figure import Told
from reports.millions import in_millions


class Total(NamedTuple):
    """The sum over the reports that tell the figure."""

    amount: int
    told: int
    reports: int

    def said(self, words: Text, shown: float | None = None) -> Text:
        """The words with the sum as their ``n``, and of how many reports it is where some do not tell it."""
        what = Text(words.msgid, {"n": self.amount if shown is None else shown})
        if self.told == self.reports:
            return what
        return _("{what} ({n} of {reports} reports tell it)", what=what, n=self.told, reports=self.reports)

    def in_millions(self) -> Text:
        """An amount of money."""
        return self.said(_("{n} million dong"), in_millions(self.amount))


def total_of(told: Sequence[Told], name: str) -> Total | None:
    """The figure with this name; None where no report tells it."""
    amount = figure.known(told, name)
    return None if amount is None else Total(amount, sum(name in one.figures for one in told), len(told))


def cost_lines(cost: Total | None) -> list[Text]:
    """What it cost as a line of a list; nothing where nobody tells it."""
    return [] if cost is None else [_("Cost: {amount}.", amount=cost.in_millions())]
