"""The places of a list in Vietnamese order, and what each lies in."""

from handlers.turn import Turn
from locales.vietnamese_order import Key, sort_key
from models.atlas import Spot


def in_order(turn: Turn, counts: dict[str, int]) -> list[tuple[str, int]]:
    """Places with their numbers, in Vietnamese order: by commune, in each the commune's own first."""
    return sorted(counts.items(), key=lambda one: _place_key(turn, one[0]))


def _place_key(turn: Turn, code: str) -> tuple[Key, bool, Key, str]:
    spot = turn.atlas.find(code)
    is_below = spot is not None and spot.kind == "hamlet"
    return sort_key(commune_of(turn, code)), is_below, sort_key(turn.place_name(code)), code


def commune_of(turn: Turn, code: str) -> str:
    """The commune a place is or lies in; nothing for a place above communes."""
    spot = turn.atlas.find(code)
    while spot is not None and spot.kind != "commune":
        spot = turn.atlas.find(spot.parent_code)
    return spot.name(turn.today) if spot else ""


def directly_below(turn: Turn, here: Spot, code: str) -> str:
    """The place right below ``here`` that a place is or lies in; ``here`` itself for its own reports."""
    spot = turn.atlas.find(code)
    while spot is not None and spot.code != here.code and spot.parent_code != here.code:
        spot = turn.atlas.find(spot.parent_code)
    return spot.code if spot else here.code
