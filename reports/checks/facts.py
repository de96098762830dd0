"""What a report is checked against, as plain data: read once for a whole list of reports (``reader``)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple


class Member(NamedTuple):
    """A household in a model; ``recognised`` is its class on the day of the approval, where that is known."""

    name: str
    class_at_approval: str
    recognised: str | None = None


class Overlap(NamedTuple):
    """Another model of the same kind at the same time, and the households that are in both."""

    model: str
    project: str
    names: Sequence[str]


class Model(NamedTuple):
    """The model of a progress report. Money is whole đồng; None is not known, which is not zero."""

    name: str
    approval: str = ""
    approved_on: date | None = None
    all_money: int | None = None  # all five sources together
    revolving: str = ""
    members: Sequence[Member] = ()
    overlaps: Sequence[Overlap] = ()
    project: str = ""
    project_budget: int | None = None
    project_disbursed: int | None = None  # to date, by all models of the project


class Used(NamedTuple):
    """A photo that an earlier report holds: from where, and of which day."""

    place: str
    day: date


class Twin(NamedTuple):
    """Another standing report of the same thing: by whom, for which place, sent on which day."""

    name: str
    place: str
    sent_on: date


class Facts(NamedTuple):
    """One report and what stands beside it."""

    form: str
    answers: Mapping[str, Any]
    sent_on: date
    due: date | None = None
    before: Mapping[str, Sequence[float]] = {}  # earlier values of the same place or model, by question
    photos: Sequence[Used] = ()
    twin: Twin | None = None
    trains_cadres: bool = False
    model: Model | None = None
    has_minutes: bool = False  # a photo with some review of the same meeting
