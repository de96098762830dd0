"""A hamlet's year of reviews added up, and household by household: what closing it is checked against."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from forms.answers.household_names import label
from forms.poverty import flow as flows
from forms.poverty.classes import NEAR_POOR, NEWLY_ESCAPED, NOT_POOR, POOR
from forms.poverty.movement import MOVEMENT_NAMES, movement
from handlers.sources.households import of_hamlet, reviewed_this_year, waiting
from handlers.sources.source import Source, Sources, View
from locales import _
from models import household_review, recognition
from models.household import Household


def _flow(view: View) -> dict[str, Any]:
    """The year's movements of the hamlet's households, added up and household by household."""
    reviewed = reviewed_this_year(view)
    everyone = [one for one in of_hamlet(view, left_too=True) if one.left_on is None or one.id in reviewed]
    history = recognition.history(view.turn.session, [one.id for one in everyone if one.id is not None])
    moves = {one.id: _move(one, reviewed, history.get(one.id or 0, [])) for one in everyone}
    opening = {of: sum(move.before == of for move in moves.values()) for of in (POOR, NEAR_POOR)}
    both = {of: flows.flow(of, opening[of], moves.values()) for of in (POOR, NEAR_POOR)}
    moved = [(view.turn.say(label(one)), _moved(moves[one.id])) for one in everyone if _counts(moves[one.id])]
    left_out = [view.turn.say(label(one)) for one in waiting(view)]
    return {
        "opening": opening,
        "closing": {of: both[of].closing for of in (POOR, NEAR_POOR)},
        "moved": moved,
        "waiting": left_out,
        "not_reviewed": len(left_out),
    }


def _move(
    one: Household, reviewed: dict[int, household_review.Reviewed], history: Sequence[tuple[str, date]]
) -> flows.Move:
    assert one.id is not None
    first = reviewed[one.id].opened_on if one.id in reviewed else None
    classes = {name for name, day in history if first is None or day < first}
    ever = (POOR in classes, NEAR_POOR in classes)
    if one.id not in reviewed:
        return flows.Move(one.id, one.recognised_class, one.recognised_class, *ever)
    review = reviewed[one.id].review
    before = reviewed[one.id].opening or NOT_POOR
    after = review.proposed_class or review.class_before or before
    return flows.Move(one.id, before, after, *ever, left=review.left)


def _counts(move: flows.Move) -> bool:
    """Whether a household is counted otherwise than at the beginning; one never poor that left is not."""
    now = None if move.left else move.after
    return move.before != now and not {move.before, now} <= {NEWLY_ESCAPED, NOT_POOR, None}


def _moved(move: flows.Move) -> str:
    """The msgid of what happened to a household."""
    if move.left:
        return _("no longer here").msgid
    return MOVEMENT_NAMES[movement(move.before, move.ever_poor, move.ever_near_poor, move.after)].msgid


SOURCES: Sources = {"flow": Source(known=_flow)}
