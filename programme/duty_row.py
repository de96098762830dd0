"""The row a duty of a plan makes in the database."""

from datetime import date, datetime
from typing import Any

from models.duty import Duty
from programme.duty_entries import DutyEntry


def duty_row(programme_code: str, entry: DutyEntry, scope_path: str, position: int, now: datetime) -> Duty:
    """A duty; ``scope_path`` is empty where it is owed everywhere, ``position`` its place in the file."""
    return Duty(
        code=entry.code,
        programme_code=programme_code,
        form=entry.form,
        title=entry.title,
        owed_by=entry.owed_by,
        role=entry.role,
        scope_path=scope_path,
        needs=entry.needs or "",
        period=entry.period,
        **_days(entry),
        rest_day=entry.rest_day,
        remind_before=",".join(map(str, entry.remind_before)),
        remind_after=",".join(map(str, entry.remind_after)),
        nil_allowed=entry.nil,
        starts_on=entry.starts_on,
        ends_on=entry.ends_on,
        position=position,
        source=entry.source,
        created_at=now,
    )


def _days(entry: DutyEntry) -> dict[str, Any]:
    """The columns of the window and the deadline: dates, or months and days."""
    found: dict[str, Any] = {}
    for name, day in (("first", entry.first), ("last", entry.last), ("due", entry.due)):
        if isinstance(day, date):
            found[f"{name}_on"] = day
        else:
            found |= {f"{name}_month": day.month, f"{name}_day": day.day}
    return found
