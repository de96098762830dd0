"""What a report is drawn from: the place and all below it, the days, and whose world."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from models.atlas import Atlas, Spot
from models.report import Report, ReportStatus
from reports.official.span import Span
from scheduler.book import Book


class Scope(NamedTuple):
    """One question to the database, whatever is asked."""

    session: Session
    atlas: Atlas
    book: Book
    here: Spot
    span: Span
    at: datetime
    sample: bool

    def holds(self, status: ReportStatus = ReportStatus.accepted) -> tuple[ColumnElement[bool], ...]:
        """The conditions of a report of this place and world with a status, whatever its day."""
        return (
            col(Report.place_path).startswith(self.here.path, autoescape=True),
            col(Report.sample).is_(self.sample),
            col(Report.status) == status,
        )

    def within(self, day: Any) -> tuple[ColumnElement[bool], ...]:
        """The conditions that a column of days lies in the span."""
        return (day >= self.span.first, day <= self.span.last)
