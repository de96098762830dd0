"""What the screens of indicators look at, a year at a place, and the ways from one to the next."""

from typing import NamedTuple

from handlers import errands
from handlers.indicators import ask_officer
from handlers.message import Choice, Reply
from handlers.rights import may_see_households, may_see_place
from handlers.status import status_words
from handlers.turn import Turn
from handlers.words import inside
from locales import Day, Text, _
from models.atlas import Spot
from reports.indicators import Measured, measure, measure_one, without_few


class Look(NamedTuple):
    """A place, which the person is known to see, and a year."""

    here: Spot
    year: int


def heading(turn: Turn, look: Look) -> str:
    """ "Chỉ tiêu năm 2026, xã Lại Sơn (đến 24/11)"; without a day for what is over."""
    place, year = inside(turn.place_name(look.here.code)), str(look.year)
    if look.year == turn.today.year:
        day = Day(turn.today, "short")
        return turn.say(_("Indicators of {year}, {place} (until {day})", year=year, place=place, day=day))
    return turn.say(_("Indicators of {year}, {place}", year=year, place=place))


def seen(turn: Turn, code: str, year: str, indicator: str) -> tuple[Look, Measured] | Reply:
    """What a button to one indicator leads to; a reply where the person may not see it, or it is gone."""
    refused = ask_officer.refused(turn, code)
    if refused is not None:
        return refused
    look = Look(turn.atlas.spots[code], int(year))
    found = measured(turn, look, indicator)
    return _gone(turn, look) if found is None else (look, found)


def ask_for(turn: Turn, kind: str, code: str, year: str, told: Text) -> Reply:
    """A tap: let something be made of all of them, and say so."""
    refused = ask_officer.refused(turn, code)
    if refused is not None:
        return refused
    errands.ask(turn, kind, place=code, year=int(year))
    return Reply(text=turn.say(told))


def measured(turn: Turn, look: Look, indicator: str) -> Measured | None:
    """One indicator; None where the plan has it no more."""
    where = look.year, look.here.path, turn.today
    found = measure_one(turn.session, turn.atlas, *where, indicator, sample=turn.person.sample)
    return found and _as_seen(turn, found)


def every(turn: Turn, look: Look) -> list[Measured]:
    """All of them."""
    where = look.year, look.here.path, turn.today
    found = measure(turn.session, turn.atlas, *where, sample=turn.person.sample)
    return [_as_seen(turn, one) for one in found]


def _as_seen(turn: Turn, found: Measured) -> Measured:
    return found if may_see_households(turn.person) else without_few(found)


def _gone(turn: Turn, look: Look) -> Reply:
    """Said for an indicator that the plan has no more."""
    told = turn.say(_("The plan does not have this indicator any more."))
    return Reply(text=told, choices=((to_all(turn, look),),))


def to_all(turn: Turn, look: Look) -> Choice:
    """A button to all indicators."""
    return turn.choice(_("All indicators"), "ix", look.here.code, look.year)


def to_one(turn: Turn, look: Look, indicator: str) -> Choice:
    """A button back to one indicator, from what lies below it."""
    return turn.choice(_("How {code} is counted", code=indicator), "iy", look.here.code, look.year, indicator)


def to_above(turn: Turn, look: Look, indicator: str) -> list[Choice]:
    """A button to the same indicator at the place above, as far as the person may see it."""
    above = turn.atlas.find(look.here.parent_code)
    if above is None or not may_see_place(turn.person, above.path):
        return []
    label = _("Back to {place}", place=status_words.place(turn, above))
    return [turn.choice(label, "iy", above.code, look.year, indicator)]
