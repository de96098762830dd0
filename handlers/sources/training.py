"""Training: the activities of the plan, and the usual topics, venues and organisers of a place.

Usual answers are looked up once, when a draft is begun, and stay with it: the
questions after that cost no look-up.
"""

from collections.abc import Sequence
from typing import Any

from forms.facts import Option
from handlers.rights import may_see_activity
from handlers.sources.source import Source, Sources, View
from handlers.turn import Turn
from handlers.words import inside
from locales import _
from models import training
from models.atlas import Course

MOST_TOPICS = 5
MOST_VENUES = 4
LONGEST_LABEL = 60


def usual_answers(turn: Turn, place_code: str) -> dict[str, Any]:
    """The usual topics, venues and organisers of a place, the likeliest first, for a new draft."""
    recent = training.recent(turn.session, place_code, turn.person.sample)
    return {
        "topics": _topics(turn, place_code, recent),
        "venues": _venues(turn, recent),
        "organisers": _organisers(turn, place_code, recent),
    }


def _topics(turn: Turn, place_code: str, recent: Sequence[training.Recent]) -> list[tuple[str, str]]:
    """The last subjects here, then the programme's usual ones."""
    listed = {one.topic: one.activity_code for one in recent}
    path = turn.atlas.spots[place_code].path
    for title, activity in turn.atlas.topics_at(path, turn.today):
        listed.setdefault(title, activity)
    own = [(title, code) for title, code in listed.items() if may_see_activity(turn.person, code)]
    return own[:MOST_TOPICS]


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


def _activities(view: View) -> Sequence[Option]:
    trained = {activity for _title, activity in view.turn.atlas.topics}
    courses = [course for course in view.courses if course.code in trained]
    return [Option(course.code, activity_label(course)) for course in courses]


def _trains_cadres(view: View) -> Sequence[Option]:
    return [Option(course.code, course.short_name) for course in view.courses if course.trains_cadres]


def activity_name(view: View, value: Any) -> str:
    """What an activity of the plan is called for short."""
    course = view.turn.atlas.courses.get(value)
    return course.short_name if course else str(value)


def _usual_topics(view: View) -> Sequence[Option]:
    listed = view.draft.usual.get("topics", ())
    return [Option({"title": title, "activity": code}, title) for title, code in listed]


def activity_label(course: Course) -> str:
    """The short name with the beginning of the long one."""
    whole = f"{course.short_name}: {course.name}"
    return whole if len(whole) <= LONGEST_LABEL else whole[: LONGEST_LABEL - 1].rsplit(" ", 1)[0] + " …"


SOURCES: Sources = {
    "activities": Source(options=_activities, label=activity_name),
    "trains_cadres": Source(options=_trains_cadres),
    "topics": Source(options=_usual_topics),
    "venues": Source(
        options=lambda view: [Option(name, name) for name in view.draft.usual.get("venues", ())]
    ),
    "organisers": Source(
        options=lambda view: [Option(name, name) for name in view.draft.usual.get("organisers", ())]
    ),
}
USUAL = {"training": usual_answers}
