"""Moving through a form: taking an answer, the next question, back, skip. The ground of the engine."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from forms.answers.reading import Misfit, Understood
from forms.draft import SUMMARY, Draft, may_change, opened_too, with_answer, without_answer
from forms.facts import Facts, Option, Scene
from forms.kinds.photos import Photos
from forms.order import dropped, next_question, resolved, shown
from forms.prompt import Prompt, prompt_for
from forms.question import Form, Question
from locales import Text, Translator, _

Outcome = Literal["asked", "send", "later", "cancelled"]


class Step(msgspec.Struct, frozen=True):
    """What an answer led to. ``misfit`` is the code of what did not fit; ``settled`` what was taken."""

    draft: Draft
    outcome: Outcome
    prompt: Prompt | None = None
    misfit: str = ""
    settled: Text | None = None


class Moving:
    """A draft of a form, and the ways to move in it."""

    def __init__(self, form: Form, draft: Draft, facts: Facts, say: Translator) -> None:
        self.form = form
        self.draft = draft
        self._facts = facts
        self._say = say

    @property
    def scene(self) -> Scene:
        """What the questions see at this moment."""
        return Scene(self._facts, self.draft.answers, self._say)

    @property
    def seen(self) -> Scene:
        """The same with the defaults filled in, for what is read and checked.

        Those of quiet questions wait for the summary, which spares looking them up.
        """
        return self.scene._replace(answers=resolved(self.form, self.scene, quiet_too=False))

    def _accept(self, question: Question, value: Any) -> Step:
        before = self.scene
        said = question.show(value, before) if value not in (None, []) else self._nothing(question, value)
        self._answer(question.key, value)
        told = (*self._dropped(before), *self._remarks(question, value))
        self._go_on()
        step = self._ask(*told)
        return msgspec.structs.replace(step, settled=_("{label}: {value}", label=question.label, value=said))

    def _remarks(self, question: Question, value: Any) -> Sequence[Text]:
        """What is to be said at once about an answer, with what follows from it."""
        if question.remark is None or value is None:
            return ()
        return question.remark(value, self.scene._replace(answers=resolved(self.form, self.scene)))

    def _nothing(self, question: Question, value: Any) -> Text | str:
        """How an empty answer is said; "none of these" is an answer with words of its own."""
        if value is None or isinstance(question, Photos):
            return _("none")
        return question.show(value, self.scene)

    def _answer(self, key: str, value: Any) -> None:
        """Set an answer; what only followed from the old one is forgotten, so that it follows anew."""
        changed = key in self.draft.answers and self.draft.answers[key] != value
        self.draft = with_answer(opened_too(self.draft, key), key, value)
        if changed:
            followers = self.form.followers(key)
            self.draft = without_answer(opened_too(self.draft, *followers), *followers)
            self.draft = opened_too(self.draft, *(self._unfit() if self.draft.only else ()))

    def _unfit(self) -> list[str]:
        """The answers that do not fit the others any more: of a returned report these may change, too."""
        seen = self.scene._replace(answers=resolved(self.form, self.scene))
        known = [one for one in self.form.questions if seen.answers.get(one.key) is not None]
        judged = {one.key: one.judge(Understood(seen.answers[one.key]), seen) for one in known}
        return [key for key, reading in judged.items() if isinstance(reading, Misfit)]

    def _go_on_from(self, at: str) -> None:
        """After an answer changed elsewhere: stay, unless the summary now lacks an answer."""
        if at == SUMMARY or not self._applies(at):
            self._go_on()

    def _go_on(self) -> None:
        """Move to the next question, remembering the way back."""
        trail = self.draft.trail
        if self.draft.at and self.draft.at not in trail:
            trail = (*trail, self.draft.at)
        self._set(again=tuple(key for key in self.draft.again if key != self.draft.at))
        at = next_question(self.form, self.draft, self.scene)
        self._set(at=at, trail=trail, correcting=False, pending=(), ticked=None, typing=False)

    def _dropped(self, before: Scene) -> tuple[Text, ...]:
        """Forget answers that no longer apply, and say so."""
        gone = dropped(self.form, before, self.scene)
        if not gone:
            return ()
        self.draft = without_answer(self.draft, *(question.key for question in gone))
        names = ", ".join(self._say(question.label) for question in gone)
        return (_("No longer needed and left out: {names}.", names=names),)

    def _back(self) -> Step:
        if self.draft.pending or self.draft.typing:
            self._set(pending=(), typing=False)
            return self._ask()
        if self.draft.correcting:
            self._set(at=SUMMARY, correcting=False, ticked=None)
            return self._ask()
        trail = [key for key in self.draft.trail if key != self.draft.at and self._applies(key)]
        if not trail:
            return self._ask(_("This is the first question."))
        self._set(at=trail[-1], trail=tuple(trail[:-1]), ticked=None)
        return self._ask()

    def _skip(self) -> Step:
        if self.draft.at == SUMMARY:
            return self._ask()
        question = self.form.question(self.draft.at)
        if not question.optional:
            return self._ask(_("This one is needed."), misfit="needed")
        kept = self.draft.answers.get(question.key) if isinstance(question, Photos) else None
        return self._accept(question, kept)

    def _lines(self) -> list[Question]:
        """The questions of the summary's lines, in their order."""
        return shown(self.form, resolved(self.form, self.scene, quiet_too=False))

    def _offered(self, key: str) -> Sequence[Option]:
        """What was offered with a question when it was asked last."""
        return [Option(offer.value, offer.label) for offer in self.draft.offered.get(key, ())]

    def _is_open(self, key: str) -> bool:
        """Whether an answer may be given or changed: it applies, and it is not closed to mending."""
        return self._applies(key) and may_change(self.draft, key)

    def _ask_closed(self) -> Step:
        """Say that an answer of a returned report is not to be changed, and which are."""
        named = [question for question in self.form.questions if question.key in self.draft.only]
        names = ", ".join(self._say(question.label) for question in named)
        return self._ask(_("Only these lines are to be mended: {names}.", names=names), misfit="closed")

    def _applies(self, key: str) -> bool:
        return key in resolved(self.form, self.scene, quiet_too=False)

    def _set(self, **changes: Any) -> None:
        self.draft = msgspec.structs.replace(self.draft, **changes)

    def _ask(self, *told: Text, misfit: str = "") -> Step:
        self.draft, prompt = prompt_for(self.form, self.draft, self.scene, told)
        if misfit and told and prompt.kind == "question":
            prompt = msgspec.structs.replace(prompt, hint=None)  # the note has just said what to type
        return Step(self.draft, "asked", prompt, misfit)
