"""The ways of measuring (cách tính), by the name that a plan's indicators.yaml gives as ``measure``.

No indicator's code stands here: each plan has its own, and binds them to these.
"""

from collections.abc import Callable

from models.programme import Indicator
from reports.indicators.deprivations import deprivations
from reports.indicators.escaped_in_models import escaped_in_models
from reports.indicators.incomes_of_models import incomes_of_models
from reports.indicators.incomes_of_poor import incomes_of_poor
from reports.indicators.later import not_reported_yet
from reports.indicators.measured import Finding, Question
from reports.indicators.poor_households import poor_households
from reports.indicators.trained_cadres import trained_cadres, trained_culture_officers
from reports.indicators.trained_workers import trained_workers

Measure = Callable[[Question, Indicator], Finding]

MEASURES: dict[str, Measure] = {
    "poor_households": poor_households,
    "hardened_roads": not_reported_yet,
    "hamlets_with_electricity": not_reported_yet,
    "households_with_electricity": not_reported_yet,
    "communes_meeting_health_criteria": not_reported_yet,
    "insured_people": not_reported_yet,
    "incomes_of_models": incomes_of_models,
    "escaped_in_models": escaped_in_models,
    "trained_workers": trained_workers,
    "trained_cadres": trained_cadres,
    "trained_culture_officers": trained_culture_officers,
    "communes_with_radio_station": not_reported_yet,
    "informed_households": not_reported_yet,
    "deprivations": deprivations,
    "insured_poor_people": not_reported_yet,
    "incomes_of_poor": incomes_of_poor,
}

OF_COMMUNES = frozenset(
    {"communes_meeting_health_criteria", "trained_culture_officers", "communes_with_radio_station"}
)
"""These are shares of communes: they say nothing about one commune alone."""
