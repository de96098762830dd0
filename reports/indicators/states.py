"""The last report of each hamlet or commune on its state (hiện trạng) in a year, and who has sent none.

What a place said last year is not taken for this year's: a state that nobody confirmed is not known.
"""

from collections.abc import Iterable
from typing import NamedTuple

from locales import Text, _, plural
from models import figure
from models.atlas import Spot
from models.figure import Asked, Told
from reports.indicators.measured import Question

HAMLET_STATE, COMMUNE_STATE = "hamlet_state", "commune_state"  # the forms
MOST_NAMED = 8  # places in one line (assumption)


class States(NamedTuple):
    """The places of a level: what each that reported said last, and those that did not."""

    told: dict[str, Told]
    places: list[Spot]

    @property
    def missing(self) -> list[Spot]:
        return [spot for spot in self.places if spot.code not in self.told]

    def saying(self, name: str) -> list[Spot]:
        """The places of which a yes-or-no figure says yes."""
        return [one for one in self.places if one.code in self.told and self.told[one.code].figures.get(name)]


def of_hamlets(question: Question) -> States:
    """The states of the hamlets in the year, at and below the scope."""
    return _states(question, HAMLET_STATE, question.places("hamlet"))


def of_communes(question: Question) -> States:
    """The states of the communes."""
    return _states(question, COMMUNE_STATE, question.places("commune"))


def _states(question: Question, form: str, places: list[Spot]) -> States:
    asked = Asked(form, question.scope, question.first_day, question.last_day, question.sample)
    latest = figure.latest_by_place(figure.told(question.session, asked))
    codes = {spot.code for spot in places}
    return States({code: told for code, told in latest.items() if code in codes}, places)


def not_told_of_hamlets(question: Question, missing: list[Spot]) -> Text:
    """That these hamlets have not reported their state."""
    if not missing:
        return _("This counts hamlets; there is none here.")
    return plural(
        "{n} hamlet has not reported its state in {year}: {names}.",
        "{n} hamlets have not reported their state in {year}: {names}.",
        len(missing),
        year=str(question.year),
        names=names_of(question, missing),
    )


def not_told_of_communes(question: Question, missing: list[Spot]) -> Text:
    """That these communes have not reported their state."""
    if not missing:
        return _("This counts whole communes; there is none here.")
    return plural(
        "{n} commune has not reported its state in {year}: {names}.",
        "{n} communes have not reported their state in {year}: {names}.",
        len(missing),
        year=str(question.year),
        names=names_of(question, missing),
    )


def names_of(question: Question, places: Iterable[Spot]) -> str:
    """The first few of these places by name."""
    named = [spot.name(question.last_day) for spot in places]
    return ", ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
