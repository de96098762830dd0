"""The sample year at a first start: somebody looks at Tin Ấp on the practice page, and finds it in use."""

from datetime import datetime

import structlog
from sqlmodel import Session, col, select

from bot.demo.conditions import is_there, was_filled
from bot.plan import wait_for_other_copies
from bot.settings import Settings
from models.programme import Programme
from models.report import Report

_log = structlog.get_logger()


def may_be_wanted(settings: Settings) -> bool:
    """Whether this start may fill in a year: where only the practice page is served."""
    return settings.demo == "auto" and settings.practice_page and not (settings.telegram or settings.zalo)


def fill_first(session: Session, now: datetime) -> int:
    """Fill in the sample plan's year where nobody has reported anything yet; how many reports that are.

    Once it was taken out it stays out.
    """
    if not _is_untouched(session):
        return 0
    wait_for_other_copies(session)
    if not _is_untouched(session):
        return 0
    # imported only when needed: no other start pays for it
    from bot.demo.filling import fill
    from programme import SAMPLE
    from programme.read import read_plan

    plan = read_plan(SAMPLE)
    if not is_there(session, plan):
        return 0
    _log.info("filling_sample_year")
    return fill(session, plan, now).reports


def _is_untouched(session: Session) -> bool:
    """Whether nothing was ever reported here, really or in practice, and no year was filled in."""
    reported = session.exec(select(Report.id).limit(1)).first() is not None
    planned = session.exec(select(col(Programme.code)).limit(1)).first() is not None
    return planned and not reported and not was_filled(session)
