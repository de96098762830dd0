"""Beginning a report: for which place, and what about the one left unfinished."""

from forms.question import Form
from forms.training import TRAINING
from handlers import fill
from handlers.message import Reply
from handlers.rights import may_report, may_see_place
from handlers.turn import Turn
from locales import _
from models.person import Role

FORMS: dict[str, Form] = {TRAINING.key: TRAINING}


def begin_training(turn: Turn, rest: str) -> Reply:
    """The command: report a training session."""
    return _begin(turn, TRAINING)


def new(turn: Turn, form_key: str, place_code: str) -> Reply:
    """A tap: begin this form for this place, whatever else is open."""
    form = FORMS[form_key]
    here = turn.atlas.find(place_code)
    if not may_report(turn.person) or here is None or not may_see_place(turn.person, here.path):
        return _only_reporters(turn)
    return fill.begin(turn, form, place_code)


def _begin(turn: Turn, form: Form) -> Reply:
    if not may_report(turn.person):
        return _only_reporters(turn)
    if turn.state.draft is not None and turn.state.draft.form == form.key:
        return _ask_about_unfinished(turn, form)
    if turn.person.role is Role.commune_officer:
        return _ask_place(turn, form)
    return fill.begin(turn, form, turn.person.place_code)


def begin_anew(turn: Turn, form_key: str) -> Reply:
    """A tap: put the unfinished one aside and begin another."""
    turn.state.put_aside()
    return _begin(turn, FORMS[form_key])


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
