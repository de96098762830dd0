"""The agencies (cơ quan) of the plans, each with the projects and policies that are its own.

Its own is what it leads, manages or consolidates; what it only supports is others'. Where the plan
contradicts itself about who does, each of them has it (plan 59/KH-UBND, IV.2 and VII; the rest is an
assumption).
"""

from typing import NamedTuple

from sqlmodel import Session, col, select

from models.programme import ActivityAgency
from models.programme import Agency as Row

CONSOLIDATE = "consolidate"
OWN = ("lead", "manage", CONSOLIDATE)


class Agency(NamedTuple):
    """An agency as far as people and reports refer to it; ``own`` are codes of activities."""

    code: str
    name: str
    short_name: str
    programme: str
    own: frozenset[str]


def every(session: Session) -> list[Agency]:
    """All agencies of all plans, by the plan and the name."""
    query = select(Row).order_by(col(Row.programme_code), col(Row.name))
    own: dict[str, set[str]] = {}
    for part in session.exec(select(ActivityAgency).where(col(ActivityAgency.part).in_(OWN))):
        own.setdefault(part.agency_code, set()).add(part.activity_code)
    return [
        Agency(one.code, one.name, one.short_name, one.programme_code, frozenset(own.get(one.code, ())))
        for one in session.exec(query)
    ]


def reported_to(session: Session, agency: Agency) -> list[str]:
    """The names of those an agency reports to: who consolidates its projects, else those of its programme.

    Nobody where it does that itself.
    """
    query = (
        select(ActivityAgency.activity_code, Row)
        .join(Row, col(Row.code) == col(ActivityAgency.agency_code))
        .where(Row.programme_code == agency.programme, ActivityAgency.part == CONSOLIDATE)
        .order_by(col(Row.name))
    )
    every = session.exec(query).all()
    found = [one for activity, one in every if activity in agency.own] or [one for _activity, one in every]
    return list(dict.fromkeys(one.name for one in found if one.code != agency.code))
