"""What the plan asks of a policy, the people who are to have cards, and the trades usually taught."""

from collections.abc import Sequence
from typing import Any

from forms.facts import Option
from handlers.sources.source import Source, Sources, View
from handlers.sources.training import activity_label
from models import household
from models.household import HouseholdClass

MOST_TRADES = 5
_POOR = frozenset({HouseholdClass.poor, HouseholdClass.near_poor})


def _policies(view: View) -> Sequence[Option]:
    courses = [course for course in view.courses if view.draft.form in course.forms]
    return [Option(course.code, activity_label(course)) for course in courses]


def _whole_name(view: View, value: Any) -> str:
    course = view.turn.atlas.courses.get(str(value))
    return course.name if course else str(value)


def _asks(view: View) -> Any:
    """The figures the plan's file asks for the chosen policy; none where it does not say."""
    course = view.turn.atlas.courses.get(str(view.answers.get("activity")))
    return course.asks if course else ()


def _poor_people(view: View) -> Any:
    """People of the poor and near-poor households of the register; None where one's number is not known."""
    path = view.turn.atlas.spots[view.draft.place].path
    members = household.members_below(view.turn.session, path, _POOR, sample=view.draft.sample)
    return None if None in members else sum(one or 0 for one in members) or None


def _trades(view: View) -> Sequence[Option]:
    """The plan's usual topics of the projects to which this form's reports belong."""
    mine = {course.code for course in view.courses if view.draft.form in course.forms}
    listed = [(title, code) for title, code in view.turn.atlas.topics if code in mine]
    return [Option({"title": title, "activity": code}, title) for title, code in listed[:MOST_TRADES]]


SOURCES: Sources = {
    "policies": Source(options=_policies, label=_whole_name),
    "asks": Source(known=_asks, answers=("activity",)),
    "poor_people": Source(known=_poor_people),
    "trades": Source(options=_trades),
}
