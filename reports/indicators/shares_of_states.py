"""Shares by the last reports on a state: of the places that say yes, or of what they count.

There is no value before every place of the level has reported in the year (assumption); what is known by
then is told beside.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from locales import Day, Text, _
from models.atlas import Spot
from models.figure import Told
from models.programme import Indicator
from reports.indicators import rows
from reports.indicators.measured import Finding, Formula, Question, share_of
from reports.indicators.rows import Group, Row
from reports.indicators.states import (
    States,
    names_of,
    not_told_of_communes,
    not_told_of_hamlets,
    of_communes,
    of_hamlets,
)

NOT_TOLD = _("no report of this year on its state")


class Level(NamedTuple):
    """Hamlets or communes: how their states are read, and the words for both."""

    states: Callable[[Question], States]
    not_told: Callable[[Question, list[Spot]], Text]
    source: Text  # with {year}
    known: Text  # with {part} and {whole}


HAMLETS = Level(
    of_hamlets,
    not_told_of_hamlets,
    _("reports of {year} on the state of hamlets"),
    _("Known so far: {part} of {whole} hamlets."),
)
COMMUNES = Level(
    of_communes,
    not_told_of_communes,
    _("reports of {year} on the state of communes"),
    _("Known so far: {part} of {whole} communes."),
)


def told_on(one: Told) -> Text:
    """When a place said so."""
    return _("told {day}", day=Day(one.day, "short"))


class Share(NamedTuple):
    """One question and the states that answer it."""

    question: Question
    level: Level
    states: States
    formula: Formula

    def of_places(
        self, name: str, said: Callable[[Told], Text] = told_on, further: Sequence[Text] = ()
    ) -> Finding:
        """The share of the places of which a yes-or-no figure says yes; ``further`` details stand below."""

        def row(spot: Spot, one: Told) -> Row:
            yes = bool(one.figures.get(name))
            group = Group.reached if yes else Group.short
            return rows.of_place(spot, group, said(one), (int(yes), 1), (one.report_id,))

        found = self._rows(row)
        no = [self.question.atlas.spots[one.place_code] for one in rows.in_group(found, Group.short)]
        named = (_("Not yet: {names}.", names=names_of(self.question, no)),) if no else ()
        return self._finding(found, self.level.known, (*named, *further))

    def of_sums(self, indicator: Indicator, part: str, whole: str, said: Text, known: Text) -> Finding:
        """The share of one figure in another, both added up; both texts have {part} and {whole}."""

        def row(spot: Spot, one: Told) -> Row:
            adds = one.figures.get(part, 0), one.figures.get(whole, 0)
            values = {"part": adds[0], "whole": adds[1], "told": told_on(one)}
            group = rows.group_of(*adds, indicator.target)
            return rows.of_place(spot, group, said._replace(values=values), adds, (one.report_id,))

        return self._finding(self._rows(row), known)

    def _rows(self, row: Callable[[Spot, Told], Row]) -> tuple[Row, ...]:
        told = self.states.told
        return tuple(
            row(spot, told[spot.code]) if spot.code in told else rows.missing(spot, NOT_TOLD)
            for spot in self.states.places
        )

    def _finding(self, found: tuple[Row, ...], known: Text, details: tuple[Text, ...] = ()) -> Finding:
        part, whole = rows.sums(found)
        source = self.level.source._replace(values={"year": str(self.question.year)})
        if not self.states.missing and whole:
            return share_of(source, found, self.formula, details)
        so_far = known._replace(values={"part": part, "whole": whole})
        return Finding(
            source,
            lacking=self.level.not_told(self.question, self.states.missing),
            details=(so_far,) if self.states.told else (),
            formula=self.formula,
            rows=found,
        )


def share(question: Question, level: Level, formula: Formula) -> Share:
    """The share that a formula asks of a level, by the reports there are."""
    return Share(question, level, level.states(question), formula)
