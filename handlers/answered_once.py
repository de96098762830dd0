"""A report that names what it answers (a period, a request) is sent once, and while it is still asked for."""

from forms.draft import Draft
from forms.registry import form_of
from handlers import owed
from handlers.after import After, Answers
from handlers.turn import Turn
from locales import Text, _
from models import report as reports
from models.report import Report


def kept(turn: Turn, report: Report, answers: Answers) -> After:
    """Being kept is all."""
    return After()


def refused(turn: Turn, draft: Draft, answers: Answers) -> Text | None:
    """Why it cannot be sent: another draft of it was sent meanwhile, or nobody asks for it any more."""
    form = form_of(draft.form, draft.version)
    ref = form.duty(answers) if form else None
    stored = reports.get(turn.session, draft.report) if draft.report else None
    if form is None or ref is None or (stored is not None and (stored.duty_id, stored.period) == ref):
        return None  # a correction, of what is closed too
    one = owed.one(turn, turn.atlas.spots[draft.place], ref)
    if one is None:
        return _("That report is not owed any more.")
    return form.same if one.answer is not None else None
