"""What reviews change in the register of households, and who is told."""

from typing import Any

from forms.poverty.movement import MOVEMENT_NAMES
from handlers.after import After, Answers
from handlers.next_household import next_choices
from handlers.rights import LOOKING_AFTER
from handlers.state import as_json
from handlers.turn import Turn
from locales import _
from models import household, household_review, notice
from models import report as reports
from models.household import Household
from models.household_review import LEFT, HouseholdReview
from models.person import people_to_tell
from models.report import Report

ALARMING = ("newly_poor", "fell_back")  # the plan wants no poor household at all (II.1): tell at once


def reviewed(turn: Turn, report: Report, answers: Answers) -> After:
    """A review was sent: a new household enters the register, one that left leaves it, an alert goes out."""
    assert report.id is not None
    before = household_review.of_report(turn.session, report.id)
    found = _household(turn, report, answers)
    assert found.id is not None
    if before is not None and before.household_id != found.id:
        _let_go(turn, report, before)
    if not household_review.is_overtaken(turn.session, found.id, report):
        has_left = answers["members"] == LEFT
        found.left_on = report.happened_on if has_left else None
        if not has_left:
            found.members = answers["members"]
        turn.session.add(found)
    if answers.get("movement") in ALARMING:
        _alert(turn, report, str(answers["movement"]))
    return After(choices=next_choices(turn, report.place_code, but=found.id))


def review_withdrawn(turn: Turn, report: Report) -> None:
    """What only this review said of its household is so no longer: that it left, or that there is one."""
    assert report.id is not None
    before = household_review.of_report(turn.session, report.id)
    if before is not None:
        _let_go(turn, report, before)


def closed(turn: Turn, report: Report, answers: Answers) -> After:
    """A hamlet's review was closed; households that were left out are offered once more."""
    if not answers["not_reviewed"]:
        return After()
    return After(choices=next_choices(turn, report.place_code, but=None))


def _let_go(turn: Turn, report: Report, before: HouseholdReview) -> None:
    """A review is no longer about this household: undo what it did to it."""
    found = household.get(turn.session, before.household_id)
    assert found is not None
    assert found.id is not None
    if household_review.is_overtaken(turn.session, found.id, report):
        return
    if reports.was_written_at(turn.session, report, found.added_at, found.added_by):
        found.left_on = report.happened_on  # it is in the register through this review only
    elif before.left:
        found.left_on = None
    turn.session.add(found)


def _household(turn: Turn, report: Report, answers: Answers) -> Household:
    """The household of a review; a new one is entered into the register, once."""
    chosen = answers["household"]
    found = household.get(turn.session, chosen["id"]) if chosen["id"] else _new(turn, report, answers)
    assert found is not None
    assert (found.place_code, found.sample) == (report.place_code, report.sample), (
        "another hamlet's household"
    )
    if chosen["id"] is None:
        answers["household"] = {"id": found.id, "name": found.head}
        report.answers = as_json(answers)
        turn.session.add(report)
    return found


def _new(turn: Turn, report: Report, answers: Answers) -> Household:
    """A household that was not in the register; told anew by a correction it is still the same one."""
    assert report.id is not None
    before = household_review.of_report(turn.session, report.id)
    found = household.get(turn.session, before.household_id) if before else None
    if found is None or not reports.was_written_at(turn.session, report, found.added_at, found.added_by):
        return _added(turn, report, answers)
    household.rename(found, answers["head"])
    found.birth_year = answers.get("birth_year")
    return found


def _added(turn: Turn, report: Report, answers: Answers) -> Household:
    known: dict[str, Any] = {"birth_year": answers.get("birth_year")}
    return household.add(
        turn.session,
        report.place_code,
        report.place_path,
        answers["head"],
        sample=report.sample,
        at=turn.now,
        by=turn.person.id,
        **known,
    )


def _alert(turn: Turn, report: Report, moved: str) -> None:
    """Tell the commune and the coordinator; no name, because a notice lights up on a locked phone."""
    text = _(
        "⚠️ {place}: a household is proposed as {movement}, by the review of {name}.",
        place=turn.place_name(report.place_code),
        movement=MOVEMENT_NAMES[moved],
        name=turn.person.name,
    )
    for person_id in people_to_tell(turn.session, report.place_path, LOOKING_AFTER, sample=report.sample):
        if person_id != turn.person.id:
            notice.add(turn.session, f"poor:{report.id}:{person_id}", person_id, text, turn.now, report.id)
