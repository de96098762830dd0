"""Households that were told about policies, production and the economy, each once in the year.

Formula 1: of each hamlet the highest number it gave in a report of the year, never a sum of
events, but no more than its households; of the households by its last report of the year on its state.
A hamlet that said "không phát sinh" and no number has informed nobody. There is no value before both
are known of every hamlet (assumption).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from locales import Day, Text, _, plural
from models import figure, nil_report
from models.atlas import Spot
from models.figure import Asked, Told
from models.programme import Indicator
from reports.indicators import rows
from reports.indicators.measured import Finding, Formula, Question, share_of
from reports.indicators.rows import Group, Row
from reports.indicators.shares_of_states import NOT_TOLD
from reports.indicators.states import States, names_of, not_told_of_hamlets, of_hamlets

COMMUNICATION = "communication"  # the form
FORMULA = Formula(
    "1",
    _("Of each hamlet the highest number of the year, never a sum of events; each household counts once."),
)


class Informed(NamedTuple):
    """The highest number a hamlet gave, in which report; none where it said that there was nothing."""

    households: int
    told: Told | None = None


def informed_households(question: Question, indicator: Indicator) -> Finding:
    """The share of households that were told."""
    source = _("reports of {year} on information work, and on the state of hamlets", year=str(question.year))
    states = of_hamlets(question)
    informed = highest(question, {spot.code for spot in states.places})
    found = tuple(_row(indicator, spot, states, informed.get(spot.code)) for spot in states.places)
    part, whole = rows.sums(found)
    lacking = _lacking(question, states, informed)
    if lacking:
        so_far = _("Known so far: {part} of {whole} households.", part=part, whole=whole)
        details = (*lacking[1:], *([so_far] if any(row.adds for row in found) else []))
        return Finding(source, lacking=lacking[0], details=details, formula=FORMULA, rows=found)
    return share_of(source, found, FORMULA, _below(question, indicator, found))


def highest(question: Question, hamlets: set[str]) -> Mapping[str, Informed]:
    """What each of these hamlets has reached in the year so far."""
    asked = Asked(COMMUNICATION, question.scope, question.first_day, question.last_day, question.sample)
    told = figure.told(question.session, asked)
    said = [one for one in told if one.place_code in hamlets and "informed" in one.figures]
    nothing = nil_report.places(
        question.session, COMMUNICATION, question.year, question.scope, sample=question.sample
    )
    best = sorted(said, key=lambda one: one.figures["informed"])
    return dict.fromkeys(nothing, Informed(0)) | {
        one.place_code: Informed(one.figures["informed"], one) for one in best
    }


def _row(indicator: Indicator, spot: Spot, states: States, informed: Informed | None) -> Row:
    state = states.told.get(spot.code)
    told = informed.told if informed else None
    reports = tuple(one.report_id for one in (told, state) if one)
    if state is None or informed is None:
        return rows.of_place(spot, Group.unknown, _unknown(state, informed), reports=reports)
    whole = state.figures.get("households", 0)
    part = min(informed.households, whole)
    said = _("{part} of {whole} households", part=part, whole=whole)
    if told is None:
        said = _("{part}, nothing to report", part=said)
    else:
        said = _("{part}, told {day}", part=said, day=Day(told.day, "short"))
    return rows.of_place(spot, rows.group_of(part, whole, indicator.target), said, (part, whole), reports)


def _unknown(state: Told | None, informed: Informed | None) -> Text:
    """Which of the two numbers a hamlet has not told."""
    if informed is not None:
        return NOT_TOLD
    if state is not None:
        return _("has not said how many households were told")
    return _("has said neither how many households were told nor how many there are")


def _lacking(question: Question, states: States, informed: Mapping[str, Informed]) -> tuple[Text, ...]:
    """What is not known: of whom the number, of whom the households it is a part of."""
    silent = [spot for spot in states.places if spot.code not in informed]
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


def _below(question: Question, indicator: Indicator, found: Sequence[Row]) -> tuple[Text, ...]:
    """The hamlets that have not reached the target themselves."""
    below = [question.atlas.spots[row.place_code] for row in rows.in_group(found, Group.short)]
    if not below:
        return ()
    return (_("Below {target}%: {names}.", target=indicator.target, names=names_of(question, below)),)
