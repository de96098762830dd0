"""Shares by the last reports on a state: of the places that say yes, or of what they count.

There is no value before every place of the level has reported in the year (assumption); what is known by
then is told beside.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from locales import Text, _
from models.atlas import Spot
from reports.indicators.measured import Finding, Formula, Question, percent
from reports.indicators.states import (
    States,
    names_of,
    not_told_of_communes,
    not_told_of_hamlets,
    of_communes,
    of_hamlets,
)


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


class Share(NamedTuple):
    """One question and the states that answer it."""

    question: Question
    level: Level
    states: States
    formula: Formula

    def of_places(self, name: str, further: Sequence[Text] = ()) -> Finding:
        """The share of the places of which a yes-or-no figure says yes; ``further`` details stand below."""
        yes, places = self.states.saying(name), self.states.places
        if self.states.missing or not places:
            return self._lacking(self.level.known, len(yes), len(self.states.told))
        no = [spot for spot in places if spot not in yes]
        named = (_("Not yet: {names}.", names=names_of(self.question, no)),) if no else ()
        return self._found(len(yes), len(places), (*named, *further))

    def of_sums(self, part: str, whole: str, known: Text) -> Finding:
        """The share of one figure in another, both added up; ``known`` has {part} and {whole}."""
        some, everything = self.states.total(part), self.states.total(whole)
        if self.states.missing or not everything:
            return self._lacking(known, some, everything)
        return self._found(some, everything)

    def _found(self, part: int, whole: int, details: tuple[Text, ...] = ()) -> Finding:
        return Finding(
            self._told_by(),
            percent(part, whole),
            part,
            whole,
            details=details,
            report_ids=self.states.report_ids,
            formula=self.formula,
        )

    def _lacking(self, known: Text, part: int, whole: int) -> Finding:
        so_far = known._replace(values={"part": part, "whole": whole})
        return Finding(
            self._told_by(),
            lacking=self.level.not_told(self.question, self.states.missing),
            details=(so_far,) if self.states.told else (),
            formula=self.formula,
        )

    def _told_by(self) -> Text:
        return self.level.source._replace(values={"year": str(self.question.year)})


def share(question: Question, level: Level, formula: Formula) -> Share:
    """The share that a formula asks of a level, by the reports there are."""
    return Share(question, level, level.states(question), formula)
