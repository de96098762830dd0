"""Beginning a decision about a report: returning it, unlocking it. What it does is in ``decisions``."""

from forms.decisions import report_return, report_unlock
from forms.decisions.target import Target, as_answer
from forms.question import Form
from handlers import drafts, fill
from handlers.message import Reply
from handlers.refusal import not_yours
from handlers.review import accepting, judging
from handlers.state import SHELF
from handlers.turn import Turn
from models import report as reports
from models.report import ReportStatus


def ask_what_to_mend(turn: Turn, report_id: str, version: str) -> Reply:
    """A tap: return the report, with the lines to be mended and a reason."""
    return _begin(turn, report_return.FORM, ReportStatus.sent, report_id, version)


def ask_why_unlock(turn: Turn, report_id: str, version: str) -> Reply:
    """A tap: unlock an accepted report, with a reason."""
    return _begin(turn, report_unlock.FORM, ReportStatus.accepted, report_id, version)


def _begin(turn: Turn, form: Form, status: ReportStatus, report_id: str, version: str) -> Reply:
    found = reports.get(turn.session, int(report_id))
    if found is None or not judging.may_judge(turn, found):
        return not_yours(turn)
    if found.status != status:
        return judging.already(turn, found)
    if found.version != int(version):
        return accepting.changed_meanwhile(turn, found)
    target = as_answer(Target(int(report_id), int(version)))
    draft = turn.state.draft
    if draft is not None and draft.form == form.key and draft.answers.get("target") == target:
        return fill.show(turn)  # tapped twice on a bad line
    if len(drafts.put_aside(turn)) >= SHELF:
        return drafts.ask_which(turn)
    return fill.begin(turn, form, found.place_code, [], {"target": target})
