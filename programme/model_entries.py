"""The sample livelihood models of a plan, as models.yaml says them."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from models.household import HouseholdClass
from programme.entry import Entry, ItemCode, PlaceCode, Short, Slug, Title
from programme.money import Dong

ModelKind = Literal["crops", "livestock", "aquaculture", "fishing", "services", "startup", "other"]


class TakingPartEntry(Entry, frozen=True):
    """A household in a sample model: its number in households.yaml, or the head of one not in it."""

    class_at_approval: HouseholdClass
    number: int | None = None
    head: Annotated[str, Meta(max_length=120)] = ""
    baseline: Dong | None = None  # income a year before the model began
    woman_headed: bool = False
    ethnic_minority: bool = False
    merit: bool = False
    disabled: bool = False


class ModelEntry(Entry, frozen=True):
    """models.yaml: a sample livelihood model (mô hình sinh kế) for practice, never a real one."""

    code: Slug
    name: Title
    activity: ItemCode
    kind: ModelKind
    place: PlaceCode
    approval: Short
    approved_on: date
    starts_on: date
    households: tuple[TakingPartEntry, ...]
    ends_on: date | None = None
    lead: Annotated[str, Meta(max_length=200)] = ""
    support: Annotated[str, Meta(max_length=1000)] = ""
    central: Dong | None = None
    local: Dong | None = None
    bank: Dong | None = None
    combined: Dong | None = None
    people: Dong | None = None
    revolving: Annotated[str, Meta(max_length=300)] = ""
    revolving_value: Dong | None = None
    revolving_due: date | None = None
