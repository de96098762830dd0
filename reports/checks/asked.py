"""A report that is looked at, and what a reader of one form finds out about some of them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from models.report import Report


class Asked(NamedTuple):
    """A report that is looked at, with its answers read."""

    report: Report
    answers: Mapping[str, Any]

    @property
    def id(self) -> int:
        """The report's id."""
        assert self.report.id is not None
        return self.report.id


class Found(NamedTuple):
    """By the report's id: fields of ``Facts``, and another report of the same thing."""

    facts: Mapping[int, Mapping[str, Any]] = {}
    twins: Mapping[int, Report] = {}
