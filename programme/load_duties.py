"""Loading the duties of a plan: by code, keeping what was answered, and ending what vanished.

A duty that left the file must not be reminded of for ever, so it ends the day before the
loading; what was due until then stays. What coordinators changed stands in another table
(``models/deadline_change.py``) and is not touched.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models.duty import Duty
from models.place import Place
from models.programme import Programme
from programme.duty_entries import DutyEntry
from programme.duty_row import duty_row
from programme.error import Fault
from programme.plan import Plan
from programme.result import LoadResult
from programme.upsert import Upsert

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def refuse_duties(session: Session, plan: Plan) -> None:
    """Raise PlanError for a duty that would take over what another one was answered for.

    code_taken: the code is another programme's or was given in chat; meaning_changed: answers
    and changed deadlines are kept by the code's form, level and period, which must stay.
    """
    stored = {one.code: one for one in session.exec(select(Duty))}
    for i, entry in enumerate(plan.duties or ()):
        before = stored.get(entry.code)
        if before is not None:
            _refuse_taken(plan, f"duties[{i}].code", before)
            _refuse_changed(plan, f"duties[{i}]", before, entry)


def load_duties(session: Session, plan: Plan, upsert: Upsert, now: datetime) -> None:
    """Bring the duties into line with the plan; its places are there already.

    A plan without duties.yaml has nothing to say about duties and ends none.
    """
    if plan.duties is None:
        return
    stored = {one.code: one for one in session.exec(select(Duty)) if _is_of(one, plan.plan.code)}
    paths = dict(session.exec(select(Place.code, Place.path)).all())
    whole = paths.get(plan.top[0].code, "") if len(plan.top) == 1 else ""
    for position, entry in enumerate(plan.duties):
        path = paths[entry.scope] if entry.scope else whole
        row = duty_row(plan.plan.code, entry, path, position, now)
        upsert.put_over(stored.pop(entry.code, None), row, entry.code)
    _end(stored.values(), now.astimezone(_VIETNAM).date() - timedelta(days=1), upsert)


def add_duties(session: Session, plan: Plan, now: datetime) -> bool:
    """Give the duties to a database that has this plan from before there were any; whether it got them.

    Nothing else is loaded: names, standards or hours may have been corrected there since.
    """
    known = set(session.exec(select(Place.code)).all())
    has_places = known >= {entry.scope for entry in plan.duties or () if entry.scope}
    if not has_places or session.get(Programme, plan.plan.code) is None:
        return False
    refuse_duties(session, plan)
    load_duties(session, plan, Upsert(session, LoadResult(loaded_at=now)), now)
    return True


def vanished_duties(session: Session, plan: Plan) -> list[str]:
    """The codes of stored duties that the plan's file no longer holds."""
    if plan.duties is None:
        return []
    held = {entry.code for entry in plan.duties}
    stored = session.exec(select(Duty).order_by(col(Duty.code)))
    return [one.code for one in stored if _is_of(one, plan.plan.code) and one.code not in held]


def _refuse_taken(plan: Plan, path: str, stored: Duty) -> None:
    if not _is_of(stored, plan.plan.code):
        code = stored.programme_code
        owner = f"the programme {code}" if code else "a duty made in chat"
        reason = f"the code {stored.code} belongs to {owner}, choose another"
        raise plan.marks.error(Fault.code_taken, path, reason)


def _refuse_changed(plan: Plan, path: str, stored: Duty, entry: DutyEntry) -> None:
    for key in ("form", "owed_by", "period"):
        before = getattr(stored, key)
        if getattr(entry, key) != before:
            reason = f"{entry.code} was loaded with {before} here, give the changed duty a code of its own"
            raise plan.marks.error(Fault.meaning_changed, f"{path}.{key}", reason)


def _is_of(duty: Duty, programme_code: str) -> bool:
    return duty.programme_code == programme_code and duty.sample is None


def _end(vanished: Collection[Duty], day: date, upsert: Upsert) -> None:
    """A duty that has ended before is left as it is, so that loading again changes nothing."""
    for one in vanished:
        if one.ends_on is None or one.ends_on > day:
            upsert.set(one, one.code, "ends_on", day)
