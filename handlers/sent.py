"""What a person sent: the list, one report whole, correcting it, withdrawing it."""

from forms.draft import Draft
from forms.registry import form_of
from handlers import drafts, effects, fill, pictures, report_view
from handlers.message import Choice, Reply
from handlers.refusal import not_yours
from handlers.report_status import STATUSES
from handlers.review import doubts, judging, mending
from handlers.rights import may_change_report
from handlers.state import from_json
from handlers.turn import Turn
from locales import _
from models import report as reports
from models import report_event
from models.report import Report, ReportStatus
from models.report_event import EventKind

PAGE = 5
PEOPLE = ("invitation", "person_change", "hand_over")  # changed on the person's card


def mine(turn: Turn, rest: str) -> Reply:
    """The command: what I sent."""
    return page(turn, "0")


def page(turn: Turn, skip: str) -> Reply:
    """One page of the person's own reports, the latest first."""
    start = int(skip)
    found = report_view.own(turn, start, PAGE + 1)
    if not found:
        return Reply(text=turn.say(_("No report has been sent yet. Type “menu” to begin one.")))
    lines = [_with_status(turn, report) for report in found[:PAGE]]
    choices = [
        turn.choice(_listed(turn, report), "r", report.id, row=line)
        for line, report in zip(lines, found, strict=False)
    ]
    if len(found) > PAGE:
        choices.append(turn.next_page(_("Older ones"), "m", start + PAGE))
    elif start == 0:
        choices += _withdrawn(turn)
    return Reply(
        table="\n".join(lines),
        question=turn.say(_("What you sent. Choose one to look at it.")),
        choices=turn.rows(choices),
        mode="replace",
    )


def _listed(turn: Turn, report: Report) -> str:
    """A report in the list: what was returned is to be seen at once."""
    title = report_view.title(turn, report)
    if report.status != ReportStatus.returned:
        return title
    return turn.say(_("⚠️ returned: {title}", title=title))


def withdrawn(turn: Turn) -> Reply:
    """A tap: what the person took back."""
    who = turn.person
    found = reports.withdrawn_by(turn.session, who.id, sample=who.sample)[:PAGE]
    choices = [turn.choice(_listed(turn, report), "r", report.id) for report in found]
    if not choices:
        return Reply(text=turn.say(_("Nothing was withdrawn.")))
    question = turn.say(_("What you withdrew. Choose one to look at it."))
    return Reply(question=question, choices=turn.rows(choices))


def _withdrawn(turn: Turn) -> list[Choice]:
    """A button for what was taken back, where there is any."""
    found = reports.withdrawn_by(turn.session, turn.person.id, sample=turn.person.sample)
    return [turn.choice(_("Withdrawn ({n})", n=len(found)), "Xv")] if found else []


def _with_status(turn: Turn, report: Report) -> str:
    title = report_view.title(turn, report)
    return turn.say(_("{title}: {status}", title=title, status=STATUSES[ReportStatus(report.status)]))


def whole(turn: Turn, report_id: str) -> Reply:
    """One report with its photos, for whoever may see it; whoever may accept it sees the warnings, too."""
    found = report_view.readable(turn, report_id)
    return not_yours(turn) if found is None else shown(turn, found)


def shown(turn: Turn, found: Report) -> Reply:
    """The same, for whoever is known to be entitled to see it."""
    answers = from_json(found.answers)
    turn.state.looked_at = found.id or 0
    waits = found.status == ReportStatus.sent and judging.may_judge(turn, found)
    warnings = doubts.told(turn, found) if waits else []
    own = turn.person.id in (found.reporter_id, found.keeper_id)
    seen_by = [turn.choice(_("Who sees this report?"), "Xw", found.id)] if own else []
    return Reply(
        text="\n".join(
            [report_view.heading(turn, found), *report_view.lines(turn, found, answers), *warnings]
        ),
        choices=(
            *turn.rows([*_own(turn, found), *judging.choices(turn, found)], 2),
            *turn.rows(seen_by),
        ),
        photos=tuple(answers.get("photos") or ()) if report_view.may_see_pictures(turn, found) else (),
    )


