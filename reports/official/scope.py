"""What a report is drawn from: the place and all below, the days, whose world, what projects, whose eyes."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from models.agency import Agency
from models.atlas import Atlas, Spot
from models.report import Report, ReportStatus
from reports.official.span import Span
from scheduler.book import Book
from scheduler.quiet import VIETNAM


def anything(report: Report) -> bool:
    """The paper is for eyes that may see every picture."""
    return True


class Scope(NamedTuple):
    """One question to the database, whatever is asked.

    What forms are like is handed in, by their keys: this package knows no forms.
    """

    session: Session
    atlas: Atlas
    book: Book
    here: Spot
    span: Span
    at: datetime
    sample: bool
    reviewed: Collection[str] = ()  # forms that somebody above accepts
    withheld: Collection[str] = ()  # forms whose sensitive figures are not for whoever gets the paper
    unquoted: Collection[str] = ()  # forms whose words stand in no paper
    hides_few: bool = False  # whether a figure of a few households would tell them about one
    may_show: Callable[[Report], bool] = anything  # whether a report's pictures are for them
    agency: Agency | None = None  # that issues it, about its own projects and policies alone; None: about all

    @property
    def until(self) -> date:
        """The last day of the span, or today while it lasts."""
        return min(self.span.last, self.at.astimezone(VIETNAM).date())

    def holds(self, status: ReportStatus = ReportStatus.accepted) -> tuple[ColumnElement[bool], ...]:
        """The conditions of a report that the paper is about with a status, whatever its day."""
        return (*self.about(), col(Report.status) == status)

    def about(self) -> tuple[ColumnElement[bool], ...]:
        """The conditions of a report that the paper is about, however it stands."""
        own = () if self.agency is None else (col(Report.activity_code).in_(self.agency.own),)
        here = col(Report.place_path).startswith(self.here.path, autoescape=True)
        return (here, col(Report.sample).is_(self.sample), *own)

    def is_about(self, activity: str) -> bool:
        """Whether the paper is about the project or policy with this code."""
        return self.agency is None or activity in self.agency.own

    def within(self, day: Any) -> tuple[ColumnElement[bool], ...]:
        """The conditions that a column of days lies in the span."""
        return (day >= self.span.first, day <= self.span.last)
