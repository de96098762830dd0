"""Indicators for which nothing is reported yet: each says which report will bring its figures."""

from locales import Text, _
from models.programme import Indicator
from reports.indicators.measured import Finding, Question

_POLICIES = _("report on the regular policies: insurance cards")

_REPORTS: dict[str, Text] = {
    "CT14": _POLICIES,
}


def not_reported_yet(question: Question, indicator: Indicator) -> Finding:
    """No value, and the report that will bring it."""
    report = _REPORTS[indicator.code]
    return Finding(
        report, lacking=_("The {report} will bring it; Tin Ấp does not have it yet.", report=report)
    )