def _own(turn: Turn, found: Report) -> list[Choice]:
    """What whoever sent it can do with it."""
    if not may_change_report(turn.person, found):
        return []
    if found.status == ReportStatus.returned:
        return [turn.choice(_("Mend now"), "Rm", found.id), turn.choice(_("Withdraw"), "x", found.id)]
    return [turn.choice(_("Correct"), "e", found.id), turn.choice(_("Withdraw"), "x", found.id)]


def correct(turn: Turn, report_id: str) -> Reply:
    """Open a sent report at its summary, to correct a line; one that was returned, to mend what was named."""
    found = report_view.readable(turn, report_id)
    form = form_of(found.form, found.form_version) if found else None
    if form is not None and form.final:
        return Reply(
            text=turn.say(_("What was sent is not changed any more. Please send a new announcement."))
        )
    if found is not None and found.keeper_id == turn.person.id and found.status == ReportStatus.accepted:
        return judging.locked(turn, found)
    if found is None or form is None or not may_change_report(turn.person, found):
        return not_yours(turn)
    if found.status == ReportStatus.returned:
        return mending.mend(turn, report_id)
    turn.state.open(_correction_of(turn, found))
    return fill.show(turn, _("Correcting the {noun} report.", noun=form.noun))


def correct_last(turn: Turn) -> Reply:
    """The word "correct": the report sent last, or why an announcement cannot be corrected."""
    who = turn.person
    found = report_view.own(turn, 0, 1)
    if not found:
        found = reports.of_reporter(turn.session, who.id, 0, 1, sample=who.sample, but=PEOPLE)
    if not found:
        return Reply(text=turn.say(_("No report has been sent yet. Type “menu” to begin one.")))
    return correct(turn, str(found[0].id))


def ask_to_withdraw(turn: Turn, report_id: str) -> Reply:
    """Make sure before a report is taken back."""
    found = report_view.readable(turn, report_id)
    if found is not None and found.keeper_id == turn.person.id and found.status == ReportStatus.accepted:
        return judging.locked(turn, found)
    if found is None or not may_change_report(turn.person, found):
        return not_yours(turn)
    return Reply(
        text=report_view.title(turn, found),
        question=turn.say(_("Withdraw this report? It will no longer count.")),
        choices=turn.rows(
            [turn.choice(_("Withdraw it"), "y", found.id), turn.choice(_("No, leave it"), "r", found.id)], 2
        ),
    )


def withdraw(turn: Turn, report_id: str) -> Reply:
    """Take a report back."""
    found = reports.held(turn.session, int(report_id))  # it may be accepted at this very moment
    if found is not None and found.keeper_id == turn.person.id:
        if found.status == ReportStatus.withdrawn:
            return Reply(text=turn.say(_("That report has been withdrawn.")))
        if found.status == ReportStatus.accepted:
            return judging.locked(turn, found)
    if found is None or not may_change_report(turn.person, found):
        return not_yours(turn)
    reports.withdraw(turn.session, found, turn.now)
    report_event.add(turn.session, found, EventKind.withdrawn, turn.person.id, turn.now)
    effects.withdrawn(turn, found)
    return Reply(
        text=turn.say(_("✅ Withdrawn: {title}.", title=report_view.title(turn, found))),
        mode="replace",
    )


def add_photos(turn: Turn, report_id: str) -> Reply:
    """A tap: the pictures that were sent without a report belong to this one."""
    taken = pictures.take_loose(turn)
    reply = correct(turn, report_id)
    return fill.photos(turn, taken) if turn.in_form and taken else reply


def _correction_of(turn: Turn, report: Report) -> Draft:
    """The correction that was begun before, if it was; two of them would undo each other."""
    begun = drafts.correcting(turn, report.id)
    return begun or report_view.as_draft(turn, report, turn.new_id())
