"""Households that are recognised as poor at the end of the year."""

from collections.abc import Collection

from locales import Day, _, plural
from models.atlas import Spot
from models.programme import Indicator
from reports.indicators.classes import POOR, Known, classes_on
from reports.indicators.measured import Finding, Formula, Question

FORMULA = Formula(
    "1",
    _("Households whose recognised class is poor; proposals do not count."),
)


def poor_households(question: Question, indicator: Indicator) -> Finding:
    """How many there are; only where every hamlet has its households in the register."""
    known = classes_on(question, question.last_day)
    poor = sum(one.household_class == POOR for one in known.values())
    source = _("register of households and decisions until {day}", day=Day(question.last_day))
    hamlets = question.places("hamlet")
    registered = _registered(known.values(), hamlets)
    if registered == len(hamlets) and hamlets:
        classes = _("Households in the register: {n}.", n=len(known))
        return Finding(source, float(poor), numerator=poor, details=(classes,), formula=FORMULA)
    lacking = _(
        "Only {known} of {n} hamlets have their households in the register.",
        known=registered,
        n=len(hamlets),
    )
    so_far = plural("There {n} poor household is known.", "There {n} poor households are known.", poor)
    return Finding(source, lacking=lacking, details=(so_far,) if registered else (), formula=FORMULA)


def _registered(known: Collection[Known], hamlets: Collection[Spot]) -> int:
    """How many hamlets have households; those of a hamlet that was merged since are its successor's."""
    having = {one.place_code for one in known}
    return sum(not having.isdisjoint(spot.path.split("/")) for spot in hamlets)
