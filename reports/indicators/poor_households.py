"""Households that are recognised as poor at the end of the year."""

from collections.abc import Collection

from locales import Day, Text, _, plural
from models.atlas import Spot
from models.programme import Indicator
from reports.indicators import rows
from reports.indicators.classes import POOR, Known, classes_on
from reports.indicators.measured import Finding, Formula, Question
from reports.indicators.rows import Group, Row, Subject

FORMULA = Formula(
    "1",
    _("Households whose recognised class is poor; proposals do not count."),
)


def poor_households(question: Question, indicator: Indicator) -> Finding:
    """How many there are; only where every hamlet has its households in the register."""
    known = classes_on(question, question.last_day)
    source = _("register of households and decisions until {day}", day=Day(question.last_day))
    hamlets = question.places("hamlet")
    empty = _unregistered(known.values(), hamlets)
    no_register = _("no households in the register")
    found = (
        *(rows.missing(spot, no_register) for spot in empty),
        *(_row(one) for one in known.values() if one.household_class == POOR),
    )
    (poor,) = rows.sums(found, 1)
    if hamlets and not empty:
        classes = _("Households in the register: {n}.", n=len(known))
        return Finding(source, float(poor), numerator=poor, details=(classes,), formula=FORMULA, rows=found)
    registered = len(hamlets) - len(empty)
    so_far = plural("There {n} poor household is known.", "There {n} poor households are known.", poor)
    return Finding(
        source,
        lacking=_lacking(registered, len(hamlets)),
        details=(so_far,) if registered else (),
        formula=FORMULA,
        rows=found,
    )


def _row(one: Known) -> Row:
    said = _("recognised as poor")
    return Row(
        Subject.household,
        one.household_id,
        one.place_code,
        Group.counted,
        said,
        adds=(1,),
        beside=one.decisions,
    )


def _lacking(registered: int, hamlets: int) -> Text:
    return _(
        "Only {known} of {n} hamlets have their households in the register.", known=registered, n=hamlets
    )


def _unregistered(known: Collection[Known], hamlets: Collection[Spot]) -> list[Spot]:
    """The hamlets without households; those of a hamlet that was merged since are its successor's."""
    having = {one.place_code for one in known}
    return [spot for spot in hamlets if having.isdisjoint(spot.path.split("/"))]
