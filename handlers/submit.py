"""Sending a finished form: from a draft to a stored report, once."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from forms.draft import Draft, on_its_own
from forms.facts import Scene
from forms.order import resolved
from forms.question import Form, no_figures
from forms.registry import final, form_of
from handlers import effects, owed, sent_before
from handlers.after import After
from handlers.facts import PlaceFacts
from handlers.message import Reply
from handlers.review import decisions, judging, returned_lines
from handlers.rights import OFFICERS, may_change_report, may_see_activity, may_see_place
from handlers.state import as_json, from_json
from handlers.turn import Turn
from handlers.words import agency_name
from locales import Day, Text, _
from models import counted, figure, place, report_photo
from models import report as reports
from models.atlas import Spot
from models.report import Report, ReportStatus
from scheduler.period import Kind

Answers = dict[str, Any]


def submit(turn: Turn, draft: Draft, *, anyway: bool) -> Reply:
    """Store what the draft says, unless it looks like a report that was sent before."""
    form = form_of(draft.form, draft.version)
    assert form is not None
    if decisions.is_decision(form.key):
        turn.state.close()
        return decisions.decided(turn, form.key, draft.answers)
    place.hold(turn.session, form.place(draft.answers) or draft.place)
    scene = Scene(PlaceFacts(turn, draft), draft.answers, turn.say)
    scene = scene._replace(answers=resolved(form, scene))
    answers = dict(scene.answers)
    refused = (
        form.refused(scene)
        or _of_others(turn, form, scene)
        or _outside(turn, form.place(answers) or draft.place)
        or effects.refused(turn, draft, answers)
    )
    if refused is not None:
        return Reply(text=turn.say(refused), hint=turn.say(_("Type “later” to keep it, or “cancel”.")))
    same = None if anyway else sent_before.found(turn, form, draft, answers)
    if same is not None:
        return sent_before.ask(turn, form, draft, same)
    if draft.report is None:
        after = _store(turn, form, draft, scene)
    else:
        corrected = _correct(turn, form, draft, scene)
        if isinstance(corrected, Reply):
            return corrected
        after = corrected
    turn.state.close()
    return _thanks(turn, form, draft, scene, after)


def _outside(turn: Turn, code: str) -> Text | None:
    """Why a report about a place is not taken: whoever was moved meanwhile no longer reports for it."""
    here = turn.atlas.find(code)
    if here is not None and may_see_place(turn.person, here.path):
        return None
    return _("{place} is no longer a place you report for.", place=turn.place_name(code))


def _of_others(turn: Turn, form: Form, scene: Scene) -> Text | None:
    """Why a report on a project is not taken: it is not one of the agency's whose officer sends it."""
    activity = form.activity(scene)
    if activity is None or may_see_activity(turn.person, activity):
        return None
    return _("That project is not one of {agency}. Please choose another one.", agency=agency_name(turn))


def _store(turn: Turn, form: Form, draft: Draft, scene: Scene) -> After:
    answers = dict(scene.answers)
    here = turn.atlas.spots[form.place(answers) or draft.place]
    assert may_see_place(turn.person, here.path), "an answer names a place outside the person's"
    duty_id, period = _answers_duty(turn, form, here, answers)
    stored = reports.add(
        turn.session,
        Report(
            form=draft.form,
            form_version=draft.version,
            place_code=here.code,
            place_path=here.path,
            reporter_id=turn.person.id,
            happened_on=date.fromisoformat(form.happened(answers)),
            sample=draft.sample,
            answers=as_json(answers),
            activity_code=form.activity(scene),
            agency_code=turn.person.agency or None,
            duty_id=duty_id,
            period=period,
            sent_at=turn.now,
            changed_at=turn.now,
        ),
        draft.id,
    )
    return _record(turn, stored, answers)


def _answers_duty(
    turn: Turn, form: Form, here: Spot, answers: Answers
) -> tuple[int, str] | tuple[None, None]:
    """The duty and the period a report is for, where its day alone does not tell; of an agency's own none."""
    if form.of_own_unit and turn.person.agency:
        return None, None
    named = form.duty(answers)
    if named is None and form.of_period:
        named = owed.period_for(turn, here, form, answers)
    return named or (None, None)


