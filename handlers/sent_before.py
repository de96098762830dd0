"""Was it sent before (đã gửi rồi)? Perhaps a slip, perhaps another one: asked, never refused.

What makes two reports the same, a form says (``Form.about`` and ``repeats_within``); of one with a table
of its own the table tells (``Counted.same``). The place is held meanwhile, so two people of one place
who send it at the same moment are not both told that they are the first.
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlmodel import col, select

from forms.draft import Draft
from forms.question import Form
from handlers import owed, report_view
from handlers.message import Choice, Reply
from handlers.own_unit import agency_of
from handlers.rights import may_change_report
from handlers.state import from_json
from handlers.turn import Turn
from locales import _
from models import counted
from models import report as reports
from models.counted import Find
from models.report import STANDING, Report
from scheduler import answers as answered

Answers = dict[str, Any]

ANYWAY, CORRECTED_ANYWAY = "anyway", "corrected"  # on the button that sends all the same


def found(turn: Turn, form: Form, draft: Draft, answers: Answers) -> Report | None:
    """Another standing report of the place about the very same thing, the latest one; None for none."""
    wanted = Find(form.place(answers) or draft.place, answers, draft.sample, draft.report)
    known = counted.same_report(turn.session, form.key, wanted)
    if known is not None:
        return reports.get(turn.session, known)
    if form.repeats_within is None:
        return None
    query = select(Report).where(_is_near(turn, form, answers, form.repeats_within))
    query = query.where(Report.place_code == wanted.place_code, Report.form_version == draft.version)
    query = query.where(Report.id != (draft.report or 0), col(Report.sample).is_(draft.sample))
    if form.of_own_unit:
        query = query.where(col(Report.agency_code).is_not_distinct_from(agency_of(turn, draft)))
    about = form.about(answers)
    told = turn.session.exec(query.order_by(col(Report.id).desc()))
    return next((one for one in told if form.about(from_json(one.answers)) == about), None)


def ask(turn: Turn, form: Form, draft: Draft, same: Report) -> Reply:
    """Which report it may be the same as, and what to do: all of it stays possible."""
    turn.in_form = False
    how = ANYWAY if draft.report is None else CORRECTED_ANYWAY
    another = turn.choice(_("Another one, send it"), "s", draft.id, how)
    look = turn.choice(_("Look at the one sent before"), "r", same.id)
    cancel = turn.choice(_("It is the same, cancel this one"), "w", draft.id, "cancel")
    correct = _correct(turn, draft, same)
    is_of_period = form.of_period or form.duty(from_json(same.answers)) is not None
    first = [*correct, another] if is_of_period else [another, *correct]  # what is likelier
    title = _("Sent before: {title}", title=report_view.title(turn, same))
    return Reply(
        text=f"{turn.say(form.same)}\n{turn.say(title)}",
        question=turn.say(_("Is this another one?")),
        choices=turn.rows([*first, look, cancel]),
    )


def _correct(turn: Turn, draft: Draft, same: Report) -> list[Choice]:
    """The way to let the report sent before say what this draft says."""
    if draft.report is not None or not may_change_report(turn.person, same):
        return []
    return [turn.choice(_("Correct the one sent before"), "ei", draft.id, same.id)]


def _is_near(turn: Turn, form: Form, answers: Answers, within: int) -> ColumnElement[bool]:
    """The condition that a report stands for the period the answers name, else for about their day."""
    ref = form.duty(answers)
    term = owed.term_of(owed.book_of(turn), ref) if ref is not None else None
    if term is not None:
        return answered.is_for(term)
    day, apart = date.fromisoformat(form.happened(answers)), timedelta(days=within)
    return and_(
        col(Report.form) == form.key,
        col(Report.status).in_(STANDING),
        col(Report.happened_on).between(day - apart, day + apart),
    )
