"""What waits for a person to be accepted: how many, and which, the oldest first."""

from collections.abc import Mapping, Sequence

from forms.registry import reviewed
from handlers.rights import may_review, may_see_place
from handlers.turn import Turn
from models import review_queue
from models.person import Role
from models.report import Report
from models.review_queue import Wanted


def counts(turn: Turn, path: str = "", *, all_too: bool = False) -> Mapping[str, int]:
    """How many reports wait for the person, by form."""
    wanted = _wanted(turn, path, all_too=all_too)
    return review_queue.counts(turn.session, wanted) if wanted else {}


def count(turn: Turn, *, all_too: bool = False) -> int:
    """How many reports wait for the person."""
    return sum(counts(turn, all_too=all_too).values())


def oldest(
    turn: Turn, skip: int, most: int, *, form: str = "", path: str = "", all_too: bool = False
) -> Sequence[Report]:
    """The reports that wait for the person, the one sent first at the front."""
    wanted = _wanted(turn, path, all_too=all_too)
    if wanted is None:
        return []
    return review_queue.oldest(turn.session, wanted._replace(form=form), skip, most)


def _wanted(turn: Turn, path: str, *, all_too: bool) -> Wanted | None:
    """What waits for an officer, or for a coordinator, who may look at what waits for officers, too."""
    who = turn.person
    path = path or who.place_path
    if not may_review(who) or not may_see_place(who, path):
        return None
    wanted = Wanted(path, reviewed(), who.id, who.sample)
    if who.role is Role.commune_officer:
        return wanted
    without = [] if all_too else _places_without_officer(turn)
    return wanted._replace(without_officer=without, all_too=all_too)


def _places_without_officer(turn: Turn) -> list[str]:
    """The places below the person over which there is no active commune officer in their world."""
    path = turn.person.place_path
    officers = review_queue.officers_at(turn.session, path, sample=turn.person.sample)
    below = [spot for spot in turn.atlas.spots.values() if spot.path.startswith(path)]
    return [spot.code for spot in below if officers.isdisjoint(spot.path.split("/"))]