def _correct(turn: Turn, form: Form, draft: Draft, scene: Scene) -> Reply | After:
    """Store a new version; says why not when nothing changed or the report may not be changed any more."""
    stored = reports.held(turn.session, draft.report or 0)  # it may be accepted at this very moment
    if stored is None or not may_change_report(turn.person, stored):
        return _not_taken(turn, draft, _why_not(turn, stored))
    before, answers = from_json(stored.answers), dict(scene.answers)
    changed = [key for key, value in answers.items() if value != before.get(key)]
    was_returned = stored.status == ReportStatus.returned
    if was_returned and not draft.only and returned_lines.goes_beyond(turn, form, stored, changed):
        return _not_taken(turn, draft, returned_lines.was_returned(turn, stored))
    if not changed and len(before) == len(answers) and not was_returned:
        turn.state.close()
        return Reply(text=turn.say(_("Nothing was changed. The report stays as it was sent.")))
    stored.happened_on = date.fromisoformat(form.happened(answers))
    stored.activity_code = form.activity(scene)
    named = form.duty(answers)
    if named is not None:  # else it keeps the period it was sent for
        stored.duty_id, stored.period = named
    by = "reporter" if stored.reporter_id == turn.person.id else "successor"
    why = f"corrected by the {by}: {', '.join(changed)}"[:300]
    reports.correct(turn.session, stored, as_json(answers), draft.id, turn.person.id, turn.now, why)
    after = _record(turn, stored, answers)
    return after._replace(mended=was_returned)


def _why_not(turn: Turn, stored: Report | None) -> Reply:
    """Why a report is not corrected any more."""
    if stored is not None and stored.keeper_id == turn.person.id and stored.status == ReportStatus.accepted:
        return judging.locked(turn, stored)
    return Reply(text=turn.say(_("That report can no longer be corrected.")))


def _not_taken(turn: Turn, draft: Draft, why: Reply) -> Reply:
    """The correction is over; what was typed as a report of its own is put aside as one."""
    turn.state.close()
    turn.in_form = False
    if draft.own is None:
        return why
    turn.state.open(on_its_own(draft, draft.answers))
    turn.state.put_aside()
    kept = turn.say(_("What you wrote is kept: type “go on” to send it as a report of its own."))
    return replace(why, text=f"{why.text}\n{kept}")


def _record(turn: Turn, stored: Report, answers: Answers) -> After:
    """Everything that follows from a report's answers, in the same transaction."""
    assert stored.id is not None
    if stored.form not in final():
        turn.state.looked_at = stored.id
    photos = answers.get("photos")
    if photos or stored.version > 1:
        report_photo.keep(turn.session, stored.id, photos or [])
    after = effects.sent(turn, stored, answers)
    counted.record(turn.session, stored, answers)
    form = form_of(stored.form, stored.form_version)
    assert form is not None
    if form.figures is not no_figures:
        figure.record(turn.session, stored.id, form.figures(answers))
    return after._replace(told=(*_counted_for(turn, stored), *after.told))


def _counted_for(turn: Turn, stored: Report) -> list[Text]:
    """For which period a report counts, where its day does not tell."""
    if not stored.duty_id or not stored.period:
        return []
    term = owed.term_of(owed.book_of(turn), (stored.duty_id, stored.period))
    if term is None or term.rule.kind is Kind.once:
        return []
    return [_("It counts for {period}.", period=term.period.name(turn.today))]


def _thanks(turn: Turn, form: Form, draft: Draft, scene: Scene, after: After) -> Reply:
    if form.thanks is not None:
        turn.in_form = False
        said = "\n".join(turn.say(text) for text in (form.thanks, *after.told))
        return Reply(text=said, choices=turn.rows(after.choices))
    turn.in_form = False
    told = [_done(form, draft, scene, after), *form.finished(scene), *after.told, _until_when(turn, form)]
    another = turn.choice(_("Report another one"), "c", form.command)
    return Reply(
        text="\n".join(turn.say(text) for text in told),
        choices=(
            *turn.rows(after.choices),
            *turn.rows([another, turn.choice(_("What I sent"), "c", "dagui")], 2),
        ),
    )


def _done(form: Form, draft: Draft, scene: Scene, after: After) -> Text:
    """That it is sent; a report of a whole period has no day that the person would know."""
    day = Day(date.fromisoformat(form.happened(scene.answers)), "short")
    of_period = form.duty(scene.answers) is not None
    report = form.noun if of_period else _("{noun} report of {day}", noun=form.noun, day=day)
    if after.mended:
        return _("✅ Mended and sent again: {report}. Thank you.", report=report)
    if draft.report is None:
        return _("✅ Sent: {report}. Thank you.", report=report)
    return _("✅ Corrected: {report}. Thank you.", report=report)


def _until_when(turn: Turn, form: Form) -> Text:
    """How long it can be corrected: until whoever accepts it has done so."""
    if not form.reviewed:
        return _("Something to be changed? Type “correct”.")
    if turn.person.role in OFFICERS:
        return _("It can still be corrected until the coordinator accepts it: type “correct”.")
    return _("It can still be corrected until the commune accepts it: type “correct”.")
