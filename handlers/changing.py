"""Correcting by the channel's own means: editing a message, or replying to one.

Where a channel has neither, "sửa 3" at the summary does the same.
"""

from forms.draft import Draft
from forms.question import Question
from forms.registry import form_of
from handlers import fill
from handlers.message import Changed, Quoted, Reply
from handlers.rights import may_go_on
from handlers.turn import Turn
from locales import _
from locales.folding import fold


def edited(turn: Turn, content: Changed) -> Reply:
    """A message of the person says something else now: the answer it gave becomes that."""
    draft = next((draft for draft in _drafts(turn) if content.ref in draft.said), None)
    if draft is not None:
        turn.state.open(draft)
        return fill.changed(turn, draft.said[content.ref], content.text)
    note = _("A changed message is not read again. To correct a report that was sent, type “correct”.")
    if turn.state.draft is not None:
        return fill.show(turn, _("A changed message is not read again. Please type it anew."))
    return Reply(text=turn.say(note))


def question_meant(turn: Turn, quoted: Quoted | None) -> str | None:
    """The question of the open draft that a reply to an earlier message answers; None for the present one."""
    draft = turn.state.draft
    if quoted is None or draft is None:
        return None
    key = draft.said.get(quoted.ref) if quoted.own else _asked_in(turn, draft, quoted.text)
    return key if key != draft.at else None


def _asked_in(turn: Turn, draft: Draft, text: str) -> str | None:
    """The question whose words stand in a message of the bot's, if it was answered already."""
    form = form_of(draft.form, draft.version)
    words = fold(text)
    answered = [question for question in form.questions if question.key in draft.answers] if form else []
    return next((question.key for question in answered if _words(turn, question) in words), None)


def _words(turn: Turn, question: Question) -> str:
    return fold(turn.say(question.ask))


def _drafts(turn: Turn) -> list[Draft]:
    """The person's drafts in this channel's world, the open one first."""
    every = [turn.state.draft, *reversed(turn.state.shelf)]
    return [draft for draft in every if draft is not None and may_go_on(turn, draft)]
