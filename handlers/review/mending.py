"""Mending a returned report (bổ sung): only the lines that were named are asked again."""

import msgspec

from forms.draft import Draft
from forms.registry import form_of
from handlers import drafts, fill, report_view
from handlers.message import Reply
from handlers.refusal import not_yours
from handlers.rights import may_change_report
from handlers.turn import Turn
from handlers.words import inside
from locales import _
from models import report as reports
from models import report_event
from models.report import Report, ReportStatus
from models.report_event import EventKind


def typed(turn: Turn, rest: str) -> Reply:
    """The word "mend": the report that was returned, or which of several."""
    found = reports.returned_to(turn.session, turn.person.id, sample=turn.person.sample)
    if not found:
        return Reply(text=turn.say(_("No report waits to be mended.")))
    if len(found) == 1:
        return mend(turn, str(found[0].id))
    choices = [turn.choice(report_view.title(turn, one), "Rm", one.id) for one in found]
    return Reply(question=turn.say(_("Which report will you mend?")), choices=turn.rows(choices))


def mend(turn: Turn, report_id: str) -> Reply:
    """A tap: ask the lines again that are to be mended, one after the other."""
    found = report_view.readable(turn, report_id)
    if found is None or found.keeper_id != turn.person.id:
        return not_yours(turn)
    if found.status != ReportStatus.returned:
        look = turn.choice(_("Look at the report"), "r", found.id)
        told = _("This report does not wait to be mended any more.")
        return Reply(text=turn.say(told), choices=turn.rows([look]))
    if not may_change_report(turn.person, found):
        return not_yours(turn)
    form = form_of(found.form, found.form_version)
    assert form is not None
    begun = turn.state.find(_begun(turn, found))
    turn.state.open(begun or _draft_of(turn, found))
    place = inside(turn.place_name(found.place_code))
    told = _("Mending: {report}, {place}.", report=report_view.short(found), place=place)
    return fill.show(turn, told, *report_view.returned_for(turn, found))


def _begun(turn: Turn, report: Report) -> str:
    """The mending that was begun before; a correction from before the return is given up for it."""
    begun = drafts.correcting(turn, report.id)
    if begun is None:
        return ""
    if begun.only:
        return begun.id
    turn.state.drop(begun)
    return ""


def _draft_of(turn: Turn, report: Report) -> Draft:
    """The report as the draft in which only the lines that were named may change."""
    form = form_of(report.form, report.form_version)
    event = report_event.last(turn.session, report.id or 0, EventKind.returned)
    draft = report_view.as_draft(turn, report, turn.new_id())
    assert form is not None
    assert event is not None
    named = tuple(
        question.key
        for question in form.questions
        if question.key in event.keys and question.key in draft.answers and not question.is_computed
    )
    return msgspec.structs.replace(draft, only=named, again=named)
