"""Loading when people are left alone: the rest days of a programme, and the quiet hours of all.

A plan without the file has nothing to say and changes nothing.
"""

from sqlmodel import Session, col, select

from models.quiet_hours import QuietHours
from models.rest_day import RestDay
from programme.plan import Plan
from programme.result import Entry
from programme.upsert import Upsert


def load_rest_days(session: Session, plan: Plan, upsert: Upsert) -> None:
    """Make the programme's rest days those of the file, in its order: the later one about a day counts."""
    if plan.rest_days is None:
        return
    code = plan.plan.code
    query = select(RestDay).where(RestDay.programme_code == code).order_by(col(RestDay.id))
    wanted = [
        RestDay(
            programme_code=code,
            first=one.first,
            last=one.last,
            place_code=one.place,
            works=one.works,
            reason=one.reason,
        )
        for one in plan.rest_days
    ]
    upsert.replace(Entry("programme", code), "rest_days", session.exec(query).all(), wanted)


def load_quiet_hours(plan: Plan, upsert: Upsert) -> None:
    """Bring quiet hours into line role by role; programmes share them, so the others stay as they are."""
    for one in plan.quiet_hours or ():
        upsert.put(QuietHours(role=one.role.value, begins=one.begins, ends=one.ends), one.role.value)


def vanished_roles(session: Session, plan: Plan) -> list[str]:
    """The roles whose hours are stored and no longer in the file."""
    held = {one.role.value for one in plan.quiet_hours or ()}
    stored = session.exec(select(QuietHours.role).order_by(QuietHours.role))
    return [role for role in stored if held and role not in held]
