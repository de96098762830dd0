"""Counting a province takes seconds: it is done as an errand, so that nobody else's message waits for it."""

from collections.abc import Sequence

from handlers import errands
from handlers.message import Reply
from handlers.turn import Turn
from handlers.words import inside
from locales import _
from models import errand
from models.atlas import Spot
from scheduler.period import MONTHS, Kind, Period
from scheduler.rule import Rule

KIND = "status"  # of errand
MOST = 3_000  # places times months that are counted while the person waits: a tenth of a second or two


def takes_long(turn: Turn, here: Spot, period: Period) -> bool:
    """Whether so much is to be counted that it is not done in the message's own transaction."""
    months = 1 if period.kind is Kind.once else MONTHS[period.kind]
    places = sum(spot.path.startswith(here.path) for spot in turn.atlas.spots.values())
    return places * months > MOST


def ask(turn: Turn, here: Spot, period: Period, rules: Sequence[Rule] | None, page: int) -> Reply:
    """Let it be counted; the same asked twice on a bad line is counted once."""
    duties = None if rules is None else [rule.duty_id for rule in rules]
    wanted = {"place": here.code, "period": period.key, "duties": duties, "page": page}
    waiting = errand.waiting_of(turn.session, turn.person.id, KIND)
    if waiting is None or errands.wanted_of(waiting) != wanted:
        errands.ask(turn, KIND, **wanted)
    place = inside(turn.place_name(here.code))
    return Reply(text=turn.say(_("Counting for {place}; it comes in a few seconds.", place=place)))
