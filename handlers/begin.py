"""Beginning a report: for which place, and what about the one left unfinished."""

from typing import Any

from forms.question import Form, of_no_activity
from forms.registry import newest
from handlers import drafts, fill, pictures, report_place
from handlers.message import Reply
from handlers.own_projects import concerns
from handlers.rights import may_report, may_see_place, may_send
from handlers.state import SHELF
from handlers.turn import Turn
from handlers.words import agency_name
from locales import Text, _


def begin(turn: Turn, form: Form) -> Reply:
    """The command of a form: go on with the one begun before, ask for the place, or begin."""
    if not may_send(turn.person, form):
        return _only_reporters(turn, form)
    if turn.state.draft is not None and turn.state.draft.form == form.key:
        return _ask_about_unfinished(turn, form)
    without = _without_project(turn, form)
    if without is not None:
        return Reply(text=turn.say(without))
    if report_place.is_asked(turn, form):
        return report_place.ask(turn, form)
    return opened(turn, form, turn.person.place_code)


def new(turn: Turn, form_key: str, place_code: str) -> Reply:
    """A tap: begin this form for this place, whatever else is open."""
    form = newest(form_key)
    if not may_begin(turn, form, place_code):
        return _only_reporters(turn, form)
    draft = turn.state.draft
    if draft is not None and not draft.answers and (draft.form, draft.place) == (form.key, place_code):
        return fill.show(turn)  # tapped twice on a bad line
    return opened(turn, form, place_code)


def may_begin(turn: Turn, form: Form, place_code: str) -> bool:
    """Whether the person reports this for that place."""
    here = turn.atlas.find(place_code)
    return here is not None and may_send(turn.person, form) and may_see_place(turn.person, here.path)


def begin_anew(turn: Turn, form_key: str) -> Reply:
    """A tap: put the unfinished one aside and begin another."""
    turn.state.put_aside()
    return begin(turn, newest(form_key))


def opened(turn: Turn, form: Form, place_code: str, answers: dict[str, Any] | None = None) -> Reply:
    """A new draft, unless so many are unfinished that one more would only be lost.

    ``answers`` are those that are known already.
    """
    refused = refusal(turn, form, place_code)
    return refused or fill.begin(turn, form, place_code, pictures.take_loose(turn), answers or {})


def refusal(turn: Turn, form: Form, place_code: str) -> Reply | None:
    """Why no draft is opened now: too many are unfinished, or the form is not to be filled in here."""
    if len(drafts.put_aside(turn)) >= SHELF:
        return drafts.ask_which(turn)
    scene = fill.first_scene(turn, form, place_code)
    blocked = form.blocked(scene) or _without_project(turn, form)
    return Reply(text=turn.say(blocked)) if blocked is not None else None


def _without_project(turn: Turn, form: Form) -> Text | None:
    """An agency's officer reports on the agency's own projects, where such a report can be about one."""
    if form.activity is of_no_activity or concerns(turn, form.key):
        return None
    return _("{agency} has no project on which this is reported.", agency=agency_name(turn))


def _ask_about_unfinished(turn: Turn, form: Form) -> Reply:
    return Reply(
        text=turn.say(_("There is an unfinished {noun} report.", noun=form.noun)),
        question=turn.say(_("Go on with it, or begin a new one?")),
        choices=turn.rows(
            [turn.choice(_("Go on"), "c", "tieptuc"), turn.choice(_("Begin a new one"), "n", form.key)], 2
        ),
    )


def _only_reporters(turn: Turn, form: Form) -> Reply:
    if may_report(turn.person):
        return Reply(text=turn.say(_("“{form}” is done by the commune officer.", form=form.begins)))
    return Reply(
        text=turn.say(_("Reports are sent by the hamlets and communes. You can look at them: type “status”."))
    )
