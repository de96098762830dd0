"""What may change of a returned report: the lines that were named, and what follows from them."""

from collections.abc import Sequence

from forms.question import Form
from handlers.message import Reply
from handlers.turn import Turn
from locales import _
from models import report_event
from models.report import Report
from models.report_event import EventKind


def goes_beyond(turn: Turn, form: Form, report: Report, changed: Sequence[str]) -> bool:
    """Whether other lines changed than those that were to be mended.

    So it is with a correction that was begun before the report was returned.
    """
    event = report_event.last(turn.session, report.id or 0, EventKind.returned)
    named = event.keys if event else ()
    allowed = {*named, *(follower for key in named for follower in form.followers(key))}
    asked = [question.key for question in form.questions if not question.is_computed]
    return any(key in changed and key not in allowed for key in asked)


def was_returned(turn: Turn, report: Report) -> Reply:
    """The report was returned while it was being corrected: only the lines that were named may change now."""
    told = _("This report was returned meanwhile. Please mend the lines that were named.")
    mend = turn.choice(_("Mend now"), "Rm", report.id)
    return Reply(text=turn.say(told), choices=turn.rows([mend]))
