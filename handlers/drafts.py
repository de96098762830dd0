"""Unfinished reports: going on with one, choosing among several, cancelling, taking back."""

from datetime import date

from forms.draft import Draft
from forms.registry import form_of
from handlers import fill
from handlers.message import Choice, Reply
from handlers.rights import may_go_on
from handlers.turn import Turn
from handlers.words import inside
from locales import Day, _


def go_on(turn: Turn) -> Reply:
    """Go on with the open draft, else with the one put aside, else ask which of several."""
    if turn.state.draft is not None:
        return _resumed(turn, turn.state.draft)
    waiting = put_aside(turn)
    if not waiting:
        return Reply(text=turn.say(_("There is no unfinished report. Type “menu” to begin one.")))
    if len(waiting) == 1:
        return _resumed(turn, waiting[0])
    return ask_which(turn)


def put_aside(turn: Turn) -> list[Draft]:
    """The person's drafts on the shelf, as far as they belong to the world of this channel."""
    return [draft for draft in turn.state.shelf if may_go_on(turn, draft)]


def correcting(turn: Turn, report_id: int | None) -> Draft | None:
    """The correction of a report that was begun and that the person may go on with; None: there is none."""
    every = [*([turn.state.draft] if turn.state.draft else []), *turn.state.shelf]
    return next((one for one in every if one.report == report_id and may_go_on(turn, one)), None)


def ask_which(turn: Turn) -> Reply:
    """The drafts put aside, the newest first, to choose from."""
    choices = [_choice(turn, draft) for draft in reversed(put_aside(turn))]
    return Reply(question=turn.say(_("Which one would you like to go on with?")), choices=turn.rows(choices))


def take_up(turn: Turn, draft_id: str) -> Reply:
    """A tap: this draft and no other."""
    found = turn.state.find(draft_id)
    if found is None or not may_go_on(turn, found):
        return fill.gone(turn, draft_id)
    return _resumed(turn, found)


def take_back(turn: Turn) -> Reply:
    """Take back the draft that was cancelled last."""
    dropped = turn.state.dropped
    if dropped is None or not may_go_on(turn, dropped):
        return Reply(text=turn.say(_("There is nothing to take back.")))
    turn.state.open(dropped)
    turn.state.dropped = None
    return fill.show(turn, _("Here it is again."))


def leave(turn: Turn, draft_id: str, way: str) -> Reply | None:
    """A tap on "later" or "cancel" of a draft that is not the open one: the open one stays open."""
    draft = turn.state.find(draft_id)
    if way not in ("later", "cancel") or draft is None or draft is turn.state.draft:
        return None
    if not may_go_on(turn, draft):
        return None
    if way == "later":
        return Reply(text=turn.say(_("Kept. Type “go on” to take it up again, any day.")))
    turn.state.drop(draft)
    return Reply(
        text=turn.say(
            _("Cancelled: {draft}. If that was a slip, type “take back”.", draft=_title(turn, draft))
        )
    )


def _resumed(turn: Turn, draft: Draft) -> Reply:
    turn.state.open(draft)
    place = inside(turn.place_name(draft.place))
    return fill.show(turn, _("Going on with the unfinished report, {place}.", place=place))


def _choice(turn: Turn, draft: Draft) -> Choice:
    return turn.choice(_title(turn, draft), "o", draft.id)


def _title(turn: Turn, draft: Draft) -> str:
    """What a draft is, as far as it goes: the form, the place, the subject, the day it was begun."""
    form = form_of(draft.form, draft.version)
    assert form is not None
    place = turn.place_name(draft.place)
    headline = turn.say(form.headline(draft.answers))
    about = f"{place}, {headline}" if headline else place
    began = Day(date.fromisoformat(draft.began), "short")
    return turn.say(_("{noun}: {about} (begun {day})", noun=form.noun, about=about, day=began))
