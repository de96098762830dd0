"""A project or policy on one card: its money, whose it is by the plan, its indicators and reports."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from models.programme import Activity, ActivityAgency, Agency, Indicator
from models.report import STANDING, Report

LEAD, MANAGE, CONSOLIDATE, SUPPORT = "lead", "manage", "consolidate", "support"
PARTS = (LEAD, MANAGE, CONSOLIDATE, SUPPORT)


class Part(NamedTuple):
    """The part an agency has, and the section of the plan that says so."""

    part: str  # one of PARTS
    agency: str  # its short name
    source: str


class Asked(NamedTuple):
    """Reports of a year at a path and below it, in one world."""

    scope: str
    year: int
    sample: bool


class Card(NamedTuple):
    """What the card of a project or policy shows."""

    activity: Activity
    parts: Sequence[Part]
    indicators: Sequence[Indicator]
    reports: Sequence[tuple[str, int]]  # how many stand, by the key of their form

    def having(self, part: str) -> list[Part]:
        """The agencies with a part, in the order of the plan's agencies."""
        return [one for one in self.parts if one.part == part]

    @property
    def disagree(self) -> tuple[list[Part], list[Part]] | None:
        """Who leads and who manages, where two sections of the plan name different agencies; else None.

        Both are kept: which of them is right the plan does not say.
        """
        leading, managing = self.having(LEAD), self.having(MANAGE)
        same_agency = {one.agency for one in leading} & {one.agency for one in managing}
        same_section = {one.source for one in leading} & {one.source for one in managing}
        return None if not leading or not managing or same_agency or same_section else (leading, managing)


def activities(session: Session, programmes: Sequence[str]) -> list[Activity]:
    """The projects, then the policies of these programmes, as their plans have them."""
    query = select(Activity).where(col(Activity.programme_code).in_(programmes))
    found = session.exec(query.order_by(col(Activity.position), col(Activity.code))).all()
    return sorted(found, key=lambda one: programmes.index(one.programme_code))


def card(session: Session, activity: Activity, asked: Asked) -> Card:
    """Everything about one of them."""
    parts, indicators = _parts(session, activity), _indicators(session, activity)
    return Card(activity, parts, indicators, _sent(session, activity, asked))


def _parts(session: Session, activity: Activity) -> list[Part]:
    query = (
        select(ActivityAgency, Agency)
        .join(Agency, col(Agency.code) == col(ActivityAgency.agency_code))
        .where(ActivityAgency.activity_code == activity.code)
        .order_by(col(Agency.name))
    )
    found = [Part(one.part, agency.short_name, one.source) for one, agency in session.exec(query)]
    return sorted(found, key=lambda one: PARTS.index(one.part))


def _indicators(session: Session, activity: Activity) -> list[Indicator]:
    query = select(Indicator).where(Indicator.programme_code == activity.programme_code)
    every = session.exec(query.order_by(col(Indicator.position))).all()
    return [one for one in every if activity.code in one.activities.split()]


def _sent(session: Session, activity: Activity, asked: Asked) -> list[tuple[str, int]]:
    query = (
        sql_select(col(Report.form), func.count())
        .where(col(Report.activity_code) == activity.code, col(Report.sample).is_(asked.sample))
        .where(col(Report.place_path).startswith(asked.scope, autoescape=True))
        .where(col(Report.happened_on) >= date(asked.year, 1, 1))
        .where(col(Report.happened_on) <= date(asked.year, 12, 31))
        .where(col(Report.status).in_(STANDING))
        .group_by(col(Report.form))
        .order_by(col(Report.form))
    )
    return [(form, count) for form, count in session.execute(query)]
