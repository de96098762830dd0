"""One indicator place by place: how each place directly below stands, and what is not known there."""

from handlers.indicators import indicator_look, indicator_words, row_words
from handlers.indicators.indicator_look import Look
from handlers.message import Choice, Reply
from handlers.turn import Turn
from locales import Text, _
from models.atlas import Spot
from reports.indicators import Measured
from reports.indicators.rows import Group, Row, Subject, in_group

PAGE = 10  # places on one screen, each measured for itself (assumption)


def to(turn: Turn, look: Look, found: Measured) -> list[Choice]:
    """The button, where the places below differ from the rows themselves."""
    if not any(_lies_below(turn, look.here, row) for row in found.rows):
        return []
    return [turn.choice(_("Place by place"), "iu", look.here.code, look.year, found.code, 0)]


def screen(turn: Turn, code: str, year: str, indicator: str, page: str) -> Reply:
    """A tap: a line and a button for each place below."""
    seen = indicator_look.seen(turn, code, year, indicator)
    if isinstance(seen, Reply):
        return seen
    look, found = seen
    at, payload = int(page), ("iu", code, year, indicator)
    spots = turn.atlas.below(code, turn.today)
    buttons = [_button(turn, look, spot, indicator) for spot in spots[at * PAGE : (at + 1) * PAGE]]
    heading = [indicator_look.heading(turn, look), turn.say(indicator_words.line(found))]
    return Reply(
        text="\n".join(heading),
        table="\n".join(button.row for button in buttons),
        choices=(
            *turn.rows(buttons, 2),
            *turn.rows(turn.pages(_("More places"), *payload, at=at, last=(len(spots) - 1) // PAGE), 2),
            (indicator_look.to_one(turn, look, indicator),),
        ),
        mode="replace",
    )


def _button(turn: Turn, look: Look, spot: Spot, indicator: str) -> Choice:
    name = turn.place_name(spot.code)
    found = indicator_look.measured(turn, look._replace(here=spot), indicator)
    told = _standing(spot, found) if found else indicator_words.NOT_ENOUGH
    row = turn.say(_("{name}: {told}", name=name, told=told))
    return turn.choice(name, "iy", spot.code, look.year, indicator, row=row)


def _standing(spot: Spot, found: Measured) -> Text:
    """How a place stands, with what is divided, or of how much nothing is known."""
    standing = indicator_words.standing(found)
    unknown = in_group(found.rows, Group.unknown)
    if found.value is None and unknown and unknown[0].key != spot.code:
        number = row_words.number(unknown[0].subject, len(unknown))
        return _("{standing} of {number}", standing=standing, number=number)
    is_money = any(row.subject is Subject.model for row in found.rows)
    if found.numerator is None or found.denominator is None or is_money:
        return standing
    return _("{part}/{whole}, {standing}", part=found.numerator, whole=found.denominator, standing=standing)


def _lies_below(turn: Turn, here: Spot, row: Row) -> bool:
    """Whether a row is of a place below, and not that place itself."""
    spot = turn.atlas.find(row.place_code)
    below = spot.path.removeprefix(here.path).partition("/")[0] if spot else ""
    return below not in ("", row.key)
