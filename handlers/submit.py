"""Sending a finished form: from a draft to a stored report, once."""

from collections.abc import Callable
from datetime import date
from typing import Any

from forms.draft import Draft
from forms.facts import Scene
from forms.order import resolved
from forms.registry import form_of
from handlers import training
from handlers.facts import PlaceFacts
from handlers.message import Reply
from handlers.rights import may_change_report
from handlers.state import as_json, from_json
from handlers.turn import Turn
from locales import Day, _
from models import report as reports
from models.report import Report

Answers = dict[str, Any]

# What each form keeps in countable columns, and how it notices the same report sent twice.
RECORD: dict[str, Callable[[Turn, Report, Answers], None]] = {"training": training.record}
SAME: dict[str, Callable[[Turn, Draft, Answers], int | None]] = {"training": training.same_report}
HAPPENED: dict[str, Callable[[Answers], date]] = {"training": training.first_day}


def submit(turn: Turn, draft: Draft, *, anyway: bool) -> Reply:
    """Store what the draft says, unless it looks like a report that was sent before."""
    answers = _answers(turn, draft)
    same = None if anyway else SAME[draft.form](turn, draft, answers)
    if same is not None:
        return _ask_about(turn, draft, same)
    if draft.report is None:
        _store(turn, draft, answers)
    elif (refused := _correct(turn, draft, draft.report, answers)) is not None:
        turn.state.close()
        return refused
    turn.state.close()
    return _thanks(turn, draft, answers)


def _answers(turn: Turn, draft: Draft) -> Answers:
    form = form_of(draft.form, draft.version)
    assert form is not None
    return resolved(form, Scene(PlaceFacts(turn, draft), draft.answers, turn.say))


def _store(turn: Turn, draft: Draft, answers: Answers) -> None:
    here = turn.atlas.spots[draft.place]
    stored = reports.add(
        turn.session,
        Report(
            form=draft.form,
            form_version=draft.version,
            place_code=here.code,
            place_path=here.path,
            reporter_id=turn.person.id,
            happened_on=HAPPENED[draft.form](answers),
            sample=draft.sample,
            answers=as_json(answers),
            sent_at=turn.now,
            changed_at=turn.now,
        ),
        draft.id,
    )
    RECORD[draft.form](turn, stored, answers)


def _correct(turn: Turn, draft: Draft, report_id: int, answers: Answers) -> Reply | None:
    """Store a new version; says why not when nothing changed or the report may not be changed any more."""
    stored = reports.get(turn.session, report_id)
    if stored is None or not may_change_report(turn.person, stored):
        return Reply(text=turn.say(_("That report can no longer be corrected.")))
    before = from_json(stored.answers)
    changed = [key for key, value in answers.items() if value != before.get(key)]
    if not changed and len(before) == len(answers):
        return Reply(text=turn.say(_("Nothing was changed. The report stays as it was sent.")))
    stored.happened_on = HAPPENED[draft.form](answers)
    why = f"corrected by the reporter: {', '.join(changed)}"
    reports.correct(turn.session, stored, as_json(answers), draft.id, turn.person.id, turn.now, why)
    RECORD[draft.form](turn, stored, answers)
    return None


def _ask_about(turn: Turn, draft: Draft, same: int) -> Reply:
    """A second report of the same place, day and subject: perhaps a slip, perhaps a second session."""
    turn.in_form = False
    return Reply(
        text=turn.say(_("⚠️ This session has been reported already: same place, day and subject.")),
        question=turn.say(_("Is this another session?")),
        choices=turn.rows(
            [
                turn.choice(_("Another session, send it"), "s", draft.id, "anyway"),
                turn.choice(_("Look at the one sent before"), "r", same),
                turn.choice(_("It is the same, cancel this one"), "w", draft.id, "cancel"),
            ]
        ),
    )


def _thanks(turn: Turn, draft: Draft, answers: Answers) -> Reply:
    form = form_of(draft.form, draft.version)
    assert form is not None
    day = Day(HAPPENED[draft.form](answers), "short")
    done = (
        _("✅ Sent: {noun} report of {day}. Thank you.", noun=form.noun, day=day)
        if draft.report is None
        else _("✅ Corrected: {noun} report of {day}. Thank you.", noun=form.noun, day=day)
    )
    turn.in_form = False
    later = _("It can still be corrected until the commune accepts it: type “correct”.")
    return Reply(
        text=f"{turn.say(done)}\n{turn.say(later)}",
        choices=turn.rows(
            [
                turn.choice(_("Report another one"), "c", "taphuan"),
                turn.choice(_("What I sent"), "c", "dagui"),
            ],
            2,
        ),
    )
