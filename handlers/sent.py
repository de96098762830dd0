"""What a person sent: the list, one report whole, correcting it, withdrawing it."""

from typing import Any

from forms.draft import Draft
from forms.facts import Scene
from forms.order import shown
from forms.prompt import shown_value
from forms.registry import form_of
from handlers import effects, fill, pictures
from handlers.facts import PlaceFacts, usual_answers
from handlers.message import Reply
from handlers.refusal import not_yours
from handlers.rights import may_change_report, may_see_households, may_see_report
from handlers.state import from_json
from handlers.turn import VIETNAM, Turn
from handlers.words import inside
from locales import Day, Text, _
from models import report as reports
from models.person import Person
from models.report import Report, ReportStatus

PAGE = 5


def mine(turn: Turn, rest: str) -> Reply:
    """The command: what I sent."""
    return page(turn, "0")


def page(turn: Turn, skip: str) -> Reply:
    """One page of the person's own reports, the latest first."""
    start = int(skip)
    found = reports.of_reporter(turn.session, turn.person.id, start, PAGE + 1, sample=turn.person.sample)
    if not found:
        return Reply(text=turn.say(_("No report has been sent yet. Type “menu” to begin one.")))
    choices = [turn.choice(_title(turn, report), "r", report.id) for report in found[:PAGE]]
    if len(found) > PAGE:
        choices.append(turn.choice(_("Older ones"), "m", start + PAGE))
    return Reply(
        question=turn.say(_("What you sent. Choose one to look at it.")),
        choices=turn.rows(choices),
        mode="replace",
    )


def whole(turn: Turn, report_id: str) -> Reply:
    """One report with its photos, for whoever may see it."""
    found = _readable(turn, report_id)
    if found is None:
        return not_yours(turn)
    answers = from_json(found.answers)
    choices = []
    if may_change_report(turn.person, found):
        choices = [turn.choice(_("Correct"), "e", found.id), turn.choice(_("Withdraw"), "x", found.id)]
    return Reply(
        text="\n".join([_heading(turn, found), *_lines(turn, found, answers)]),
        choices=turn.rows(choices, 2),
        photos=tuple(answers.get("photos") or ()) if _may_see_pictures(turn, found) else (),
    )


def _may_see_pictures(turn: Turn, report: Report) -> bool:
    """Pictures of a report that names people are for those who may see the names."""
    form = form_of(report.form, report.form_version)
    names_people = form is None or any(
        question.personal and not question.in_office for question in form.questions
    )
    return may_see_households(turn.person) or not names_people


def correct(turn: Turn, report_id: str) -> Reply:
    """Open a sent report at its summary, to correct a line."""
    found = _readable(turn, report_id)
    if found is None or not may_change_report(turn.person, found):
        return not_yours(turn)
    form = form_of(found.form, found.form_version)
    assert form is not None
    turn.state.open(_correction_of(turn, found))
    return fill.show(turn, _("Correcting the {noun} report.", noun=form.noun))


def correct_last(turn: Turn) -> Reply:
    """The word "correct": the report sent last."""
    found = reports.of_reporter(turn.session, turn.person.id, 0, 1, sample=turn.person.sample)
    if not found:
        return Reply(text=turn.say(_("No report has been sent yet. Type “menu” to begin one.")))
    return correct(turn, str(found[0].id))


def ask_to_withdraw(turn: Turn, report_id: str) -> Reply:
    """Make sure before a report is taken back."""
    found = _readable(turn, report_id)
    if found is None or not may_change_report(turn.person, found):
        return not_yours(turn)
    return Reply(
        text=_title(turn, found),
        question=turn.say(_("Withdraw this report? It will no longer count.")),
        choices=turn.rows(
            [turn.choice(_("Withdraw it"), "y", found.id), turn.choice(_("No, leave it"), "r", found.id)], 2
        ),
    )


def withdraw(turn: Turn, report_id: str) -> Reply:
    """Take a report back."""
    found = _readable(turn, report_id)
    if found is not None and found.status == ReportStatus.withdrawn and found.reporter_id == turn.person.id:
        return Reply(text=turn.say(_("That report has been withdrawn.")))
    if found is None or not may_change_report(turn.person, found):
        return not_yours(turn)
    reports.withdraw(turn.session, found, turn.now)
    effects.withdrawn(turn, found)
    return Reply(
        text=turn.say(_("✅ Withdrawn: {title}.", title=_title(turn, found))),
        mode="replace",
    )


def add_photos(turn: Turn, report_id: str) -> Reply:
    """A tap: the pictures that were sent without a report belong to this one."""
    taken = pictures.take_loose(turn)
    reply = correct(turn, report_id)
    return fill.photos(turn, taken) if turn.in_form and taken else reply


def _correction_of(turn: Turn, report: Report) -> Draft:
    """The correction that was begun before, if it was; two of them would undo each other."""
    every = [turn.state.draft, *turn.state.shelf]
    begun = next((draft for draft in every if draft and draft.report == report.id), None)
    return begun or _as_draft(turn, report, turn.new_id())


def _as_draft(turn: Turn, report: Report, draft_id: str) -> Draft:
    """The report as the draft that corrects it."""
    return Draft(
        id=draft_id,
        form=report.form,
        version=report.form_version,
        place=report.place_code,
        began=turn.today.isoformat(),
        answers=from_json(report.answers),
        report=report.id,
        sample=report.sample,
        usual=usual_answers(turn, report.form, report.place_code) if draft_id else {},
    )


def _readable(turn: Turn, report_id: str) -> Report | None:
    found = reports.get(turn.session, int(report_id))
    return found if found is not None and may_see_report(turn.person, found) else None


def _title(turn: Turn, report: Report) -> str:
    """One line for a list: the day, the form and what it is about."""
    form = form_of(report.form, report.form_version)
    assert form is not None
    hidden = not may_see_report(turn.person, report) or not _may_see_pictures(turn, report)
    about = "…" if hidden else form.headline(from_json(report.answers))
    return turn.say(
        _("{day} {noun}: {about}", day=Day(report.happened_on, "short"), noun=form.noun, about=about)
    )


def _heading(turn: Turn, report: Report) -> str:
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
    return "\n".join(turn.say(part) for part in [heading, *_standing(report)])


def _standing(report: Report) -> list[Text]:
    if report.status == ReportStatus.withdrawn:
        return [_("⚠️ Withdrawn, no longer counted.")]
    if report.version > 1:
        day = Day(report.changed_at.astimezone(VIETNAM).date(), "near")
        return [_("Corrected on {day}.", day=day)]
    return []


def _lines(turn: Turn, report: Report, answers: dict[str, Any]) -> list[str]:
    form = form_of(report.form, report.form_version)
    assert form is not None
    scene = Scene(PlaceFacts(turn, _as_draft(turn, report, "")), answers, turn.say)
    return [
        turn.say(
            _(
                "{label}: {value}",
                label=question.label,
                value=shown_value(question, answers[question.key], scene),
            )
        )
        for question in shown(form, answers)
        if may_see_households(turn.person) or not question.personal
    ]
