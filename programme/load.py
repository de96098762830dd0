"""Loading a plan into the database: again and again, without ever losing anything.

Several programmes live side by side. They share places by code; their agencies,
activities and indicators have codes of their own.
"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, SQLModel, select

from models.place import PlaceName
from models.poverty_standard import Deprivation
from models.programme import Activity, ActivityAgency, Agency, Indicator, Topic
from models.succession import hand_over
from programme import rows
from programme.check_budgets import budget_warnings
from programme.check_places import dependencies_first
from programme.error import Fault
from programme.load_budgets import load_budgets
from programme.load_duties import load_duties, refuse_duties
from programme.load_papers import load_papers
from programme.load_rest import load_quiet_hours, load_rest_days
from programme.missing import missing
from programme.plan import ActivityEntry, AgencyEntry, IndicatorEntry, PlaceEntry, Plan
from programme.result import LoadResult
from programme.upsert import Upsert

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def load(session: Session, plan: Plan, now: datetime) -> LoadResult:
    """Bring the database into line with the plan and say what that took; the caller commits.

    Raises PlanError, with nothing written: code_taken when a code is another programme's or was
    given in chat, meaning_changed when a duty's code is to stand for something else,
    successor_too_early when a place is to go on in another before it has ended.
    """
    _refuse_taken(session, plan, "agencies", Agency, plan.agencies)
    _refuse_taken(session, plan, "activities", Activity, plan.activities)
    _refuse_taken(session, plan, "indicators", Indicator, plan.indicators)
    refuse_duties(session, plan)
    _refuse_too_early(plan, now)
    result = LoadResult(loaded_at=now, missing=missing(session, plan), warnings=budget_warnings(plan))
    upsert = Upsert(session, result)
    _places(session, plan, upsert)
    upsert.put(rows.programme_row(plan), plan.plan.code)
    for agency in rows.agency_rows(plan):
        upsert.put(agency, agency.code)
    _activities(session, plan, upsert)
    for indicator in rows.indicator_rows(plan):
        upsert.put(indicator, indicator.code)
    _standards(session, plan, upsert)
    load_duties(session, plan, upsert, now)
    load_rest_days(session, plan, upsert)
    load_quiet_hours(plan, upsert)
    load_papers(session, plan, upsert)
    load_budgets(session, plan, upsert)
    hand_over(session)
    return result


def _places(session: Session, plan: Plan, upsert: Upsert) -> None:
    positions = {e.code: i for i, e in enumerate(plan.places)}
    paths = {"": ""}
    for entry in dependencies_first(plan.places):
        above = paths[entry.merged_into or entry.parent or ""]
        row = rows.place_row(entry, above, positions[entry.code])
        paths[entry.code] = row.path
        _names(session, upsert, entry, row)


def _names(session: Session, upsert: Upsert, entry: PlaceEntry, row: SQLModel) -> None:
    owner = upsert.put(row, entry.code)
    stored = session.exec(select(PlaceName).where(PlaceName.place_code == entry.code)).all()
    wanted = [rows.name_row(entry.code, name) for name in entry.names]
    upsert.put_belongings(owner, "names", stored, wanted, key=lambda name: name.valid_from)


def _activities(session: Session, plan: Plan, upsert: Upsert) -> None:
    for entry, row in zip(plan.activities, rows.activity_rows(plan), strict=True):
        owner = upsert.put(row, entry.code)
        parts = session.exec(select(ActivityAgency).where(ActivityAgency.activity_code == entry.code))
        wanted_parts = [rows.part_row(entry.code, part) for part in entry.agencies]
        upsert.put_belongings(
            owner, "agencies", parts.all(), wanted_parts, key=lambda p: (p.agency_code, p.part)
        )
        topics = session.exec(select(Topic).where(Topic.activity_code == entry.code)).all()
        upsert.put_belongings(
            owner, "topics", topics, rows.topic_rows(plan, entry.code), key=lambda topic: topic.title
        )


def _standards(session: Session, plan: Plan, upsert: Upsert) -> None:
    """Standards are the country's: plans share them by code, as they share places."""
    for entry in plan.standards:
        owner = upsert.put(rows.standard_row(entry), entry.code)
        stored = session.exec(select(Deprivation).where(Deprivation.standard_code == entry.code)).all()
        upsert.put_belongings(
            owner, "indicators", stored, rows.deprivation_rows(entry), key=lambda one: one.code
        )


def _refuse_too_early(plan: Plan, now: datetime) -> None:
    """A merger takes effect as it is loaded: what the old place has goes over to the new one."""
    today = now.astimezone(VIETNAM).date()
    for i, place in enumerate(plan.places):
        if place.successors and place.valid_to is not None and place.valid_to >= today:
            reason = f"{place.code} goes on until {place.valid_to}, so load this on a later day"
            raise plan.marks.error(Fault.successor_too_early, f"places[{i}].successor", reason)


def _refuse_taken(
    session: Session,
    plan: Plan,
    noun: str,
    table: type[Agency | Activity | Indicator],
    entries: Sequence[AgencyEntry | ActivityEntry | IndicatorEntry],
) -> None:
    others = select(table.code, table.programme_code).where(table.programme_code != plan.plan.code)
    taken = dict(session.exec(others).all())
    for i, entry in enumerate(entries):
        if entry.code in taken:
            reason = f"the code {entry.code} belongs to the programme {taken[entry.code]}, choose another"
            raise plan.marks.error(Fault.code_taken, f"{noun}[{i}].code", reason)
