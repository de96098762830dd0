"""The samples of a plan for practice: people, households and cadres, in which nobody is real."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from models.cadre import CadreKind
from models.household import HouseholdClass
from models.person import Role
from programme.entry import Entry, PlaceCode, Short, Slug

BirthYear = Annotated[int, Meta(ge=1900, le=2100)]


class PersonEntry(Entry, frozen=True):
    """people.yaml: a sample person for practice, never a real one."""

    name: Annotated[str, Meta(min_length=1, max_length=120)]
    role: Role
    place: PlaceCode
    agency: Slug | None = None  # of an agency_officer


class DecisionEntry(Entry, frozen=True):
    """What a made-up decision (quyết định công nhận) said about a sample household."""

    household_class: HouseholdClass
    decision: Short
    decided_on: date


class HouseholdEntry(Entry, frozen=True):
    """households.yaml: a sample household (hộ) for practice, never a real one.

    Its class is that of the latest decision; without any it is not poor.
    """

    place: PlaceCode
    number: Annotated[int, Meta(ge=1, le=999)]
    head: Annotated[str, Meta(min_length=1, max_length=120)]
    members: Annotated[int, Meta(ge=1, le=50)]
    birth_year: BirthYear | None = None
    alias: Annotated[str, Meta(max_length=120)] = ""
    woman_headed: bool = False
    ethnic_minority: bool = False
    merit: bool = False
    disabled: bool = False
    decisions: tuple[DecisionEntry, ...] = ()


class CadreEntry(Entry, frozen=True):
    """cadres.yaml: a sample cadre (cán bộ) of the roster for practice, never a real one."""

    place: PlaceCode
    name: Annotated[str, Meta(min_length=1, max_length=120)]
    kind: CadreKind
    birth_year: BirthYear | None = None
