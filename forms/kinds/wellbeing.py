"""How a household lives, as the review's paper form has it: its B1 points, or its income per head."""

import re
from dataclasses import dataclass
from typing import Any

from forms.answers.earnings import read_earnings
from forms.answers.numbers import read_count
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.cells import Cell, CellKind, part_of
from forms.facts import Scene
from forms.question import Question
from locales import Money, Text, _
from locales.folding import plain

MOST_POINTS = 400  # assumption: above what any household's B1 adds up to
_POINTS = re.compile(r"\b(?:diem|d)\b|\bb1\b|:")
_MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, kw_only=True)
class Wellbeing(Question):
    """``{"points": n}`` or ``{"income": đồng per head and month}``; money has to have its unit.

    Without ``points`` only an income fits: no threshold of points is known for the standard in force.
    """

    points: bool = True

    @property
    def reads_number(self) -> bool:
        return True

    def read(self, text: str, scene: Scene) -> Reading:
        if self.points:
            count = read_count(_POINTS.sub(" ", plain(text)), MOST_POINTS)
            if isinstance(count, Understood):
                return Understood({"points": count.value}, sure=count.sure)
        return self._income(text)

    def _income(self, text: str) -> Reading:
        reading = read_earnings(text)
        if isinstance(reading, Misfit):
            if self.points:
                return Misfit(
                    "wellbeing", _("Points or an income is needed here. For example: 120, or 1tr2 a month")
                )
            return reading
        meant = [reading.value] if isinstance(reading, Understood) else list(reading.candidates)
        monthly = list(
            dict.fromkeys(one["year"] // _MONTHS_IN_A_YEAR for one in meant if one["per"] == "month")
        )
        if not monthly:
            monthly = [one["year"] // _MONTHS_IN_A_YEAR for one in meant]
        if len(monthly) == 1:
            return Understood({"income": monthly[0]}, sure=False)
        why = _("Which amount is it, for one person in one month?")
        return Unsure(tuple({"income": one} for one in monthly), why)

    def show(self, value: Any, scene: Scene) -> Text | str:
        if "points" in value:
            return _("{n} points", n=value["points"])
        return _("{amount} per head and month", amount=Money(value["income"]))

    def cells(self) -> tuple[Cell, ...]:
        income = part_of("income", CellKind.money, _("income per head and month"))
        return (part_of("points", CellKind.whole, _("B1 points")), income) if self.points else (income,)
