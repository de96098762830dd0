"""What codes are called in a report: handed in, because the forms know it and this package knows no forms."""

from collections.abc import Mapping
from typing import NamedTuple

from locales import Text


class Names(NamedTuple):
    """Words by code: stages of models, reports by form, moves of households, lines of a flow by class.

    ``sources`` is where money is from.
    """

    stages: Mapping[str, Text]
    forms: Mapping[str, Text]
    movements: Mapping[str, Text]
    flow_lines: Mapping[str, Mapping[str, Text]]
    sources: Mapping[str, Text]
