"""What a plan wants reported and until when, as duties.yaml says it.

A day of a period is a month and a day: the month counts from the period's last one (0; -1 is
the one before, 1 the one after), and day 31 is the last of any month. See ``models/duty.py``.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from programme.entry import Entry, FormKey, PlaceCode, Slug, Source

_STEPS = 20  # of two digits each, with commas: what the column holds
Before = Annotated[int, Meta(ge=0, le=30)]  # working days; longer than a month is no reminder (assumption)
After = Annotated[int, Meta(ge=1, le=30)]


class DayEntry(Entry, frozen=True):
    """A day of a period that comes again; two years before it ends and one after are far enough."""

    month: Annotated[int, Meta(ge=-24, le=12)]
    day: Annotated[int, Meta(ge=1, le=31)]


class DutyEntry(Entry, frozen=True):
    """duties.yaml: a duty (việc phải nộp). ``first`` to ``last``: its data window (kỳ chốt số liệu).

    The steps of reminders are issue 4's; the rest day and nil ("không phát sinh") are assumptions.
    """

    code: Slug
    form: FormKey  # which forms there are is not known here; a test looks at the sample plan
    owed_by: Literal["hamlet", "commune"]
    role: Literal["hamlet_head", "commune_officer"]  # those who send reports
    period: Literal["month", "quarter", "half_year", "year", "once"]
    first: DayEntry | date = msgspec.field(name="from")
    last: DayEntry | date = msgspec.field(name="to")
    due: DayEntry | date
    starts_on: date
    source: Source  # document and article, or "assumption"
    title: Annotated[str, Meta(max_length=120)] = ""  # between "báo cáo" and the period; else the form's
    scope: PlaceCode | None = None
    needs: Literal["models", "households"] | None = None
    rest_day: Literal["next", "previous", "keep"] = "next"
    remind_before: Annotated[tuple[Before, ...], Meta(max_length=_STEPS)] = (7, 3, 1, 0)
    remind_after: Annotated[tuple[After, ...], Meta(max_length=_STEPS)] = (1, 3)
    nil: bool = True
    ends_on: date | None = None
