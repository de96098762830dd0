"""Telling whoever sent a report what was decided about it, as it is at the moment of saying."""

from collections import Counter

from forms.registry import newest
from handlers import report_view
from handlers.message import Reply
from handlers.review import accepting, judging
from handlers.rights import may_see_report
from handlers.turn import Turn
from handlers.words import inside
from locales import Text, _, plural
from locales.capital import capital
from models import report as reports
from models import report_event
from models.notice import Taken
from models.report import Report, ReportStatus
from models.report_event import ReportEvent


def returned(turn: Turn, taken: Taken) -> Reply | None:
    """The report was returned: why, which lines, and the way to mend them; None once it was mended."""
    found = _of(turn, taken)
    if found is None or found[0].status != ReportStatus.returned:
        return None
    report, _event = found
    told = [_("{report}, {place}:", report=_capital(turn, report), place=_place(turn, report))]
    said = [turn.say(text) for text in (*told, *report_view.returned_for(turn, report))]
    counts = turn.say(_("It does not count until it is sent again."))
    mend = turn.choice(_("Mend now"), "Rm", report.id, unlisted=True)
    look = turn.choice(_("Look at the report"), "r", report.id, unlisted=True)
    return Reply(
        text="\n".join([*said, counts]),
        choices=((mend,), (look,)),
        explain_ways_out=turn.say(_("To mend it, type: mend.")),
    )


def unlocked(turn: Turn, taken: Taken) -> Reply | None:
    """The report can be corrected again, and why; None where it was accepted anew meanwhile."""
    found = _of(turn, taken)
    if found is None or found[0].status != ReportStatus.sent:
        return None
    report, event = found
    told = _(
        "{report}, {place}: unlocked by {name}, it can be corrected again.",
        report=_capital(turn, report),
        place=_place(turn, report),
        name=report_view.person_name(turn, event.person_id),
    )
    why = [turn.say(_("Why: {reason}", reason=event.reason))] if report_view.says_names(turn, report) else []
    look = turn.choice(_("Look at the report"), "r", report.id, unlisted=True)
    return Reply(text="\n".join([turn.say(told), *why]), choices=((look,),), explain_ways_out=_to_see(turn))


def accepted(turn: Turn, taken: Taken) -> Reply | None:
    """What was accepted in half an hour, in one message, and who can unlock it."""
    first, until = accepting.span_of(taken.subject or 0)
    found = report_event.accepted_of(turn.session, turn.person.id, first, until)
    mine = [one for one in found if one.sample == turn.person.sample]
    if not mine:
        return None
    who = judging.who_unlocks(turn.person.role)
    told = _one(mine[0]) if len(mine) == 1 else _several(turn, mine)
    mine_all = turn.choice(_("What I sent"), "c", "dagui", unlisted=True)
    return Reply(
        text=f"{turn.say(told)}\n{turn.say(who)}", choices=((mine_all,),), explain_ways_out=_to_see(turn)
    )


def _to_see(turn: Turn) -> str:
    return turn.say(_("To see it, type: sent."))


def _one(report: Report) -> Text:
    return _("✅ Accepted and locked: {report}.", report=report_view.short(report))


def _several(turn: Turn, found: list[Report]) -> Text:
    by_form = Counter(one.form for one in found)
    forms = ", ".join(f"{turn.say(newest(form).noun)} {n}" for form, n in by_form.items())
    told = plural("✅ {n} report accepted and locked: ", "✅ {n} reports accepted and locked: ", len(found))
    return _("{told}{forms}.", told=told, forms=forms)


def _of(turn: Turn, taken: Taken) -> tuple[Report, ReportEvent] | None:
    """The report and the step a notice is about, as far as it is this person's still."""
    event = turn.session.get(ReportEvent, taken.subject or 0)
    report = reports.get(turn.session, event.report_id) if event else None
    if event is None or report is None or not may_see_report(turn.person, report):
        return None
    return report, event


def _capital(turn: Turn, report: Report) -> str:
    return capital(turn.say(report_view.short(report)))


def _place(turn: Turn, report: Report) -> str:
    return inside(turn.place_name(report.place_code))
