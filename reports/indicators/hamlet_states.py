"""Roads, electricity, and households that use it, as the hamlets say.

Formula 1 of roads and electricity: hamlets whose last report of the year says yes, of all hamlets. Of
households: those that use electricity by these reports, of all their households. None of them has a
value before every hamlet has reported in the year (assumption).
"""

from locales import Text, _
from models.programme import Indicator
from reports.indicators.measured import Finding, Formula, Question, percent
from reports.indicators.states import States, names_of, not_told_of_hamlets, of_hamlets

ROADS = Formula(
    "1",
    _("Hamlets whose last report of the year says that the main road is hardened up to the standard."),
)
ELECTRICITY = Formula("1", _("Hamlets whose last report of the year says that they have electricity."))
POWERED = Formula("1", _("Households that use electricity, of all households, by each hamlet's last report."))


def hardened_roads(question: Question, indicator: Indicator) -> Finding:
    """The share of hamlets whose main road is hardened up to the standard."""
    states = of_hamlets(question)
    return _share_of_hamlets(question, states, "road_meets", ROADS, _lengths(states))


def hamlets_with_electricity(question: Question, indicator: Indicator) -> Finding:
    """The share of hamlets that have electricity."""
    return _share_of_hamlets(question, of_hamlets(question), "electricity", ELECTRICITY)


def households_with_electricity(question: Question, indicator: Indicator) -> Finding:
    """The share of households that use electricity."""
    states = of_hamlets(question)
    powered, households = states.total("powered"), states.total("households")
    if states.missing or not households:
        so_far = _("Known so far: {part} of {whole} households.", part=powered, whole=households)
        return _lacking(question, states, POWERED, so_far)
    return Finding(
        _source(question),
        percent(powered, households),
        powered,
        households,
        report_ids=states.report_ids,
        formula=POWERED,
    )


def _share_of_hamlets(
    question: Question, states: States, name: str, formula: Formula, *details: tuple[Text, ...]
) -> Finding:
    further = tuple(text for some in details for text in some)
    yes = states.saying(name)
    if states.missing or not states.places:
        so_far = _("Known so far: {part} of {whole} hamlets.", part=len(yes), whole=len(states.told))
        return _lacking(question, states, formula, so_far)
    no = [spot for spot in states.places if spot not in yes]
    named = (_("Not yet: {names}.", names=names_of(question, no)),) if no else ()
    return Finding(
        _source(question),
        percent(len(yes), len(states.places)),
        len(yes),
        len(states.places),
        details=(*named, *further),
        report_ids=states.report_ids,
        formula=formula,
    )


def _lacking(question: Question, states: States, formula: Formula, so_far: Text) -> Finding:
    return Finding(
        _source(question),
        lacking=not_told_of_hamlets(question, states.missing),
        details=(so_far,) if states.told else (),
        formula=formula,
    )


def _lengths(states: States) -> tuple[Text, ...]:
    """How much of the roads is hardened, of the hamlets that know both lengths."""
    both = {"road_metres", "hardened_metres"}
    known = [one.figures for one in states.told.values() if both <= one.figures.keys()]
    if not known:
        return ()
    return (
        _(
            "Hardened: {hardened} of {whole} km, in {n} hamlets that told the lengths.",
            hardened=round(sum(one["hardened_metres"] for one in known) / 1000, 1),
            whole=round(sum(one["road_metres"] for one in known) / 1000, 1),
            n=len(known),
        ),
    )


def _source(question: Question) -> Text:
    return _("reports of {year} on the state of hamlets", year=str(question.year))
