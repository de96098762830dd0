"""Indicators for which nothing is reported yet: each says which report will bring its figures."""

from locales import Text, _
from models.programme import Indicator
from reports.indicators.measured import Finding, Question

_HAMLET = _("report on the state of hamlets: roads, electricity")
_COMMUNE = _("report on the state of communes: health station, radio station, insurance cards")
_INFORMATION = _("report on information work: households reached")

_REPORTS: dict[str, Text] = {
    "CT01": _HAMLET,
    "CT02": _HAMLET,
    "CT03": _HAMLET,
    "CT04": _COMMUNE,
    "CT05": _COMMUNE,
    "CT11": _COMMUNE,
    "CT12": _INFORMATION,
}


def not_reported_yet(question: Question, indicator: Indicator) -> Finding:
    """No value, and the report that will bring it."""
    report = _REPORTS[indicator.code]
    return Finding(
        report, lacking=_("The {report} will bring it; Tin Ấp does not have it yet.", report=report)
    )
