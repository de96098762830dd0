"""The atlas: the places and activities of the plan, read once and looked up in memory.

The plan changes a few times a year and is needed in every message, so the
program keeps a copy. It is immutable; a new one is read every now and then,
because another copy of the program or a command may have loaded a new plan.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlmodel import Session, col, select

from models import agency, reach
from models.agency import Agency
from models.place import Place, PlaceName
from models.poverty_standard import StandardRow, all_standards
from models.programme import Activity, Topic
from models.reach import Reach

RURAL = "rural"


class Span(NamedTuple):
    """Days from the first to the last, both included; None is an open end."""

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Spot(NamedTuple):
    """A place on the atlas; ``path`` holds the codes from the root down, each followed by "/"."""

    code: str
    kind: str
    parent_code: str | None
    path: str
    exists: Span
    names: tuple[tuple[Span, str], ...]
    aliases: tuple[str, ...] = ()  # other spellings people type
    area: str | None = None  # rural | urban; None: as the place above

    def name(self, day: date) -> str:
        """What it is called on that day; its code where no name is known."""
        return next((name for span, name in self.names if span.holds(day)), self.code)


class Course(NamedTuple):
    """An activity of the programme as far as reports refer to it."""

    code: str
    name: str
    short_name: str
    trains_cadres: bool
    supports_models: bool = False
    forms: tuple[str, ...] = ()  # by which reports belong to it
    asks: tuple[str, ...] = ()  # which figures a report about it is asked for
    programme: str = ""


class Atlas:
    """Places, activities, agencies, training topics and poverty standards, as they were when it was read."""

    def __init__(
        self,
        spots: Iterable[Spot],
        courses: Iterable[Course],
        topics: Iterable[tuple[str, str]],
        standards: Iterable[StandardRow] = (),
        reaches: Sequence[Reach] = (),
        agencies: Iterable[Agency] = (),
    ) -> None:
        """``spots`` in reading order: each followed by the places below it; ``topics`` with activity."""
        self.spots: Mapping[str, Spot] = {spot.code: spot for spot in spots}
        self.courses: Mapping[str, Course] = {course.code: course for course in courses}
        self.topics = tuple(topics)
        self.standards = tuple(standards)
        self.reaches = tuple(reaches)
        self.agencies: Mapping[str, Agency] = {one.code: one for one in agencies}

    def find(self, code: str | None) -> Spot | None:
        """The place with this code, or None."""
        return self.spots.get(code) if code else None

    def has(self, code: str | None) -> bool:
        """Whether the place is known; no place at all always is."""
        return code is None or code in self.spots

    def name(self, code: str, day: date) -> str:
        """What a place is called on that day; its code where it is not known."""
        spot = self.spots.get(code)
        return spot.name(day) if spot else code

    def area(self, code: str) -> str:
        """ "rural" or "urban", as the nearest place up the tree says; rural where none does (assumption)."""
        spot = self.find(code)
        while spot is not None and spot.area is None:
            spot = self.find(spot.parent_code)
        return (spot and spot.area) or RURAL

    def below(self, code: str, day: date) -> list[Spot]:
        """The places directly below one that exist on that day, in their usual order."""
        return [spot for spot in self.on(day) if spot.parent_code == code]

    def on(self, day: date) -> list[Spot]:
        """Every place that exists on that day, each followed by the places below it."""
        return [spot for spot in self.spots.values() if spot.exists.holds(day)]

    def courses_at(self, path: str, day: date) -> list[Course]:
        """The activities to which reports of a place may belong on a day, in the order of the plans."""
        programmes = reach.on(self.reaches, path, day)
        return [one for code in programmes for one in self.courses.values() if one.programme == code]

    def agencies_at(self, path: str, day: date) -> list[Agency]:
        """The agencies that have projects or policies of their own at a place on a day."""
        programmes = reach.on(self.reaches, path, day)
        return [one for one in self.agencies.values() if one.own and one.programme in programmes]

    def topics_at(self, path: str, day: date) -> list[tuple[str, str]]:
        """The usual topics of training sessions there, each with its activity."""
        here = {course.code for course in self.courses_at(path, day)}
        return [(title, activity) for title, activity in self.topics if activity in here]


def read(session: Session) -> Atlas:
    """The atlas as the database has it now."""
    names: dict[str, list[PlaceName]] = {}
    for one in session.exec(select(PlaceName).order_by(col(PlaceName.id))):
        names.setdefault(one.place_code, []).append(one)
    activities = session.exec(select(Activity).order_by(col(Activity.position))).all()
    topics = session.exec(select(Topic).order_by(col(Topic.position))).all()
    return Atlas(
        (_spot(one, names.get(one.code, [])) for one in _in_reading_order(session)),
        (_course(one) for one in activities),
        ((topic.title, topic.activity_code) for topic in topics),
        all_standards(session),
        reach.read(session),
        agency.every(session),
    )


def _course(one: Activity) -> Course:
    forms, asks = tuple(one.forms.split()), tuple(one.asks.split())
    return Course(
        one.code,
        one.name,
        one.short_name,
        one.trains_cadres,
        one.supports_models,
        forms,
        asks,
        one.programme_code,
    )


def _in_reading_order(session: Session) -> list[Place]:
    known = session.exec(select(Place)).all()
    position = {one.code: one.position for one in known}
    return sorted(known, key=lambda one: [(position.get(code, 0), code) for code in one.path.split("/")])


def _spot(one: Place, names: list[PlaceName]) -> Spot:
    exists = Span(one.valid_from, one.valid_to)
    dated = tuple((Span(name.valid_from, name.valid_to), name.name) for name in names)
    aliases = tuple(alias for name in names for alias in name.aliases.splitlines())
    return Spot(one.code, one.kind, one.parent_code, one.path, exists, dated, aliases, one.area)
