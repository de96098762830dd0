"""A day, or a first and a last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from forms.answers.dates import read_days
from forms.answers.days_in_text import days_in
from forms.answers.reading import Reading
from forms.cells import Cell, CellKind, as_day
from forms.facts import Option, Scene
from forms.question import Question
from locales import Day, Text, _


@dataclass(frozen=True, kw_only=True)
class Days(Question):
    """When something happened: ``{"first": ISO date, "last": ISO date}``, never in the future."""

    def suggest(self, scene: Scene) -> Sequence[Option]:
        today = scene.facts.today
        yesterday = today - timedelta(days=1)
        return (
            Option(one_day(today), _("Today, {day}", day=Day(today, "near"))),
            Option(one_day(yesterday), _("Yesterday, {day}", day=Day(yesterday, "near"))),
        )

    @property
    def gathers(self) -> bool:
        return True

    def stretches(self, text: str, scene: Scene) -> Sequence[tuple[int, int]]:
        return days_in(text, scene.facts.today)

    def read(self, text: str, scene: Scene) -> Reading:
        return read_days(text, scene.facts.today, latest=scene.facts.today)

    def show(self, value: Any, scene: Scene) -> Text | str:
        first, last = date.fromisoformat(value["first"]), date.fromisoformat(value["last"])
        if first == last:
            return _("{day}", day=Day(first))
        return _("{first} to {last}", first=Day(first), last=Day(last))

    def cells(self) -> tuple[Cell, ...]:
        return (
            Cell(CellKind.day, lambda value, scene: as_day(value["first"], scene), _("first day")),
            Cell(CellKind.day, lambda value, scene: as_day(value["last"], scene), _("last day")),
        )


def one_day(day: date) -> dict[str, str]:
    """The value of a single day."""
    return {"first": day.isoformat(), "last": day.isoformat()}
