"""Households: the register of a hamlet, what is known of one, the standard, what waits for a decision."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from forms.answers.household_names import find_households, label
from forms.facts import Option
from forms.poverty.classes import CLASS_NAMES, NEAR_POOR, NEWLY_ESCAPED, POOR, class_if_recognised
from forms.poverty.meeting import agrees
from forms.poverty.standard import Standard, as_standard, in_force
from handlers.sources.source import Source, Sources, View
from locales import _
from models import household, household_review, recognition
from models import report as reports
from models.household import Household
from models.household_review import HouseholdReview
from models.place import is_within

LOOKED_AFTER = (POOR, NEAR_POOR, NEWLY_ESCAPED)  # the classes that are reviewed every year
MOST_OFFERED = 8


def of_hamlet(view: View, *, left_too: bool = False) -> list[Household]:
    """The households of the draft's hamlet, in the draft's world."""
    return household.of_place(
        view.turn.session, view.draft.place, sample=view.draft.sample, left_too=left_too
    )


def waiting(view: View) -> list[Household]:
    """The households that are to be reviewed this year and were not yet, in the order of the list."""
    done = reviewed_this_year(view)
    return [one for one in of_hamlet(view) if one.recognised_class in LOOKED_AFTER and one.id not in done]


def reviewed_this_year(view: View) -> dict[int, household_review.Reviewed]:
    turn = view.turn
    path = turn.atlas.spots[view.draft.place].path
    year = int(_closing_day(view)[:4])
    return household_review.of_year(turn.session, path, year, sample=view.draft.sample)


def _closing_day(view: View) -> str:
    """Today; a closing that is corrected later stays that of its day and year."""
    draft = view.draft
    kept = draft.answers.get("day") if draft.report and draft.form == "review_closing" else None
    return str(kept or view.turn.today.isoformat())


def _options(view: View) -> Sequence[Option]:
    return [_with_class(view, one) for one in waiting(view)[:MOST_OFFERED]]


def _search(view: View, typed: str) -> Sequence[Option]:
    known = of_hamlet(view)
    return [_with_class(view, known[at]) for at in find_households(known, typed).places]


def _with_class(view: View, one: Household) -> Option:
    named = _("{name}, {class_name}", name=label(one), class_name=CLASS_NAMES[one.recognised_class])
    return Option(value_of(view, one), view.turn.say(named))


def value_of(view: View, one: Household) -> dict[str, Any]:
    """A household as an answer."""
    return {"id": one.id, "name": view.turn.say(label(one))}


def _chosen(view: View) -> Household | None:
    """The household of the answers, if it is one of this hamlet's."""
    chosen = view.answers.get("household")
    found = household.get(view.turn.session, chosen["id"]) if chosen and chosen["id"] else None
    here = view.turn.atlas.find(view.draft.place)
    # or of its successor, where the hamlet of an old report was merged since
    if found is None or here is None or not is_within(here.path, found.place_path):
        return None
    if found.sample != view.draft.sample:
        return None
    return found


def _known(view: View) -> dict[str, Any] | None:
    """What the register says about the chosen household before this review."""
    found = _chosen(view)
    if found is None or found.id is None:
        return None
    now = _class_before(view, found)
    until = _reviewed_before(view, found)
    decided = recognition.history(view.turn.session, [found.id]).get(found.id, [])
    ever = {now, *(one for one, day in decided if until is None or day < until)}
    return {
        "class": now,
        "members": found.members,
        "ever_poor": POOR in ever,
        "ever_near_poor": NEAR_POOR in ever,
    }


def _class_before(view: View, found: Household) -> str:
    """The class before this review: a report that is corrected later keeps the one it began with."""
    kept = _kept(view, found)
    return (kept and kept.class_before) or found.recognised_class


def _reviewed_before(view: View, found: Household) -> date | None:
    """The day of the review that is corrected, from which on decisions are no facts for it yet."""
    kept = _kept(view, found)
    report = reports.get(view.turn.session, kept.report_id) if kept else None
    return report.happened_on if report else None


def _kept(view: View, found: Household) -> HouseholdReview | None:
    """What the report that is being corrected said of this very household."""
    kept = household_review.of_report(view.turn.session, view.draft.report) if view.draft.report else None
    return kept if kept is not None and kept.household_id == found.id else None


def _standard(view: View) -> Standard | None:
    day = view.answers.get("day")
    on = date.fromisoformat(day) if day else view.turn.today
    return in_force((as_standard(row) for row in view.turn.atlas.standards), on)


def _standard_name(view: View, code: Any) -> str:
    found = [row for row in view.turn.atlas.standards if row[0] == code]
    return str(found[0][1]) if found else str(code)


def _indicators(view: View) -> Sequence[Option]:
    standard = _standard(view)
    return [Option(one.code, one.name) for one in (standard.indicators if standard else ())]


def _indicator_name(view: View, code: Any) -> str:
    """What is lacked, as the standard of the review's day calls it."""
    return next((view.turn.say(one.label) for one in _indicators(view) if one.value == code), str(code))


def _meeting(view: View) -> dict[str, Any] | None:
    turn = view.turn
    found = household_review.last_meeting(
        turn.session, view.draft.place, turn.today.year, sample=view.draft.sample
    )
    if found is None:
        return None
    return {"met_on": found.met_on.isoformat(), "present": found.present, "in_favour": found.in_favour}


def _proposals(view: View) -> Sequence[Option]:
    """Reviewed households whose meeting agreed and that no decision has been recorded for since."""
    reviewed = _decidable(view)
    return [
        Option(one.id, view.turn.say(_proposal(one, reviewed[one.id].review)))
        for one in of_hamlet(view)
        if one.id in reviewed and _waits(view, one, reviewed[one.id].review)
    ]


def _decidable(view: View) -> dict[int, household_review.Reviewed]:
    """The reviews to decide about now, or when the decision that is corrected was signed."""
    signed = view.draft.answers.get("decided_on") if view.draft.report else None
    day = date.fromisoformat(signed) if signed else view.turn.today
    path = view.turn.atlas.spots[view.draft.place].path
    return household_review.decidable(view.turn.session, path, day, sample=view.draft.sample)


def _waits(view: View, one: Household, review: HouseholdReview) -> bool:
    if review.left or not review.proposed_class or review.met_on is None:
        return False
    if not agrees(review.present or 0, review.in_favour or 0):
        return False
    decided_before = one.recognised_on is None or one.recognised_on < review.met_on
    return decided_before or one.id in (view.draft.answers.get("households") or ())


def _proposal(one: Household, review: HouseholdReview) -> Any:
    becomes = class_if_recognised(review.class_before, review.proposed_class)
    return _("{name}: {class_name}", name=label(one), class_name=CLASS_NAMES[becomes])


def _household_name(view: View, value: Any) -> str:
    found = household.get(view.turn.session, int(value))
    return view.turn.say(label(found)) if found else str(value)


SOURCES: Sources = {
    "households": Source(options=_options, search=_search),
    "household": Source(known=_known, answers=("household",)),
    "standard": Source(known=_standard, label=_standard_name, answers=("day",)),
    "deprivations": Source(options=_indicators, label=_indicator_name, answers=("day",)),
    "area": Source(known=lambda view: view.turn.atlas.area(view.draft.place)),
    "meeting": Source(known=_meeting),
    "proposals": Source(options=_proposals, label=_household_name),
    "closing_day": Source(known=_closing_day),
}
