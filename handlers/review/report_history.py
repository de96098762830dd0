"""The history of a report (lịch sử): every step, who, when, what changed from what to what, and why."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple

from forms.facts import Scene
from forms.order import shown
from forms.prompt import shown_value
from forms.question import Question
from forms.registry import form_of
from handlers import report_view
from handlers.facts import PlaceFacts
from handlers.message import Reply
from handlers.refusal import not_yours
from handlers.rights import may_see_answer
from handlers.state import from_json
from handlers.turn import Turn
from locales import Text, _
from models import report as reports
from models import report_event
from models.report import Report, ReportVersion
from models.report_event import EventKind, ReportEvent

MOST = 20  # steps that are shown; the latest
LONGEST = 120  # letters of a value

SAID: dict[str, Text] = {
    EventKind.accepted: _("accepted and locked"),
    EventKind.returned: _("returned to be mended"),
    EventKind.unlocked: _("unlocked"),
    EventKind.withdrawn: _("withdrawn"),
}


class Step(NamedTuple):
    """One step, said; what was decided about a version follows it, before the next one."""

    version: int
    order: int  # 0: the version itself; else the number of what was decided
    lines: list[str]


def last(turn: Turn, rest: str) -> Reply:
    """The word "history": of the report looked at last, else of the one sent last."""
    if turn.state.looked_at:
        return of(turn, str(turn.state.looked_at))
    found = report_view.own(turn, 0, 1)
    if not found:
        told = _("Open a report first, then type “history” or tap “History”.")
        return Reply(text=turn.say(told))
    return of(turn, str(found[0].id))


def of(turn: Turn, report_id: str) -> Reply:
    """A tap: every step of a report, for whoever may see it."""
    found = report_view.readable(turn, report_id)
    if found is None or found.id is None:
        return not_yours(turn)
    steps = sorted([*_versions(turn, found), *_events(turn, found)])
    told = [turn.say(_("History: {title}", title=report_view.title(turn, found)))]
    if len(steps) > MOST:
        told.append(turn.say(_("… {n} earlier steps", n=len(steps) - MOST)))
    told += [line for step in steps[-MOST:] for line in step.lines]
    back = turn.choice(_("Look at the report"), "r", found.id)
    return Reply(text="\n".join(told), choices=turn.rows([back]))


def _versions(turn: Turn, report: Report) -> Iterator[Step]:
    """The report as it was sent, and each correction with what became of which line."""
    every = reports.versions(turn.session, report.id or 0)
    if every:
        yield Step(1, 0, [_head(turn, every[0].written_at, every[0].author_id, _("sent it"))])
    mended = {
        event.version
        for event in report_event.of_report(turn.session, report.id or 0)
        if event.kind == EventKind.returned
    }
    for before, after in pairwise(every):
        did = _("mended and sent again") if before.number in mended else _("corrected")
        changes = list(_changes(turn, report, before, after)) or [turn.say(_("nothing changed"))]
        head = _head(turn, after.written_at, after.author_id, did)
        yield Step(after.number, 0, [head, *(f"   {change}" for change in changes)])


def _events(turn: Turn, report: Report) -> Iterator[Step]:
    """What was decided about it, and why."""
    for event in report_event.of_report(turn.session, report.id or 0):
        head = _head(turn, event.at, event.person_id, SAID[event.kind])
        yield Step(
            event.version, event.id or 0, [head, *(f"   {line}" for line in _why(turn, report, event))]
        )


def _why(turn: Turn, report: Report, event: ReportEvent) -> Iterator[str]:
    if event.reason and report_view.says_names(turn, report):
        yield turn.say(_("Why: {reason}", reason=event.reason))
    if event.keys:
        names = report_view.line_names(turn, report, event.keys)
        yield turn.say(_("To be mended: {names}.", names=names))


def _head(turn: Turn, at: datetime, person_id: int, did: Text) -> str:
    name = report_view.person_name(turn, person_id)
    return turn.say(_("• {when}, {name}: {did}", when=report_view.moment(at), name=name, did=did))


def _changes(turn: Turn, report: Report, before: ReportVersion, after: ReportVersion) -> Iterator[str]:
    """Line by line what it was and what it became, as the summary shows it."""
    form = form_of(report.form, report.form_version)
    old, new = from_json(before.answers), from_json(after.answers)
    assert form is not None
    facts = PlaceFacts(turn, report_view.as_draft(turn, report, ""))
    for question in shown(form, {**old, **new}):
        hidden = not may_see_answer(turn.person, question, report)
        if not hidden and old.get(question.key) != new.get(question.key):
            change = _(
                "{label}: {old} → {new}",
                label=question.label,
                old=_value(turn, question, old, facts),
                new=_value(turn, question, new, facts),
            )
            yield turn.say(change)


def _value(turn: Turn, question: Question, answers: dict[str, Any], facts: PlaceFacts) -> str:
    if question.key not in answers:
        return turn.say(_("left out"))
    said = turn.say(shown_value(question, answers[question.key], Scene(facts, answers, turn.say)))
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
