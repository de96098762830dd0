"""Which function measures which indicator. An indicator of another plan is not in it, and is no error."""

from collections.abc import Callable

from models.programme import Indicator
from reports.indicators.measured import Finding, Question

Measure = Callable[[Question, Indicator], Finding]

MEASURES: dict[str, Measure] = {}
