"""A sample year as sample_year.yaml says it: who reported what and when, and what became of it.

Every answer is written as people type it, and taken by the form itself; nothing here knows a form.
A day is told from today on, so that the year always is the last one (see ``programme/sample_year.py``).
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from programme.entry import Entry, FormKey, PlaceCode, Slug

Cells = Annotated[str, Meta(min_length=1, max_length=2000)]
Days = Annotated[int, Meta(ge=0, le=120)]


class ReturnedEntry(Entry, frozen=True):
    """A report that was returned to be mended (trả lại): which lines, why, and what they said then.

    Without ``mended`` it waits to be mended still. The days count from the step before.
    """

    row: Cells
    lines: Annotated[tuple[FormKey, ...], Meta(min_length=1)]
    reason: Annotated[str, Meta(min_length=1, max_length=500)]
    after: Days = 2
    mended: dict[str, str] = msgspec.field(default_factory=dict)
    mended_after: Days = 2


class YearEntry(Entry, frozen=True):
    """sample_year.yaml: reports by one form, ``nil`` reports, or how soon reports are accepted.

    ``rows`` are lines of a table with a bar between its cells. With ``duty`` a row is about every period of
    it that was due, and its day counts from the deadline.
    """

    form: FormKey | None = None
    duty: Slug | None = None
    by: Slug | None = None  # the place or agency whose person sends it; else that of the place itself
    same: dict[str, str] = msgspec.field(default_factory=dict)  # answers that all rows give
    columns: Annotated[tuple[str, ...], Meta(max_length=20)] = ()
    rows: tuple[Cells, ...] = ()
    returned: tuple[ReturnedEntry, ...] = ()
    nil: tuple[PlaceCode, ...] = ()
    day: Annotated[int, Meta(ge=-60, le=60)] = -1  # of a nil report, from the deadline on
    accepted_after: dict[PlaceCode, Days] = msgspec.field(default_factory=dict)
