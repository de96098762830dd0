"""Telling a report: each answer is typed to its form, as the person would, and the report is sent."""

from collections.abc import Mapping

from bot.demo.trouble import YearError
from forms.draft import SUMMARY, Draft
from forms.engine import Engine, Step
from forms.question import Form
from forms.registry import form_of
from handlers import begin, submit
from handlers.facts import PlaceFacts
from handlers.message import Reply
from handlers.turn import Turn
from models import report as reports
from models.report import Report

SKIP, YES = "bỏ qua", "đúng"
MOST_STEPS = 60  # of one form; more would be a question that is asked again and again


def tell(turn: Turn, form: Form, place_code: str, answers: Mapping[str, str]) -> Report:
    """Send a report with these answers; raises YearError where the form does not take them."""
    if not begin.may_begin(turn, form, place_code):
        raise YearError("this is not for that person to send")
    reply = begin.opened(turn, form, place_code)
    if turn.state.draft is None:
        raise YearError(reply.words)
    return finish(turn, turn.state.draft, answers)


def finish(turn: Turn, draft: Draft, answers: Mapping[str, str]) -> Report:
    """Answer what an open draft asks, correct the lines that were not asked, send it."""
    telling = _Telling(turn, draft)
    telling.answer(dict(answers))
    reply = telling.send()
    sent = reports.sent_from(turn.session, draft.id)
    if sent is None:
        raise YearError(reply.words)
    found = reports.get(turn.session, sent.report_id)
    assert found is not None
    return found


class _Telling:
    """One draft, and the words for its questions."""

    def __init__(self, turn: Turn, draft: Draft) -> None:
        form = form_of(draft.form, draft.version)
        assert form is not None
        self._turn, self._form = turn, form
        self._facts = PlaceFacts(turn, draft)  # nothing changes in the world while one report is told
        self._engine = self._anew(draft)

    def answer(self, words: dict[str, str]) -> None:
        """Type the words for each question that is asked, then for the lines that stand there unasked."""
        self._engine.show()
        for _step in range(MOST_STEPS):
            if (at := self._engine.draft.at) == SUMMARY:
                break
            told = words.pop(at, "")
            if not told and not self._form.question(at).optional:
                raise YearError(f"“{at}” is asked, and there is no answer to it")
            self._type(at, told or SKIP)
        unknown = words.keys() - {one.key for one in self._form.questions}
        if unknown:
            raise YearError(f"“{min(unknown)}” is no question of this form")
        for key, told in words.items():
            self._engine.line(key)
            if self._engine.draft.at == key:  # else it does not apply, and the answer is left out
                self._type(key, told)

    def send(self) -> Reply:
        """Send it, although it may be like another one."""
        step = self._engine.send()
        if step.outcome != "send":
            raise YearError(f"“{step.draft.at}” is still to be answered")
        self._turn.state.draft = step.draft
        return submit.submit(self._turn, step.draft, anyway=True)

    def _type(self, key: str, words: str) -> None:
        step = self._tapped(key, words) or self._typed(words)
        if step.misfit:
            raise YearError(f"“{words}” is no answer to “{key}”: {self._said(step)}")
        if len(step.draft.pending) == 1:
            step = self._typed(YES)
        if step.draft.pending:
            raise YearError(f"“{words}” may mean several things at “{key}”: {self._said(step)}")

    def _tapped(self, key: str, words: str) -> Step | None:
        """A tap on the offer with this code, such as a project's; None where none has it."""
        offers = self._engine.draft.offered.get(key, ())
        found = [place for place, one in enumerate(offers) if one.value == words]
        return self._engine.picked(key, found[0]) if found else None

    def _typed(self, words: str) -> Step:
        self._engine = self._anew(self._engine.draft)
        return self._engine.typed(words)

    def _anew(self, draft: Draft) -> Engine:
        """An engine is made for one message."""
        return Engine(self._form, draft, self._facts, self._turn.say)

    def _said(self, step: Step) -> str:
        told = step.prompt.told if step.prompt else ()
        offers = [one.label for one in step.draft.pending]
        return " ".join([*(self._turn.say(one) for one in told), *offers])
