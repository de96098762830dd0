"""All doubts about a report, the gravest first."""

from reports.checks import evidence, meeting, models, training, unusual
from reports.checks.doubt import Doubt
from reports.checks.facts import Facts

_CHECKS = (models.check, meeting.check, training.check, unusual.check, evidence.check)


def doubts(facts: Facts) -> list[Doubt]:
    """Everything that a reviewer should look at; nothing of it decides."""
    return [found for check in _CHECKS for found in check(facts)]
