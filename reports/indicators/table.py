"""The ways of measuring (cách tính), by the name that a plan's indicators.yaml gives as ``measure``.

No indicator's code stands here: each plan has its own, and binds them to these.
"""

from collections.abc import Callable

from models.programme import Indicator
from reports.indicators.commune_states import communes_with_radio, healthy_communes, insured_people
from reports.indicators.deprivations import deprivations
from reports.indicators.escaped_in_models import escaped_in_models
from reports.indicators.hamlet_states import (
    hamlets_with_electricity,
    hardened_roads,
    households_with_electricity,
)
from reports.indicators.incomes_of_models import incomes_of_models
from reports.indicators.incomes_of_poor import incomes_of_poor
from reports.indicators.informed_households import informed_households
from reports.indicators.insurance_cards import insurance_cards
from reports.indicators.measured import Finding, Question
from reports.indicators.poor_households import poor_households
from reports.indicators.trained_cadres import trained_cadres, trained_culture_officers
from reports.indicators.trained_workers import trained_workers

Measure = Callable[[Question, Indicator], Finding]

MEASURES: dict[str, Measure] = {
    "poor_households": poor_households,
    "hardened_roads": hardened_roads,
    "hamlets_with_electricity": hamlets_with_electricity,
    "households_with_electricity": households_with_electricity,
    "communes_meeting_health_criteria": healthy_communes,
    "insured_people": insured_people,
    "incomes_of_models": incomes_of_models,
    "escaped_in_models": escaped_in_models,
    "trained_workers": trained_workers,
    "trained_cadres": trained_cadres,
    "trained_culture_officers": trained_culture_officers,
    "communes_with_radio_station": communes_with_radio,
    "informed_households": informed_households,
    "deprivations": deprivations,
    "insured_poor_people": insurance_cards,
    "incomes_of_poor": incomes_of_poor,
}

OF_COMMUNES = frozenset(
    {"communes_meeting_health_criteria", "trained_culture_officers", "communes_with_radio_station"}
)
"""These are shares of communes: they say nothing about one commune alone."""
