"""People of poor and near-poor households who were helped to learn a trade or to find work.

Formula 1: the people of poor and near-poor households in the year's training sessions of the
activities the plan names for it. Sessions count heads, so who came twice is counted twice; how many of
the ethnic minority people are poor as well is not known, so they are told beside (assumption).
"""

from typing import NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import col

from locales import _
from models.programme import Indicator
from models.report import STANDING, Report
from models.training import TrainingSession
from reports.indicators.measured import Finding, Formula, Question

FORMULA = Formula(
    "1",
    _("People of poor and near-poor households at the year's sessions of these projects."),
)


class Held(NamedTuple):
    """One session's report and heads."""

    report_id: int
    people: int
    poor: int
    near_poor: int
    ethnic_minority: int


def trained_workers(question: Question, indicator: Indicator) -> Finding:
    """How many there were; a plan's number to compare with there is none."""
    source = _("training reports of {year} of these projects", year=str(question.year))
    activities = [question.atlas.courses[code] for code in codes(indicator) if code in question.atlas.courses]
    names = ", ".join(one.short_name for one in activities)
    projects = _("Counted: {names}.", names=names)
    held = _sessions(question, codes(indicator))
    if not held:
        lacking = _("No training report of {year} belongs to: {names}.", year=str(question.year), names=names)
        return Finding(source, lacking=lacking, formula=FORMULA)
    people = sum(one.poor + one.near_poor for one in held)
    counted = _(
        "{sessions} sessions with {people} people, of them {minority} of ethnic minorities.",
        sessions=len(held),
        people=sum(one.people for one in held),
        minority=sum(one.ethnic_minority for one in held),
    )
    twice = _("Who came to two sessions is counted twice.")
    return Finding(
        source,
        float(people),
        numerator=people,
        details=(projects, counted, twice),
        report_ids=frozenset(one.report_id for one in held),
        formula=FORMULA,
    )


def codes(indicator: Indicator) -> list[str]:
    """The activities whose sessions count for an indicator."""
    return indicator.activities.split()


def _sessions(question: Question, activities: list[str]) -> list[Held]:
    columns = ("people", "poor", "near_poor", "ethnic_minority")
    query = (
        sql_select(col(Report.id), *(col(getattr(TrainingSession, name)) for name in columns))
        .join(TrainingSession, col(TrainingSession.report_id) == col(Report.id))
        .where(col(Report.place_path).startswith(question.scope, autoescape=True))
        .where(col(Report.sample) == question.sample)
        .where(col(Report.status).in_(STANDING))
        .where(col(TrainingSession.first_day) >= question.first_day)
        .where(col(TrainingSession.first_day) <= question.last_day)
        .where(col(TrainingSession.activity_code).in_(activities))
    )
    return [Held(*row) for row in question.session.execute(query)]
