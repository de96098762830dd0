"""Which function measures which indicator. An indicator of another plan is not in it, and is no error."""

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
    "CT00": poor_households,
    "CT01": hardened_roads,
    "CT02": hamlets_with_electricity,
    "CT03": households_with_electricity,
    "CT04": healthy_communes,
    "CT05": insured_people,
    "CT06": incomes_of_models,
    "CT07": escaped_in_models,
    "CT08": trained_workers,
    "CT09": trained_cadres,
    "CT10": trained_culture_officers,
    "CT11": communes_with_radio,
    "CT12": informed_households,
    "CT13": deprivations,
    "CT14": insurance_cards,
    "CT15": incomes_of_poor,
}

OF_COMMUNES = frozenset({"CT04", "CT10", "CT11"})
"""These are shares of communes: they say nothing about one commune alone."""
