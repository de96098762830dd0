"""Figures (con số) of reports: whole numbers by name, which can be added up, compared and drilled into.

A form says which of its answers are figures (``forms/question.py``, ``Form.figures``); they are written
with the report and anew with each correction. Which of them stand follows from the report's own row.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import BigInteger, delete
from sqlalchemy import select as sql_select
from sqlmodel import Field, Session, SQLModel, col

from models.report import STANDING, Report


class ReportFigure(SQLModel, table=True):
    """One figure of one report: people, households, kilometres × 1,000, whole đồng, as its name says."""

    __tablename__ = "report_figure"

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    name: str = Field(max_length=40, primary_key=True)
    amount: int = Field(sa_type=BigInteger)


class Asked(NamedTuple):
    """Which reports: of a form, at a path and below it, about these days, in one world."""

    form: str
    scope: str
    first: date
    last: date
    sample: bool


class Told(NamedTuple):
    """What one standing report says."""

    report_id: int
    place_code: str
    place_path: str
    day: date
    activity: str | None
    agency: str | None  # whose officer said it, where it was an agency's
    figures: Mapping[str, int]
    period: str | None = None  # its key, where the report is about a whole one


def record(session: Session, report_id: int, figures: Mapping[str, int | None]) -> None:
    """Write a report's figures, instead of those it had; None is not known, which is not zero."""
    session.execute(delete(ReportFigure).where(col(ReportFigure.report_id) == report_id))
    known = {name: amount for name, amount in figures.items() if amount is not None}
    session.add_all(ReportFigure(report_id=report_id, name=name, amount=n) for name, n in known.items())
    session.flush()


def told(session: Session, asked: Asked) -> list[Told]:
    """What the standing reports say, the oldest day first; a report without a figure is there, too."""
    query = (
        sql_select(Report, col(ReportFigure.name), col(ReportFigure.amount))
        .outerjoin(ReportFigure, col(ReportFigure.report_id) == col(Report.id))
        .where(col(Report.form) == asked.form, col(Report.sample) == asked.sample)
        .where(col(Report.status).in_(STANDING))
        .where(col(Report.place_path).startswith(asked.scope, autoescape=True))
        .where(col(Report.happened_on) >= asked.first, col(Report.happened_on) <= asked.last)
        .order_by(col(Report.happened_on), col(Report.id))
    )
    found: dict[int, tuple[Report, dict[str, int]]] = {}
    for report, name, amount in session.execute(query):
        figures = found.setdefault(report.id, (report, {}))[1]
        if name is not None:
            figures[name] = amount
    return [_told(report, figures) for report, figures in found.values()]


def latest_by_place(reports: Iterable[Told]) -> dict[str, Told]:
    """Of each place what was said last; ``reports`` in the order of ``told``."""
    return {one.place_code: one for one in reports}


def total(reports: Iterable[Told], name: str) -> int:
    """A figure added up over reports; where one does not say it, it adds nothing."""
    return sum(one.figures.get(name, 0) for one in reports)


def known(reports: Iterable[Told], name: str) -> int | None:
    """The same; None where no report says it."""
    said = [one.figures[name] for one in reports if name in one.figures]
    return sum(said) if said else None


def _told(report: Report, figures: dict[str, int]) -> Told:
    assert report.id is not None
    return Told(
        report.id,
        report.place_code,
        report.place_path,
        report.happened_on,
        report.activity_code,
        report.agency_code,
        figures,
        report.period,
    )
