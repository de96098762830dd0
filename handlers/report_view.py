"""A report as it is read: its title in a list, its heading with how it stands, and its lines."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from forms.draft import Draft
from forms.facts import Scene
from forms.order import shown
from forms.prompt import shown_value
from forms.registry import final, form_of
from handlers import rights
from handlers.facts import PlaceFacts, usual_answers
from handlers.rights import may_see_answer, may_see_report
from handlers.state import from_json
from handlers.turn import VIETNAM, Turn
from handlers.words import inside
from locales import Day, Text, _
from models import report as reports
from models import report_event
from models.person import Person
from models.report import Report, ReportStatus
from models.report_event import EventKind


def readable(turn: Turn, report_id: str) -> Report | None:
    """The report of a button, if it is this person's to see."""
    found = reports.get(turn.session, int(report_id))
    return found if found is not None and may_see_report(turn.person, found) else None


def own(turn: Turn, skip: int, most: int) -> Sequence[Report]:
    """What the person sent, the latest first; announcements and invitations have screens of their own."""
    who = turn.person
    return reports.of_reporter(turn.session, who.id, skip, most, sample=who.sample, but=final())


def as_draft(turn: Turn, report: Report, draft_id: str) -> Draft:
    """The report as the draft that corrects it."""
    return Draft(
        id=draft_id,
        form=report.form,
        version=report.form_version,
        place=report.place_code,
        began=turn.today.isoformat(),
        agency=turn.person.agency,
        answers=from_json(report.answers),
        report=report.id,
        sample=report.sample,
        usual=usual_answers(turn, report.form, report.place_code) if draft_id else {},
    )


def may_see_pictures(turn: Turn, report: Report) -> bool:
    """Pictures of a report that names people are for those who may see the names."""
    return rights.may_see_pictures(turn.person, report)


def title(turn: Turn, report: Report) -> str:
    """One line for a list: the day, the form and what it is about."""
    form = form_of(report.form, report.form_version)
    assert form is not None
    hidden = not may_see_report(turn.person, report) or not may_see_pictures(turn, report)
    about = "…" if hidden else form.headline(from_json(report.answers))
    return turn.say(
        _("{day} {noun}: {about}", day=Day(report.happened_on, "short"), noun=form.noun, about=about)
    )


def heading(turn: Turn, report: Report) -> str:
    """Which report, from where, sent by whom and when, and whether it still counts."""
    form = form_of(report.form, report.form_version)
    reporter = turn.session.get(Person, report.reporter_id)
    assert form is not None
    assert reporter is not None
    heading = _(
        "{title}, {place}. Sent by {name} on {day}.",
        title=form.title,
        place=inside(turn.place_name(report.place_code)),
        name=reporter.name,
        day=Day(report.sent_at.astimezone(VIETNAM).date(), "near"),
    )
    return "\n".join(turn.say(part) for part in [heading, *_standing(turn, report)])


def short(report: Report) -> Text:
    """A report inside a sentence that may light up on a locked phone: form and day, and no name."""
    form = form_of(report.form, report.form_version)
    assert form is not None
    return _("{noun} report of {day}", noun=form.noun, day=Day(report.happened_on, "short"))


def moment(at: datetime) -> Text:
    """When something happened: the day and the time where the hamlets are."""
    there = at.astimezone(VIETNAM)
    return _("{day}, {time}", day=Day(there.date(), "near"), time=f"{there:%H:%M}")


def says_names(turn: Turn, report: Report) -> bool:
    """Whether what people wrote about a report, a reason, may be shown: it may name somebody."""
    return may_see_pictures(turn, report)


def _standing(turn: Turn, report: Report) -> list[Text]:
    if report.status == ReportStatus.withdrawn:
        return [_("⚠️ Withdrawn, no longer counted.")]
    if report.status == ReportStatus.accepted:
        return [_accepted(turn, report)]
    if report.status == ReportStatus.returned:
        return returned_for(turn, report)
    if report.version > 1:
        day = Day(report.changed_at.astimezone(VIETNAM).date(), "near")
        return [_("Corrected on {day}.", day=day)]
    return []


def _accepted(turn: Turn, report: Report) -> Text:
    event = report_event.last(turn.session, report.id or 0, EventKind.accepted)
    if event is None:
        return _("✅ Accepted and locked.")
    name, when = person_name(turn, event.person_id), moment(event.at)
    return _("✅ Accepted and locked by {name}, {when}.", name=name, when=when)


def returned_for(turn: Turn, report: Report) -> list[Text]:
    """Who returned a report and why, and what is to be mended."""
    event = report_event.last(turn.session, report.id or 0, EventKind.returned)
    if event is None:
        return [_("⚠️ Returned to be mended; it does not count until it is sent again.")]
    told = [
        _(
            "⚠️ Returned to be mended by {name}, {when}.",
            name=person_name(turn, event.person_id),
            when=moment(event.at),
        )
    ]
    if says_names(turn, report):
        told.append(_("Why: {reason}", reason=event.reason))
    return [*told, _("To be mended: {names}.", names=line_names(turn, report, event.keys))]


def line_names(turn: Turn, report: Report, keys: Collection[str]) -> str:
    """The lines of a report by their names."""
    form = form_of(report.form, report.form_version)
    labels = [question.label for question in form.questions if question.key in keys] if form else []
    return "; ".join(turn.say(label) for label in labels)  # a name may hold a comma


def person_name(turn: Turn, person_id: int) -> str:
    """What somebody is called."""
    found = turn.session.get(Person, person_id)
    return found.name if found else ""


def lines(turn: Turn, report: Report, answers: dict[str, Any]) -> list[str]:
    """The lines of its summary, without those that name people for who may not see names."""
    form = form_of(report.form, report.form_version)
    assert form is not None
    scene = Scene(PlaceFacts(turn, as_draft(turn, report, "")), answers, turn.say)
    return [
        turn.say(
            _(
                "{label}: {value}",
                label=question.label,
                value=shown_value(question, answers[question.key], scene),
            )
        )
        for question in shown(form, answers)
        if may_see_answer(turn.person, question, report)
    ]
