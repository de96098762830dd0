"""A plan as its files say it: typed, immutable, and free of any database.

Each class is one entry of one file; the fields are the keys of the file. A code
is ours and never changes its meaning, because official codes do (see
``models/place.py``). ``source`` names the section of the plan a figure or rule
stands in. The limits of length are those of the tables.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from programme.budget_entries import AllocationEntry
from programme.duty_entries import DutyEntry
from programme.entry import (
    Entry,
    FormKey,
    ItemCode,
    MeasureKey,
    PlaceCode,
    Short,
    Slug,
    Source,
    Title,
    Words,
    Year,
)
from programme.marks import Marks
from programme.model_entries import ModelEntry
from programme.money import Dong
from programme.paper_entries import IssuingEntry
from programme.rest_entries import QuietHoursEntry, RestDayEntry
from programme.sample_entries import CadreEntry, HouseholdEntry, PersonEntry
from programme.standard_entries import StandardEntry
from programme.year_entries import YearEntry


class Totals(Entry, frozen=True):
    """The money of the whole plan (tổng nguồn vốn), as the plan adds it up itself."""

    central: Dong
    local: Dong
    total: Dong
    source: Source


class ProgrammeEntry(Entry, frozen=True):
    """plan.yaml: which programme this is and which document it comes from."""

    code: Slug
    name: Words
    document: Annotated[str, Meta(min_length=1, max_length=120)]
    issued_on: date
    first_year: Year
    last_year: Year
    totals: Totals | None = None


class NameEntry(Entry, frozen=True):
    """One name of a place; without dates it has always been and still is its name."""

    name: Annotated[str, Meta(min_length=1, max_length=120)]
    aliases: tuple[Short, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


class PlaceEntry(Entry, frozen=True):
    """places.yaml: a place (địa bàn); after ``valid_to`` its ``successor`` takes its part, or several do."""

    code: PlaceCode
    kind: Literal["province", "district", "commune", "hamlet"]
    names: Annotated[tuple[NameEntry, ...], Meta(min_length=1)]
    parent: PlaceCode | None = None
    official_code: Annotated[str, Meta(max_length=32)] | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: PlaceCode | Annotated[tuple[PlaceCode, ...], Meta(min_length=1)] | None = None
    area: Literal["rural", "urban"] | None = None  # None: as the place above

    @property
    def successors(self) -> tuple[str, ...]:
        """The places it was merged into (one) or split into (several)."""
        if self.successor is None:
            return ()
        return (self.successor,) if isinstance(self.successor, str) else self.successor

    @property
    def merged_into(self) -> str | None:
        """The one place in which all of it goes on; None where there is none, or it was split."""
        return self.successors[0] if len(self.successors) == 1 else None


class AgencyEntry(Entry, frozen=True):
    """agencies.yaml: an agency (cơ quan, đơn vị) named in the plan."""

    code: Slug
    name: Title
    short_name: Short
    source: Source


class PartEntry(Entry, frozen=True):
    """The part of an agency in an activity, and where the plan says so.

    lead: chủ trì, or the unit a project's own section names first (đơn vị thực hiện);
    support: phối hợp; manage: trực tiếp quản lý, or carries out under another's lead;
    consolidate: theo dõi, tổng hợp, báo cáo.
    """

    agency: Slug
    part: Literal["lead", "support", "manage", "consolidate"]
    source: Source


Asked = Literal["households", "people", "pupils", "turns", "jobs", "cards", "houses", "money"]
"""Figures of a policy's report, as ``forms/policy_asks.py`` has them; a test compares."""


class ActivityEntry(Entry, frozen=True):
    """activities.yaml: a project, sub-project (dự án, tiểu dự án) or policy (chính sách)."""

    code: ItemCode
    kind: Literal["project", "policy"]
    name: Words
    short_name: Short
    purpose: Annotated[str, Meta(min_length=1, max_length=600)]
    source: Source
    trains_cadres: bool = False
    supports_models: bool = False
    forms: Annotated[tuple[FormKey, ...], Meta(max_length=8)] = ()  # by which reports belong to it
    asks: Annotated[
        tuple[Asked, ...], Meta(max_length=8)
    ] = ()  # which figures a report about it is asked for
    central: Dong | None = None
    local: Dong | None = None
    total: Dong | None = None
    agencies: tuple[PartEntry, ...] = ()


class IndicatorEntry(Entry, frozen=True):
    """indicators.yaml: a target (chỉ tiêu); without ``target`` the plan gives no number."""

    code: ItemCode
    name: Annotated[str, Meta(min_length=1, max_length=400)]
    unit: Annotated[str, Meta(min_length=1, max_length=20)]
    numerator: Words
    source: Source
    target: float | None = None
    denominator: Annotated[str, Meta(max_length=300)] | None = None
    short_name: Short = ""
    measure: MeasureKey = ""  # which ways there are is not known here; see reports/indicators/table.py
    activities: Annotated[tuple[ItemCode, ...], Meta(max_length=15)] = ()  # that it belongs to


class TopicEntry(Entry, frozen=True):
    """topics.yaml: a usual subject of training (nội dung tập huấn) and its activity."""

    activity: ItemCode
    title: Title


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """All files of a plan together, each field named after its file.

    None is a file that is not there and has nothing to say; an empty list says that there are none.
    """

    plan: ProgrammeEntry
    places: tuple[PlaceEntry, ...]
    agencies: tuple[AgencyEntry, ...]
    activities: tuple[ActivityEntry, ...]
    indicators: tuple[IndicatorEntry, ...]
    topics: tuple[TopicEntry, ...]
    people: tuple[PersonEntry, ...] = ()
    standards: tuple[StandardEntry, ...] = ()
    households: tuple[HouseholdEntry, ...] = ()
    models: tuple[ModelEntry, ...] = ()
    cadres: tuple[CadreEntry, ...] = ()
    duties: tuple[DutyEntry, ...] | None = None
    rest_days: tuple[RestDayEntry, ...] | None = None
    quiet_hours: tuple[QuietHoursEntry, ...] | None = None
    papers: tuple[IssuingEntry, ...] | None = None
    budgets: tuple[AllocationEntry, ...] | None = None
    sample_budgets: tuple[AllocationEntry, ...] = ()
    sample_year: tuple[YearEntry, ...] = ()
    marks: Marks

    @property
    def top(self) -> list[PlaceEntry]:
        """The places of the plan that lie in no other: what it is the plan of."""
        return [place for place in self.places if place.parent is None]
