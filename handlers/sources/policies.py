"""What the plan asks of a policy, the people who are to have cards, and the trades usually taught."""

from collections.abc import Sequence
from typing import Any

from forms.facts import Option
from handlers.sources.source import Source, Sources, View
from models import household
from models.household import HouseholdClass

MOST_TRADES = 5
_POOR = frozenset({HouseholdClass.poor, HouseholdClass.near_poor})


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
    mine = {course.code for course in view.turn.atlas.courses_of(view.draft.form)}
    listed = [(title, code) for title, code in view.turn.atlas.topics if code in mine]
    return [Option({"title": title, "activity": code}, title) for title, code in listed[:MOST_TRADES]]


SOURCES: Sources = {
    "asks": Source(known=_asks, answers=("activity",)),
    "poor_people": Source(known=_poor_people),
    "trades": Source(options=_trades),
}
