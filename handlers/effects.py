"""What sending or withdrawing a report sets off beside being kept: registers that change, people to tell."""

from forms.draft import Draft
from handlers import (
    answered_once,
    attendance,
    duty_changes,
    extensions,
    household_changes,
    model_registration,
    next_part,
    recognising,
)
from handlers.after import After, Answers, Effect
from handlers.announcing import announcing
from handlers.inspecting import findings
from handlers.papers import narratives
from handlers.people import people_changes
from handlers.turn import Turn
from locales import Text
from models.report import Report

EFFECTS: dict[str, Effect] = {
    "household_review": Effect(
        household_changes.reviewed,
        household_changes.review_withdrawn,
        returned=household_changes.review_withdrawn,  # sent again it has its effect on the register again
    ),
    "training": Effect(attendance.kept),
    "model_progress": Effect(next_part.kept),
    "disbursement": Effect(next_part.kept),
    "policies": Effect(next_part.kept),
    "recognition": Effect(
        recognising.recognised,
        recognising.recognition_withdrawn,
        refused=recognising.not_waiting,
    ),
    "review_closing": Effect(household_changes.closed),
    "extension": Effect(extensions.asked, extensions.withdrawn, refused=extensions.refused),
    "deadline_move": Effect(
        duty_changes.moved, duty_changes.move_withdrawn, refused=duty_changes.move_refused
    ),
    "ad_hoc_request": Effect(duty_changes.requested, duty_changes.withdrawn),
    "ad_hoc": Effect(answered_once.kept, refused=answered_once.refused),
    "commune_report": Effect(answered_once.kept, refused=answered_once.refused),
    "narrative": Effect(narratives.kept, narratives.withdrawn),
    "new_duty": Effect(duty_changes.added, duty_changes.withdrawn),
    "announcement": Effect(announcing.sent, announcing.withdrawn, refused=announcing.refused),
    "invitation": Effect(people_changes.invited, refused=people_changes.invitation_refused),
    "person_change": Effect(people_changes.changed, refused=people_changes.change_refused),
    "hand_over": Effect(people_changes.handed_over, refused=people_changes.hand_over_refused),
    "inspection": Effect(findings.kept),
    "finding_mended": Effect(findings.mended, refused=findings.not_open),
    "livelihood_model": Effect(model_registration.registered, model_registration.registration_withdrawn),
}


def refused(turn: Turn, draft: Draft, answers: Answers) -> Text | None:
    """Why a report cannot be sent as it is any more; None when it can."""
    effect = EFFECTS.get(draft.form)
    return effect.refused(turn, draft, answers) if effect else None


def sent(turn: Turn, report: Report, answers: Answers) -> After:
    """Let a report that was just kept have its effects."""
    effect = EFFECTS.get(report.form)
    return effect.sent(turn, report, answers) if effect else After()


def withdrawn(turn: Turn, report: Report) -> None:
    """Undo the effects of a report that was taken back."""
    effect = EFFECTS.get(report.form)
    if effect is not None:
        effect.withdrawn(turn, report)


def returned(turn: Turn, report: Report) -> None:
    """Let the effects of a report rest that was returned to be mended."""
    effect = EFFECTS.get(report.form)
    if effect is not None:
        effect.returned(turn, report)
