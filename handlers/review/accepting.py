"""Accepting reports (duyệt): one that was looked at, or at once all that raise no doubt."""

from datetime import UTC, datetime, timedelta

from handlers import report_view, sent
from handlers.message import Reply
from handlers.refusal import not_yours
from handlers.review import doubts, judging, waiting_reports
from handlers.turn import Turn
from locales import Text, _, plural
from models import notice, report_event
from models import report as reports
from models.report import Report, ReportStatus
from models.report_event import EventKind
from reports.checks.doubt import Doubt

AT_ONCE = 50  # reports at most: as many as are looked through for warnings
KIND = "accepted"  # of the notices that tell of it
SPAN = timedelta(minutes=30)  # what is accepted in it is told in one message (assumption)
GRACE = timedelta(minutes=1)  # until whatever was accepted at its very end is stored


def accept(turn: Turn, report_id: str, version: str) -> Reply:
    """A tap: accept the report as it was shown; one that was corrected meanwhile is shown again."""
    found = reports.held(turn.session, int(report_id))  # somebody else may be at it at this very moment
    if found is None or not judging.may_judge(turn, found):
        return not_yours(turn)
    if found.status != ReportStatus.sent:
        return judging.already(turn, found)
    if found.version != int(version):
        return changed_meanwhile(turn, found)
    _accept(turn, found)
    told = _("✅ Accepted and locked: {title}.", title=report_view.title(turn, found))
    ahead = [*judging.next_choices(turn), judging.history(turn, found)]
    return Reply(text=turn.say(told), choices=turn.rows(ahead, 2), mode="replace")


def changed_meanwhile(turn: Turn, found: Report) -> Reply:
    """A button of an older version: the report as it is now, nothing done."""
    note = turn.say(_("⚠️ This report was corrected meanwhile. Please look at it as it is now."))
    reply = sent.shown(turn, found)
    return Reply(text=f"{note}\n{reply.text}", choices=reply.choices, photos=reply.photos)


def ask_for_all(turn: Turn, form: str = "") -> Reply:
    """Make sure before accepting all that raise no doubt."""
    clean = _clean(turn, form, turn.now)
    if not clean:
        return Reply(text=turn.say(_("No report without a warning waits.")))
    n = len(clean)
    question = plural(
        "Accept {n} report without a warning? It is locked then.",
        "Accept {n} reports without a warning? They are locked then.",
        n,
    )
    yes = turn.choice(
        plural("Accept {n} report", "Accept {n} reports", n), "RB", form, int(turn.now.timestamp())
    )
    return Reply(
        question=turn.say(question), choices=turn.rows([yes, turn.choice(_("No, not yet"), "Rl")], 2)
    )


def all_of_them(turn: Turn, form: str, asked_at: str) -> Reply:
    """A tap: accept what raises no doubt at this very moment, of what waited when it was asked."""
    done = 0
    clean = _clean(turn, form, datetime.fromtimestamp(int(asked_at) + 1, UTC))
    for report in sorted(clean, key=lambda one: one.id or 0):  # in one order, for whoever does the same
        found = reports.held(turn.session, report.id or 0)
        as_it_was = (ReportStatus.sent, report.version)
        if found is None or (found.status, found.version) != as_it_was:
            continue
        if judging.may_judge(turn, found):
            _accept(turn, found)
            done += 1
    told = [plural("✅ {n} report accepted and locked.", "✅ {n} reports accepted and locked.", done)]
    left = waiting_reports.count(turn)
    if left:
        told.append(_("Still waiting: {n}.", n=left))
    return Reply(
        text="\n".join(turn.say(text) for text in told),
        choices=turn.rows(judging.next_choices(turn), 2),
        mode="replace",
    )


def looked_through(turn: Turn, form: str) -> dict[int, list[Doubt]]:
    """The doubts about each of the oldest that wait, by its id; those without one can be accepted at once."""
    return doubts.of(turn, waiting_reports.oldest(turn, 0, AT_ONCE, form=form))


def _clean(turn: Turn, form: str, until: datetime) -> list[Report]:
    waiting = waiting_reports.oldest(turn, 0, AT_ONCE, form=form)
    found = doubts.of(turn, waiting)
    return [one for one in waiting if not found[one.id or 0] and one.changed_at <= until]


def _accept(turn: Turn, report: Report) -> None:
    """Accept and lock a report; whoever sent it is told of all of half an hour in one message."""
    reports.accept(turn.session, report)
    report_event.add(turn.session, report, EventKind.accepted, turn.person.id, turn.now)
    span = int(turn.now.timestamp() // SPAN.total_seconds())
    key = f"accepted:{report.keeper_id}:{span}"
    due_at = span_of(span)[1] + GRACE
    notice.add(
        turn.session,
        key,
        report.keeper_id,
        Text(""),
        turn.now,
        kind=KIND,
        subject=span,
        due_at=due_at,
    )


def span_of(number: int) -> tuple[datetime, datetime]:
    """The half hour with this number, from its first instant to that of the next."""
    first = datetime.fromtimestamp(number * SPAN.total_seconds(), UTC)
    return first, first + SPAN
