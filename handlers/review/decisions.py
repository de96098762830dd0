"""What a decision about a report does, once it was looked through and sent: return it, or unlock it."""

from collections.abc import Callable
from typing import Any

from forms.decisions import report_return, report_unlock
from forms.decisions.target import target_of
from handlers import effects, report_view
from handlers.message import Reply
from handlers.refusal import not_yours
from handlers.review import judging
from handlers.turn import Turn
from locales import Text, _
from models import notice, report_event
from models import report as reports
from models.report import Report, ReportStatus
from models.report_event import EventKind

Answers = dict[str, Any]
RETURNED, UNLOCKED = "returned", "unlocked"  # kinds of the notices that tell of it


def is_decision(form: str) -> bool:
    """Whether a draft is a decision, of which no report is kept."""
    return form in _ACTS


def decided(turn: Turn, form: str, answers: Answers) -> Reply:
    """Let a decision happen, if the report still is what was decided about and it is this person's."""
    target = target_of(answers)
    found = reports.held(turn.session, target.report)  # somebody else may be at it at this very moment
    if found is None or not judging.may_judge(turn, found):
        return not_yours(turn)
    act, status = _ACTS[form]
    if found.status != status:
        return judging.already(turn, found)
    if found.version != target.version:
        return _corrected_meanwhile(turn, found)
    return act(turn, found, answers)


def _corrected_meanwhile(turn: Turn, found: Report) -> Reply:
    note = _("⚠️ This report was corrected meanwhile. Please look at it as it is now.")
    look = turn.choice(_("Look at the report"), "r", found.id)
    return Reply(text=turn.say(note), choices=turn.rows([look]))


def _return(turn: Turn, found: Report, answers: Answers) -> Reply:
    """Return the report: it counts nowhere, and whoever sent it is asked for these lines again."""
    reports.send_back(turn.session, found)
    event = report_event.add(
        turn.session,
        found,
        EventKind.returned,
        turn.person.id,
        turn.now,
        reason=answers["reason"],
        lines=answers["lines"],
    )
    effects.returned(turn, found)
    _tell(turn, found, RETURNED, event.id)
    return _done(turn, found, _("✅ Returned to {name}, who is told which lines to mend and why."))


def _unlock(turn: Turn, found: Report, answers: Answers) -> Reply:
    """Unlock the report: it waits again and may be corrected."""
    reports.unlock(turn.session, found)
    event = report_event.add(
        turn.session, found, EventKind.unlocked, turn.person.id, turn.now, reason=answers["reason"]
    )
    _tell(turn, found, UNLOCKED, event.id)
    return _done(turn, found, _("✅ Unlocked. {name} is told that it can be corrected."))


def _tell(turn: Turn, found: Report, kind: str, event_id: int | None) -> None:
    """Write a notice to whoever sent the report; it gets its words when it is said."""
    key = f"{kind}:{event_id}"
    notice.add(turn.session, key, found.keeper_id, Text(""), turn.now, found.id, kind=kind, subject=event_id)


def _done(turn: Turn, found: Report, told: Text) -> Reply:
    name = report_view.person_name(turn, found.keeper_id)
    said = turn.say(told._replace(values={"name": name}))
    title = report_view.title(turn, found)
    return Reply(text=f"{title}\n{said}", choices=turn.rows(judging.next_choices(turn), 2))


_Act = Callable[[Turn, Report, Answers], Reply]
_ACTS: dict[str, tuple[_Act, ReportStatus]] = {
    report_return.FORM.key: (_return, ReportStatus.sent),
    report_unlock.FORM.key: (_unlock, ReportStatus.accepted),
}
