"""Beginning a report: for which place, and what about the one left unfinished."""

from forms.question import Form
from forms.registry import newest
from forms.training import TRAINING
from handlers import drafts, fill, pictures
from handlers.message import Reply
from handlers.rights import may_report, may_see_place
from handlers.state import SHELF
from handlers.turn import Turn
from locales import _
from models.person import Role


def begin_training(turn: Turn, rest: str) -> Reply:
    """The command: report a training session."""
    return _begin(turn, TRAINING)


def new(turn: Turn, form_key: str, place_code: str) -> Reply:
    """A tap: begin this form for this place, whatever else is open."""
    form = newest(form_key)
    here = turn.atlas.find(place_code)
    if not may_report(turn.person) or here is None or not may_see_place(turn.person, here.path):
        return _only_reporters(turn)
    draft = turn.state.draft
    if draft is not None and not draft.answers and (draft.form, draft.place) == (form.key, place_code):
        return fill.show(turn)  # tapped twice on a bad line
    return _opened(turn, form, place_code)


def _begin(turn: Turn, form: Form) -> Reply:
    if not may_report(turn.person):
        return _only_reporters(turn)
    if turn.state.draft is not None and turn.state.draft.form == form.key:
        return _ask_about_unfinished(turn, form)
    if turn.person.role is Role.commune_officer:
        return _ask_place(turn, form)
    return _opened(turn, form, turn.person.place_code)


def _opened(turn: Turn, form: Form, place_code: str) -> Reply:
    """A new draft, unless so many are unfinished that one more would only be lost."""
    if len(drafts.put_aside(turn)) >= SHELF:
        return drafts.ask_which(turn)
    return fill.begin(turn, form, place_code, pictures.take_loose(turn))


def begin_anew(turn: Turn, form_key: str) -> Reply:
    """A tap: put the unfinished one aside and begin another."""
    turn.state.put_aside()
    return _begin(turn, newest(form_key))


def _ask_about_unfinished(turn: Turn, form: Form) -> Reply:
    return Reply(
        text=turn.say(_("There is an unfinished {noun} report.", noun=form.noun)),
        question=turn.say(_("Go on with it, or begin a new one?")),
        choices=turn.rows(
            [turn.choice(_("Go on"), "c", "tieptuc"), turn.choice(_("Begin a new one"), "n", form.key)], 2
        ),
    )


def _ask_place(turn: Turn, form: Form) -> Reply:
    """A commune officer reports for a hamlet or for the whole commune."""
    mine = turn.person.place_code
    below = turn.atlas.below(mine, turn.today)
    hamlets = [turn.choice(spot.name(turn.today), "f", form.key, spot.code) for spot in below]
    whole = turn.choice(_("The whole commune"), "f", form.key, mine)
    return Reply(
        text=turn.say(form.title) + ".",
        question=turn.say(_("Which hamlet is it about?")),
        choices=(*turn.rows(hamlets, 2), (whole,)),
    )


def _only_reporters(turn: Turn) -> Reply:
    return Reply(
        text=turn.say(_("Reports are sent by the hamlets and communes. You can look at them: type “status”."))
    )
