"""The plan at start: an empty database gets the sample plan, the practice page its sample people.

A database of an earlier version that has the sample plan gets what the plan has gained since.
"""

from datetime import datetime

import structlog
from sqlalchemy import text
from sqlmodel import Session, select

from models.household import Household
from models.poverty_standard import PovertyStandard
from models.programme import Programme

_log = structlog.get_logger()
LOCK = 7_305_912  # any number, the same in every copy of the program, and not that of the migrations


def load_if_empty(session: Session, at: datetime, *, samples: bool) -> None:
    """Load the sample plan unless some plan is loaded, and the sample people if they are wanted."""
    if not any(_lacking(session, samples=samples)):
        return
    _wait_for_other_copies(session)
    empty, unpeopled = _lacking(session, samples=samples)
    # imported only when needed: reading the plan files costs more than the rest of a second start
    from programme import SAMPLE
    from programme.load import load
    from programme.read import read_plan
    from programme.samples import load_samples

    plan = read_plan(SAMPLE)
    others = session.exec(select(Programme.code).where(Programme.code != plan.plan.code)).first()
    if empty and others is None:
        load(session, plan, at)
        _log.info("sample_plan_loaded")
    if unpeopled and session.get(Programme, plan.plan.code) is not None:  # their places are the plan's
        load_samples(session, plan, at)


def _lacking(session: Session, *, samples: bool) -> tuple[bool, bool]:
    """Whether a plan is lacking, and whether sample people are."""
    incomplete = any(
        session.exec(select(one)).first() is None for one in (Programme.code, PovertyStandard.code)
    )
    return incomplete, samples and session.exec(select(Household.id).where(Household.sample)).first() is None


def _wait_for_other_copies(session: Session) -> None:
    """Until the end of this transaction no other copy of the program loads; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
