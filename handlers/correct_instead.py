"""Correcting the report sent before with what a second one says, so that nothing is typed twice."""

from typing import Any

import msgspec

from forms.draft import SUMMARY, on_its_own
from forms.facts import Scene
from forms.order import resolved
from forms.question import Form
from forms.registry import form_of
from handlers import drafts, fill, report_view, sent
from handlers.facts import PlaceFacts
from handlers.message import Reply
from handlers.rights import may_change_report, may_go_on
from handlers.state import from_json
from handlers.turn import Turn
from locales import _
from models.report import ReportStatus

Answers = dict[str, Any]


def correct_instead(turn: Turn, draft_id: str, report_id: str) -> Reply:
    """A tap: the draft becomes the correction of the report it repeats, and is looked through once more."""
    state = turn.state
    draft, before = state.find(draft_id), report_view.readable(turn, report_id)
    if draft is None or not may_go_on(turn, draft):
        return fill.gone(turn, draft_id)
    begun = drafts.correcting(turn, int(report_id)) is not None
    stands = before is not None and before.status == ReportStatus.sent  # else it is mended line by line
    if before is None or begun or not stands or not may_change_report(turn.person, before):
        return sent.correct(turn, report_id)  # which says why not, or goes on with what was begun
    if draft.own is not None:  # it was to correct another one
        draft = on_its_own(draft, draft.own)
    form = form_of(draft.form, draft.version)
    assert form is not None
    told = resolved(form, Scene(PlaceFacts(turn, draft), draft.answers, turn.say))
    answers = _with(form, told, from_json(before.answers))
    own = draft.answers
    state.open(
        msgspec.structs.replace(draft, report=before.id, own=own, answers=answers, at=SUMMARY, pending=())
    )
    return fill.show(turn, _("Correcting the {noun} report.", noun=form.noun))


def _with(form: Form, told: Answers, before: Answers) -> Answers:
    """What was told now; where it says nothing, what was said before, and the pictures of both."""
    answers = dict(told)
    for question in form.questions:
        key, follows = question.key, question.follows
        is_stale = bool(follows) and told.get(follows) != before.get(follows)
        if key in told and told[key] is None and not is_stale:
            answers[key] = before.get(key)
    if told.get("photos"):
        answers["photos"] = list(dict.fromkeys((*(before.get("photos") or ()), *told["photos"])))
    return answers
