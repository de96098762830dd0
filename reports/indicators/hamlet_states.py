"""Roads, electricity, and households that use it, as the hamlets say.

Formula 1 of roads and electricity: hamlets whose last report of the year says yes, of all hamlets. Of
households: those that use electricity by these reports, of all their households. None of them has a
value before every hamlet has reported in the year (assumption).
"""

from locales import Text, _
from models.figure import Told
from models.programme import Indicator
from reports.indicators.measured import Finding, Formula, Question
from reports.indicators.shares_of_states import HAMLETS, share, told_on
from reports.indicators.states import States

ROADS = Formula(
    "1",
    _("Hamlets whose last report of the year says that the main road is hardened up to the standard."),
)
ELECTRICITY = Formula("1", _("Hamlets whose last report of the year says that they have electricity."))
_LENGTHS = {"road_metres", "hardened_metres"}
POWERED = Formula("1", _("Households that use electricity, of all households, by each hamlet's last report."))


def hardened_roads(question: Question, indicator: Indicator) -> Finding:
    """The share of hamlets whose main road is hardened up to the standard."""
    asked = share(question, HAMLETS, ROADS)
    return asked.of_places("road_meets", _road, _lengths(asked.states))


def hamlets_with_electricity(question: Question, indicator: Indicator) -> Finding:
    """The share of hamlets that have electricity."""
    return share(question, HAMLETS, ELECTRICITY).of_places("electricity")


def households_with_electricity(question: Question, indicator: Indicator) -> Finding:
    """The share of households that use electricity."""
    said = _("{part} of {whole} households, {told}")
    known = _("Known so far: {part} of {whole} households.")
    return share(question, HAMLETS, POWERED).of_sums(indicator, "powered", "households", said, known)


def _road(one: Told) -> Text:
    """How much of a hamlet's main road is hardened, where it knows both lengths."""
    if not one.figures.keys() >= _LENGTHS:
        return told_on(one)
    return _(
        "hardened {hardened} of {whole} km, {told}",
        hardened=_km(one.figures["hardened_metres"]),
        whole=_km(one.figures["road_metres"]),
        told=told_on(one),
    )


def _lengths(states: States) -> tuple[Text, ...]:
    """How much of the roads is hardened, of the hamlets that know both lengths."""
    known = [one.figures for one in states.told.values() if one.figures.keys() >= _LENGTHS]
    if not known:
        return ()
    return (
        _(
            "Hardened: {hardened} of {whole} km, in {n} hamlets that told the lengths.",
            hardened=_km(sum(one["hardened_metres"] for one in known)),
            whole=_km(sum(one["road_metres"] for one in known)),
            n=len(known),
        ),
    )


def _km(metres: int) -> float:
    return round(metres / 1000, 1)
