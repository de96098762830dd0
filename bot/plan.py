"""The plan at start: an empty database gets the sample plan, the practice page its sample people.

A database of an earlier version that has the sample plan gets what the plan has gained since.
"""

from datetime import datetime
from typing import NamedTuple

import structlog
from sqlalchemy import text
from sqlmodel import Session, col, select

from models.duty import Duty
from models.household import Household
from models.poverty_standard import PovertyStandard
from models.programme import Programme

_log = structlog.get_logger()
LOCK = 7_305_912  # any number, the same in every copy of the program, and not that of the migrations


class _Lacking(NamedTuple):
    """What the database may still need."""

    plan: bool  # there is none, or one of a version without standards
    duties: bool  # no plan has any; those made in chat do not count
    people: bool  # sample people are wanted and not there


def load_if_empty(session: Session, at: datetime, *, samples: bool) -> None:
    """Load the sample plan unless some plan is loaded, and the sample people if they are wanted."""
    if not any(_lacking(session, samples=samples)):
        return
    wait_for_other_copies(session)
    lacking = _lacking(session, samples=samples)
    # imported only when needed: reading the plan files costs more than the rest of a second start
    from programme import SAMPLE
    from programme.load import load
    from programme.load_duties import add_duties
    from programme.read import read_plan
    from programme.samples import load_samples

    plan = read_plan(SAMPLE)
    others = session.exec(select(Programme.code).where(Programme.code != plan.plan.code)).first()
    if lacking.plan and others is None:
        load(session, plan, at)
        _log.info("sample_plan_loaded")
    elif lacking.duties and others is None and add_duties(session, plan, at):
        _log.info("sample_duties_loaded")
    if lacking.people and session.get(Programme, plan.plan.code) is not None:  # their places are the plan's
        load_samples(session, plan, at)


def _lacking(session: Session, *, samples: bool) -> _Lacking:
    incomplete = any(
        session.exec(select(one)).first() is None for one in (Programme.code, PovertyStandard.code)
    )
    of_a_plan = select(Duty.id).where(col(Duty.programme_code).is_not(None))
    sample_household = select(Household.id).where(Household.sample)
    return _Lacking(
        plan=incomplete,
        duties=session.exec(of_a_plan).first() is None,
        people=samples and session.exec(sample_household).first() is None,
    )


def wait_for_other_copies(session: Session) -> None:
    """Until the end of this transaction no other copy of the program loads; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
