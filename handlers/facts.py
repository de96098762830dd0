"""What the forms ask of the world: the plan from the atlas, the usual answers of a place from its reports.

Usual answers are looked up once, when a draft is begun, and stay with it: the
questions after that cost no look-up.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from forms.draft import Draft
from forms.facts import Option
from handlers.turn import Turn
from handlers.words import inside
from locales import _
from models import training
from models.atlas import Course

MOST_TOPICS = 5
MOST_VENUES = 4
LONGEST_LABEL = 60


class PlaceFacts:
    """The facts for the report of a draft."""

    def __init__(self, turn: Turn, draft: Draft) -> None:
        self._turn = turn
        self._draft = draft

    @property
    def today(self) -> date:
        return self._turn.today

    def options(self, source: str, answers: Mapping[str, Any]) -> Sequence[Option]:
        if source == "activities":
            courses = self._turn.atlas.courses_that_train()
            return [Option(course.code, _label(course)) for course in courses]
        if source == "trains_cadres":
            courses = [course for course in self._turn.atlas.courses.values() if course.trains_cadres]
            return [Option(course.code, course.short_name) for course in courses]
        if source == "topics":
            listed = self._draft.usual.get(source, ())
            return [Option({"title": title, "activity": code}, title) for title, code in listed]
        return [Option(name, name) for name in self._draft.usual.get(source, ())]

    def label(self, source: str, value: Any) -> str:
        if source == "activities":
            course = self._turn.atlas.courses.get(value)
            return course.short_name if course else str(value)
        return str(value)


def usual_answers(turn: Turn, place_code: str) -> dict[str, Any]:
    """The usual topics, venues and organisers of a place, the likeliest first, for a new draft."""
    recent = training.recent(turn.session, place_code, turn.person.sample)
    return {
        "topics": _topics(turn, recent),
        "venues": _venues(turn, recent),
        "organisers": _organisers(turn, place_code, recent),
    }


def _topics(turn: Turn, recent: Sequence[training.Recent]) -> list[tuple[str, str]]:
    """The last subjects here, then the programme's usual ones."""
    listed = {one.topic: one.activity_code for one in recent}
    for title, activity in turn.atlas.topics:
        listed.setdefault(title, activity)
    return list(listed.items())[:MOST_TOPICS]


def _venues(turn: Turn, recent: Sequence[training.Recent]) -> list[str]:
    usual = (turn.say(_("Hamlet culture house")), turn.say(_("Commune office")))
    return list(dict.fromkeys((*(one.venue for one in recent), *usual)))[:MOST_VENUES]


def _organisers(turn: Turn, place_code: str, recent: Sequence[training.Recent]) -> list[str]:
    """Who organised the last sessions here, then the commune, then the hamlet itself."""
    here = turn.atlas.spots[place_code]
    of_hamlet = here.kind == "hamlet" and here.parent_code
    office = inside(turn.place_name(here.parent_code if of_hamlet and here.parent_code else place_code))
    usual = [turn.say(_("{place} people's committee", place=office))]
    if of_hamlet:
        usual.append(turn.place_name(place_code))
    return list(dict.fromkeys((*(one.organiser for one in recent if one.organiser), *usual)))[:MOST_VENUES]


def _label(course: Course) -> str:
    """The short name with the beginning of the long one."""
    whole = f"{course.short_name}: {course.name}"
    return whole if len(whole) <= LONGEST_LABEL else whole[: LONGEST_LABEL - 1].rsplit(" ", 1)[0] + " …"
