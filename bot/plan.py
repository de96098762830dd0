"""The plan at start: an empty database gets the sample plan, the practice page its sample people."""

from datetime import datetime

import structlog
from sqlmodel import Session, select

from models import person
from models.programme import Programme

_log = structlog.get_logger()


def load_if_empty(session: Session, at: datetime, *, samples: bool) -> None:
    """Load the sample plan unless some plan is loaded, and the sample people if they are wanted."""
    empty = session.exec(select(Programme.code)).first() is None
    unpeopled = samples and not person.samples(session)
    if not empty and not unpeopled:
        return
    # imported only when needed: reading the plan files costs more than the rest of a second start
    from programme import SAMPLE
    from programme.load import load
    from programme.read import read_plan
    from programme.samples import load_samples

    plan = read_plan(SAMPLE)
    if empty:
        load(session, plan, at)
        _log.info("sample_plan_loaded")
    if unpeopled and session.get(Programme, plan.plan.code) is not None:  # their places are the plan's
        load_samples(session, plan, at)
