"""Households that were told about policies, production and the economy, each once in the year.

Formula 1: of each hamlet the highest number it gave in a report of the year, never a sum of
events, but no more than its households; of the households by its last report of the year on its state.
A hamlet that said "không phát sinh" and no number has informed nobody. There is no value before both
are known of every hamlet (assumption).
"""

from typing import NamedTuple

from locales import Text, _, plural
from models import figure, nil_report
from models.figure import Asked
from models.programme import Indicator
from reports.indicators.measured import Finding, Formula, Question, percent
from reports.indicators.states import States, names_of, not_told_of_hamlets, of_hamlets

COMMUNICATION = "communication"  # the form
FORMULA = Formula(
    "1",
    _("Of each hamlet the highest number of the year, never a sum of events; each household counts once."),
)


class Informed(NamedTuple):
    """The highest number of each hamlet that told one, and the reports that tell it."""

    households: dict[str, int]
    report_ids: frozenset[int]


def informed_households(question: Question, indicator: Indicator) -> Finding:
    """The share of households that were told."""
    source = _("reports of {year} on information work, and on the state of hamlets", year=str(question.year))
    states = of_hamlets(question)
    informed = highest(question, {spot.code for spot in states.places})
    known = [one for one in states.told if one in informed.households]
    households = {code: states.told[code].figures.get("households", 0) for code in known}
    part = sum(min(informed.households[code], whole) for code, whole in households.items())
    whole = sum(households.values())
    lacking = _lacking(question, states, informed)
    if lacking:
        so_far = _("Known so far: {part} of {whole} households.", part=part, whole=whole)
        details = (*lacking[1:], *([so_far] if known else []))
        return Finding(source, lacking=lacking[0], details=details, formula=FORMULA)
    return Finding(
        source,
        percent(part, whole),
        part,
        whole,
        details=_below(question, indicator, informed, households),
        report_ids=informed.report_ids | states.report_ids,
        formula=FORMULA,
    )


def highest(question: Question, hamlets: set[str]) -> Informed:
    """What each of these hamlets has reached in the year so far."""
    asked = Asked(COMMUNICATION, question.scope, question.first_day, question.last_day, question.sample)
    told = figure.told(question.session, asked)
    said = [one for one in told if one.place_code in hamlets and "informed" in one.figures]
    nothing = nil_report.places(
        question.session, COMMUNICATION, question.year, question.scope, sample=question.sample
    )
    best = {one.place_code: one for one in sorted(said, key=lambda one: one.figures["informed"])}
    households = {code: one.figures["informed"] for code, one in best.items()}
    return Informed(dict.fromkeys(nothing, 0) | households, frozenset(one.report_id for one in best.values()))


def _lacking(question: Question, states: States, informed: Informed) -> tuple[Text, ...]:
    """What is not known: of whom the number, of whom the households it is a part of."""
    silent = [spot for spot in states.places if spot.code not in informed.households]
    told = plural(
        "{n} hamlet has not said in {year} how many households were told: {names}.",
        "{n} hamlets have not said in {year} how many households were told: {names}.",
        len(silent),
        year=str(question.year),
        names=names_of(question, silent),
    )
    stateless = not_told_of_hamlets(question, states.missing)
    found = (*([told] if silent else []), *([stateless] if states.missing else []))
    return found if states.places else (stateless,)


def _below(
    question: Question, indicator: Indicator, informed: Informed, households: dict[str, int]
) -> tuple[Text, ...]:
    """The hamlets that have not reached the target themselves."""
    if indicator.target is None:
        return ()
    below = [
        question.atlas.spots[code]
        for code, whole in households.items()
        if whole and percent(informed.households[code], whole) < indicator.target
    ]
    if not below:
        return ()
    return (_("Below {target}%: {names}.", target=indicator.target, names=names_of(question, below)),)
