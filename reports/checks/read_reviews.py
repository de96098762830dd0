"""What household reviews are checked against: evidence of their meetings, and the same household again."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from models.household_review import HouseholdReview
from models.report import STANDING, Report
from models.report_photo import ReportPhoto
from reports.checks.asked import Asked, Found
from reports.checks.meeting import FORM


def read(session: Session, asked: Sequence[Asked], *, sample: bool) -> Found:
    """The facts of those that are household reviews."""
    mine = [one for one in asked if one.report.form == FORM]
    if not mine:
        return Found()
    own = _own(session, mine)
    shown = _meetings_shown(session, mine, sample=sample)
    facts = {
        one.id: {"has_minutes": (one.report.place_code, own[one.id].met_on) in shown}
        for one in mine
        if one.id in own
    }
    return Found(facts, _twins(session, own, sample=sample))


def _own(session: Session, mine: Sequence[Asked]) -> dict[int, HouseholdReview]:
    query = sql_select(HouseholdReview).where(col(HouseholdReview.report_id).in_([one.id for one in mine]))
    return {one.report_id: one for one in session.execute(query).scalars()}


def _meetings_shown(session: Session, mine: Sequence[Asked], *, sample: bool) -> set[tuple[str, date | None]]:
    """The meetings, by hamlet and day, of which some standing review has a photo: one is enough for all."""
    query = (
        sql_select(col(Report.place_code), col(HouseholdReview.met_on))
        .distinct()
        .join(HouseholdReview, col(HouseholdReview.report_id) == col(Report.id))
        .join(ReportPhoto, col(ReportPhoto.report_id) == col(Report.id))
        .where(col(Report.place_code).in_({one.report.place_code for one in mine}))
        .where(col(Report.sample).is_(sample), col(Report.status).in_(STANDING))
    )
    return {(place, met_on) for place, met_on in session.execute(query)}


def _twins(session: Session, own: dict[int, HouseholdReview], *, sample: bool) -> dict[int, Report]:
    """Another standing review of the same household in the same year."""
    query = (
        sql_select(Report, HouseholdReview)
        .join(HouseholdReview, col(HouseholdReview.report_id) == col(Report.id))
        .where(col(HouseholdReview.household_id).in_({one.household_id for one in own.values()}))
        .where(col(Report.sample).is_(sample), col(Report.status).in_(STANDING))
        .order_by(col(Report.sent_at), col(Report.id))
    )
    found: dict[int, Report] = {}
    rows = session.execute(query).all()
    for number, mine in own.items():
        for other, review in rows:
            same = (review.household_id, review.year) == (mine.household_id, mine.year)
            if same and other.id != number:
                found.setdefault(number, other)
    return found
