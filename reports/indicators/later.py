"""Indicators for which nothing is reported yet: each says which report will bring its figures."""

from locales import Text, _
from models.programme import Indicator
from reports.indicators.measured import Finding, Question

_HAMLET = _("report on the state of hamlets: roads, electricity")
_COMMUNE = _("report on the state of communes: health station, radio station, insurance cards")
_INFORMATION = _("report on information work: households reached")
_POLICIES = _("report on the regular policies: insurance cards")

REPORTS: dict[str, Text] = {
    "hardened_roads": _HAMLET,
    "hamlets_with_electricity": _HAMLET,
    "households_with_electricity": _HAMLET,
    "communes_meeting_health_criteria": _COMMUNE,
    "insured_people": _COMMUNE,
    "communes_with_radio_station": _COMMUNE,
    "informed_households": _INFORMATION,
    "insured_poor_people": _POLICIES,
}


def not_reported_yet(question: Question, indicator: Indicator) -> Finding:
    """No value, and the report that will bring it."""
    report = REPORTS[indicator.measure]
    return Finding(
        report, lacking=_("The {report} will bring it; Tin Ấp does not have it yet.", report=report)
    )
