"""What reviews and decisions change in the register of households, and who is told."""

from typing import Any

from forms.poverty.classes import class_if_recognised
from forms.poverty.movement import MOVEMENT_NAMES
from handlers import reviewing
from handlers.after import After, Answers
from handlers.state import as_json
from handlers.turn import Turn
from locales import _, plural
from models import household, household_review, notice, recognition
from models.household import Household
from models.household_review import LEFT
from models.person import Role, people_to_tell
from models.report import Report

ALARMING = ("newly_poor", "fell_back")  # the plan wants no poor household at all (II.1): tell at once
AS_PROPOSED = "as_proposed"


def reviewed(turn: Turn, report: Report, answers: Answers) -> After:
    """A review was sent: a new household enters the register, one that left leaves it, an alert goes out."""
    found = _household(turn, report, answers)
    has_left = answers["members"] == LEFT
    found.left_on = report.happened_on if has_left else None
    if not has_left:
        found.members = answers["members"]
    turn.session.add(found)
    if answers.get("movement") in ALARMING:
        _alert(turn, report, str(answers["movement"]))
    return After(choices=reviewing.next_choices(turn, report.place_code, but=found.id))


def review_withdrawn(turn: Turn, report: Report) -> None:
    """The household is there again, if this review said that it had left."""
    assert report.id is not None
    household_id = household_review.household_of(turn.session, report.id)
    found = household.get(turn.session, household_id) if household_id else None
    if found is not None and found.left_on == report.happened_on:
        found.left_on = None
        turn.session.add(found)


def recognised(turn: Turn, report: Report, answers: Answers) -> After:
    """A decision was recorded: it becomes the class of each household in it, and of no other."""
    assert report.id is not None
    recognition.revoke(turn.session, report.id)
    year = turn.today.year
    reviews = household_review.of_year(turn.session, report.place_path, year, sample=report.sample)
    chosen = household.find_by_ids(turn.session, answers["households"])
    for one in chosen:
        assert one.id is not None
        review = reviews[one.id].review
        decided = answers["household_class"]
        if decided == AS_PROPOSED:
            decided = class_if_recognised(review.class_before, review.proposed_class)
        recognition.recognise(
            turn.session,
            one,
            decided,
            answers["decision"],
            report.happened_on,
            at=turn.now,
            by=turn.person.id,
            report_id=report.id,
        )
    return After(
        told=(
            plural("{n} household has its new class.", "{n} households have their new class.", len(chosen)),
        )
    )


def recognition_withdrawn(turn: Turn, report: Report) -> None:
    """The households have the class again that they had before this decision."""
    assert report.id is not None
    recognition.revoke(turn.session, report.id)


def closed(turn: Turn, report: Report, answers: Answers) -> After:
    """A hamlet's review was closed; households that were left out are offered once more."""
    if not answers["not_reviewed"]:
        return After()
    return After(choices=reviewing.next_choices(turn, report.place_code, but=None))


def _household(turn: Turn, report: Report, answers: Answers) -> Household:
    """The household of a review; a new one is entered into the register, once."""
    assert report.id is not None
    chosen = answers["household"]
    known_id = chosen["id"] or household_review.household_of(turn.session, report.id)
    found = household.get(turn.session, known_id) if known_id else _added(turn, report, answers)
    assert found is not None
    assert (found.place_code, found.sample) == (report.place_code, report.sample), (
        "another hamlet's household"
    )
    if chosen["id"] is None:
        answers["household"] = {"id": found.id, "name": found.head}
        report.answers = as_json(answers)
        turn.session.add(report)
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
    roles = (Role.commune_officer, Role.coordinator)
    for person_id in people_to_tell(turn.session, report.place_path, roles, sample=report.sample):
        if person_id != turn.person.id:
            notice.add(turn.session, f"poor:{report.id}:{person_id}", person_id, text, turn.now, report.id)
