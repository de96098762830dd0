"""What the forms ask of the world, answered from the database; each kind is looked up once a turn."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from forms.facts import Option
from handlers.turn import Turn
from handlers.words import inside
from locales import _
from models import place, programme, training
from models.programme import Activity

MOST_TOPICS = 5
MOST_VENUES = 4
LONGEST_LABEL = 60


class PlaceFacts:
    """The facts for a report about one place."""

    def __init__(self, turn: Turn, place_code: str) -> None:
        self._turn = turn
        self._place = place_code
        self._kept: dict[str, Sequence[Option]] = {}
        self._sources: dict[str, Callable[[], Sequence[Option]]] = {
            "topics": self._topics,
            "activities": self._activities,
            "venues": self._venues,
            "organisers": self._organisers,
            "trains_cadres": self._trains_cadres,
        }

    @property
    def today(self) -> date:
        return self._turn.today

    def options(self, source: str, answers: Mapping[str, Any]) -> Sequence[Option]:
        if source not in self._kept:
            self._kept[source] = self._sources[source]()
        return self._kept[source]

    def label(self, source: str, value: Any) -> str:
        if source == "activities":
            activity = self._turn.session.get(Activity, value)
            return activity.short_name if activity else str(value)
        return str(value)

    def _topics(self) -> list[Option]:
        """The last subjects here, then the programme's usual ones."""
        found = training.recent_topics(self._turn.session, self._place, self._turn.person.sample, MOST_TOPICS)
        listed = dict(found)
        for topic in programme.topics(self._turn.session):
            if len(listed) == MOST_TOPICS:
                break
            listed.setdefault(topic.title, topic.activity_code)
        return [Option({"title": title, "activity": code}, title) for title, code in listed.items()]

    def _activities(self) -> list[Option]:
        """The projects and policies that train people."""
        training_ones = programme.with_topics(self._turn.session)
        return [Option(activity.code, _label(activity)) for activity in training_ones]

    def _venues(self) -> list[Option]:
        recent = training.recent_venues(
            self._turn.session, self._place, self._turn.person.sample, MOST_VENUES
        )
        say = self._turn.say
        usual = (say(_("Hamlet culture house")), say(_("Commune office")))
        listed = list(dict.fromkeys((*recent, *usual)))[:MOST_VENUES]
        return [Option(venue, venue) for venue in listed]

    def _organisers(self) -> list[Option]:
        turn = self._turn
        recent = training.recent_organisers(turn.session, self._place, turn.person.sample, 2)
        here = place.get(turn.session, self._place)
        commune = here.parent_code if here and here.kind == "hamlet" else self._place
        office = inside(turn.place_name(commune or self._place))
        usual = [turn.say(_("{place} people's committee", place=office))]
        if here and here.kind == "hamlet":
            usual.append(turn.place_name(self._place))
        return [Option(name, name) for name in dict.fromkeys((*recent, *usual))]

    def _trains_cadres(self) -> list[Option]:
        listed = programme.activities(self._turn.session)
        return [Option(activity.code, activity.short_name) for activity in listed if activity.trains_cadres]


def _label(activity: Activity) -> str:
    """The short name with the beginning of the long one."""
    whole = f"{activity.short_name}: {activity.name}"
    return whole if len(whole) <= LONGEST_LABEL else whole[: LONGEST_LABEL - 1].rsplit(" ", 1)[0] + " …"
