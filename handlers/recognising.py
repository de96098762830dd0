"""Recording a decision (công nhận): which households it is about, and the class each gets by it."""

from datetime import date

import msgspec

from forms.declared.recognition import AS_PROPOSED
from forms.draft import Draft
from forms.poverty.classes import class_if_recognised
from handlers.after import After, Answers
from handlers.sources import households
from handlers.sources.source import View
from handlers.turn import Turn
from locales import Day, Text, _, plural
from models import household, household_review, recognition
from models.report import Report


def not_waiting(turn: Turn, draft: Draft, answers: Answers) -> Text | None:
    """Why a decision cannot be recorded: it has households that wait for none, or is older than a meeting."""
    here = turn.atlas.spots[draft.place]
    kept = recognition.by_report(turn.session, draft.report) if draft.report else {}
    waiting = {
        one.value for one in households.SOURCES["proposals"].options(View(turn, _fresh(draft), answers))
    }
    chosen = household.find_by_ids(turn.session, answers["households"])
    gone = [one.head for one in chosen if one.id not in waiting and one.id not in kept]
    if gone:
        return _(
            "These households do not wait for a decision any more: {names}. "
            "Please untick them: type the number of the line with the households.",
            names=", ".join(gone),
        )
    reviews = _decidable(turn, here.path, draft.report, answers, sample=draft.sample)
    meetings = [reviews[one.id].review.met_on for one in chosen if one.id in reviews]
    latest = max((met for met in meetings if met is not None), default=None)
    if latest is None or date.fromisoformat(answers["decided_on"]) >= latest:
        return None
    return _(
        "The day of signing is before the hamlet met about these households, on {day}. "
        "Please look at that line again.",
        day=Day(latest),
    )


def recognised(turn: Turn, report: Report, answers: Answers) -> After:
    """A decision was recorded: it becomes the class of each household in it, and of no other."""
    assert report.id is not None
    kept = recognition.by_report(turn.session, report.id)
    recognition.revoke(turn.session, report.id)
    corrects = report.id if report.version > 1 else None
    reviews = _decidable(turn, report.place_path, corrects, answers, sample=report.sample)
    chosen = household.find_by_ids(turn.session, answers["households"])
    for one in chosen:
        assert one.id is not None
        decided = answers["household_class"]
        if decided == AS_PROPOSED and one.id in reviews:
            review = reviews[one.id].review
            decided = class_if_recognised(review.class_before, review.proposed_class)
        elif decided == AS_PROPOSED:
            decided = kept[one.id]  # its review was withdrawn since; the decision stands
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


def _fresh(draft: Draft) -> Draft:
    """The draft without its households, so that only those are offered that wait by themselves."""
    left = {key: value for key, value in draft.answers.items() if key != "households"}
    return msgspec.structs.replace(draft, answers=left)


def _decidable(
    turn: Turn, path: str, corrects: int | None, answers: Answers, *, sample: bool
) -> dict[int, household_review.Reviewed]:
    """The reviews a decision is about; a corrected one is about those of its own time."""
    day = date.fromisoformat(answers["decided_on"]) if corrects else turn.today
    return household_review.decidable(turn.session, path, day, sample=sample)
