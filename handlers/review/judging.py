"""Judging a report (xét duyệt): whether somebody may, what they can do, and what was done already."""

from forms.registry import form_of
from handlers import report_view
from handlers.message import Choice, Reply
from handlers.review import waiting_reports
from handlers.rights import OFFICERS, may_judge_report
from handlers.turn import Turn
from locales import Text, _
from models import report_event
from models.person import Person, Role
from models.report import Report, ReportStatus
from models.report_event import EventKind

DONE: dict[str, Text] = {
    EventKind.accepted: _("accepted it"),
    EventKind.returned: _("returned it to be mended"),
    EventKind.unlocked: _("unlocked it"),
    EventKind.withdrawn: _("withdrew it"),
}


def may_judge(turn: Turn, report: Report) -> bool:
    """Whether the person may accept, return or unlock this report."""
    return may_judge_report(turn.person, report, _sent_by(turn, report))


def _sent_by(turn: Turn, report: Report) -> Role:
    """As what it was sent: who became an agency's officer later sent it for a place, as heads do."""
    if report.agency_code is not None:
        return Role.agency_officer
    reporter = turn.session.get(Person, report.reporter_id)
    assert reporter is not None
    return Role.hamlet_head if reporter.role == Role.agency_officer else Role(reporter.role)


def choices(turn: Turn, report: Report) -> list[Choice]:
    """What can be done with a report beside correcting it."""
    found: list[Choice] = []
    if may_judge(turn, report) and report.status == ReportStatus.sent:
        found = [
            turn.choice(_("✅ Accept"), "Ra", report.id, report.version),
            turn.choice(_("Return"), "Rr", report.id, report.version),
            turn.choice(_("Leave for later"), "Rl"),
        ]
    if may_judge(turn, report) and report.status == ReportStatus.accepted:
        found = [turn.choice(_("Unlock"), "Ru", report.id, report.version)]
    return [*found, history(turn, report)]


def already(turn: Turn, report: Report) -> Reply:
    """Somebody was quicker: who did what, and when."""
    kinds = (EventKind.accepted, EventKind.returned, EventKind.withdrawn, EventKind.unlocked)
    event = report_event.last(turn.session, report.id or 0, *kinds)
    told = _("This report no longer waits.")
    if event is not None:
        told = _(
            "{name} {did} already, {when}.",
            name=report_view.person_name(turn, event.person_id),
            did=DONE[event.kind],
            when=report_view.moment(event.at),
        )
    text = f"{report_view.title(turn, report)}\n{turn.say(told)}"
    return Reply(text=text, choices=turn.rows([*next_choices(turn), history(turn, report)], 2))


def history(turn: Turn, report: Report) -> Choice:
    """The way to a report's history."""
    return turn.choice(_("History"), "Rh", report.id)


def next_choices(turn: Turn) -> list[Choice]:
    """The next report that waits for this person, and the list."""
    ahead = waiting_reports.oldest(turn, 0, 1)
    if not ahead:
        return []
    number = waiting_reports.count(turn)
    return [
        turn.choice(_("The next one"), "r", ahead[0].id),
        turn.choice(_("Waiting: {n}", n=number), "Rl"),
    ]


def locked(turn: Turn, report: Report) -> Reply:
    """Why whoever sent it cannot change it any more, and who can help."""
    form = form_of(report.form, report.form_version)
    assert form is not None
    told = _(
        "The {report} has been accepted and is locked. {who}",
        report=report_view.short(report),
        who=who_unlocks(_sent_by(turn, report)),
    )
    return Reply(text=turn.say(told))


def who_unlocks(sent_by: str) -> Text:
    """Whom to ask where an accepted report has to be corrected after all."""
    if sent_by in OFFICERS:
        return _("To correct it, ask the coordinator to unlock it.")
    return _("To correct it, ask the commune officer or the coordinator to unlock it.")
