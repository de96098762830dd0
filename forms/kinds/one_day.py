"""A single day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from forms.answers.dates import read_day
from forms.answers.days_in_text import days_in
from forms.answers.reading import Reading
from forms.cells import Cell, CellKind, CellValue, as_day
from forms.facts import Option, Scene
from forms.question import Question
from locales import Day, Text, _


@dataclass(frozen=True, kw_only=True)
class OneDay(Question):
    """A day as an ISO date; not after today unless ``future``. ``others`` are answers that are no day.

    ``source`` names the facts' usual days, which are offered as days that lie ahead.
    """

    future: bool = False
    others: tuple[Option, ...] = ()
    source: str = ""

    def suggest(self, scene: Scene) -> Sequence[Option]:
        if self.source:
            return (*scene.facts.options(self.source, scene.answers), *self.others)
        if self.future:
            return self.others
        today = scene.facts.today
        yesterday = today - timedelta(days=1)
        return (
            Option(today.isoformat(), _("Today, {day}", day=Day(today, "near"))),
            Option(yesterday.isoformat(), _("Yesterday, {day}", day=Day(yesterday, "near"))),
            *self.others,
        )

    @property
    def gathers(self) -> bool:
        return True

    def stretches(self, text: str, scene: Scene) -> Sequence[tuple[int, int]]:
        return days_in(text, scene.facts.today)

    def read(self, text: str, scene: Scene) -> Reading:
        latest = None if self.future else scene.facts.today
        return read_day(text, scene.facts.today, latest=latest)

    def show(self, value: Any, scene: Scene) -> Text | str:
        for option in self.others:
            if option.value == value:
                return option.label
        return _("{day}", day=Day(date.fromisoformat(value)))

    def cells(self) -> tuple[Cell, ...]:
        return (Cell(CellKind.day, self._day),)

    def _day(self, value: Any, scene: Scene) -> CellValue:
        """The day, or the words of an answer that is none."""
        said = next((option.label for option in self.others if option.value == value), None)
        return said if said is not None else as_day(value, scene)
