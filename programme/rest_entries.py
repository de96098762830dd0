"""When people are left alone, as rest_days.yaml and quiet_hours.yaml say it."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from models.person import Role
from programme.entry import Entry, PlaceCode


class RestDayEntry(Entry, frozen=True):
    """rest_days.yaml: days of rest, or with ``works`` of work; see ``models/rest_day.py``."""

    first: date
    last: date
    reason: Annotated[str, Meta(min_length=1, max_length=120)]
    works: bool = False
    place: PlaceCode | None = None  # None: everywhere


class QuietHoursEntry(Entry, frozen=True):
    """quiet_hours.yaml: the hours in which a role is not written to; see ``models/quiet_hours.py``."""

    role: Role
    begins: str = msgspec.field(name="from")
    ends: str = msgspec.field(name="to")
