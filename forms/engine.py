"""The form engine: a draft and an answer in, a new draft and the next prompt out.

Pure: no database, no clock, no channel. What a person does wrong is an ordinary
outcome with a note, never an exception.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from forms.answers.reading import Misfit, Understood
from forms.answers.yes_no import read_yes_no
from forms.draft import SUMMARY, may_change, with_said
from forms.kinds.attached import Attached
from forms.kinds.choice import OTHER
from forms.kinds.photos import MOST, Photos
from forms.kinds.several import Several
from forms.moving import Outcome as Outcome
from forms.moving import Step as Step
from forms.order import next_question
from forms.prompt import PENDING, Line, has_answer_to_keep, lines_of
from forms.question import Question
from forms.reading_back import ReadingBack
from forms.ways_out import CORRECT_WORDS, COURTESIES, KEEP_WORDS, SEND_WORDS, WORDS, Way
from locales import Text, _, plural
from locales.folding import fold, place_typed


class Engine(ReadingBack):
    """One form at work for one draft; make one for each message. Its methods are what a person can do."""

    def show(self, *told: Text) -> Step:
        """Say again what is being asked; the beginning of a form and the way back into it."""
        if self.draft.at == SUMMARY and not self.draft.correcting:
            self._go_on()
        return self._ask(*told)

    def typed(self, text: str, ref: str = "") -> Step:
        """A typed answer: a way out, a line of the summary, or an answer to the question.

        ``ref`` is the channel's id of the message, by which it may be corrected later.
        """
        at = self.draft.at
        step = self._typed(text)
        if not ref or not at or step.misfit or step.outcome != "asked":
            return step
        return msgspec.structs.replace(step, draft=with_said(step.draft, ref, at))

    def picked(self, about: str, index: int) -> Step:
        """A tap on an offer; an old button means what it meant when it was shown."""
        if about.startswith(PENDING):
            return self._picked_reading(about.removeprefix(PENDING), index)
        offers = self.draft.offered.get(about, ())
        if about == self.draft.at:
            question = self.form.question(about)
            if isinstance(question, Several) and 0 <= index <= len(offers) and not self.draft.pending:
                return self._tick(question, index)
        if not 0 <= index < len(offers) or not self._applies(about):
            return self._ask(_("That button is no longer in use."))
        if about != self.draft.at and not self._is_open(about):
            return self._ask_closed()
        if about != self.draft.at:
            return self._changed_by_old_button(about, offers[index])
        return self._choose(offers[index])

    def line(self, key: str) -> Step:
        """Open one line of the summary to correct it."""
        if not self._applies(key) or self.form.question(key).is_computed:
            return self._ask()
        if not self._is_open(key):
            return self._ask_closed()
        self._set(at=key, correcting=True, pending=(), ticked=None, typing=False)
        return self._ask()

    def changed(self, key: str, text: str) -> Step:
        """A new text for an answer given before: a message was edited, or replied to.

        What is clear takes effect where the person stands; what is not opens that question again.
        """
        if key == self.draft.at:
            self._set(pending=())
            return self._take(self._read(text))
        if not self._applies(key):
            return self._ask()
        if not self._is_open(key):
            return self._ask_closed()
        question = self.form.question(key)
        reading = self._reading(question, text)
        if isinstance(reading, Understood) and reading.sure and reading.value != OTHER:
            return self._changed_elsewhere(question, reading.value)
        self._set(at=key, correcting=True, ticked=None, typing=False, pending=())
        return self._take(reading)

    def keep(self, key: str) -> Step:
        """Leave the answer of the present question as it is and go on."""
        if key == self.draft.at:
            self._go_on()
        return self._ask()

    def photos(self, ids: Sequence[int], *told: Text) -> Step:
        """Pictures, whenever they come; at their question they are the answer."""
        question = next((q for q in self.form.questions if isinstance(q, Photos)), None)
        if question is None:
            return self._ask(_("This report takes no photos."))
        if not may_change(self.draft, question.key):
            return self._ask_closed()
        every = [*(self.draft.answers.get(question.key) or []), *ids]
        # what is waiting for a yes at another question goes on waiting
        self._set(answers={**self.draft.answers, question.key: every[:MOST]})
        if self.draft.at == question.key:
            self._go_on()
        received = plural("{n} photo received.", "{n} photos received.", len(every[:MOST]))
        too_many = [_("No more than {n} photos fit; the rest is left out.", n=MOST)] * (len(every) > MOST)
        return self._ask(received, *too_many, *told)

    def handed(self, file: dict[str, Any], *told: Text) -> Step | None:
        """A file, whenever it comes; at its question it is the answer. None where no file is asked for."""
        question = next((q for q in self.form.questions if isinstance(q, Attached)), None)
        if question is None:
            return None
        before = self.draft.answers.get(question.key)
        self._set(answers={**self.draft.answers, question.key: file})
        if self.draft.at == question.key:
            self._go_on()
        other = before if before and before["sha256"] != file["sha256"] else None
        only = [_("Only one file fits: {name} is left out.", name=other["name"])] if other else []
        return self._ask(_("File received: {name}.", name=file["name"]), *only, *told)

    def way_out(self, way: Way) -> Step:
        """Back, skip, later, cancel or help."""
        if way in ("later", "cancel"):
            return Step(self.draft, "later" if way == "later" else "cancelled")
        if way == "back":
            return self._back()
        if way == "skip":
            return self._skip()
        return self._ask(self._help() or _("Answer this one question; the rest comes after."))

    def lines(self) -> tuple[Line, ...]:
        """What the summary says, line by line."""
        return lines_of(self.form, self.scene)

    def send(self) -> Step:
        """Send what the summary shows, if nothing needed is missing."""
        missing = next_question(self.form, self.draft, self.scene)
        if missing != SUMMARY:
            self._set(at=missing, pending=(), ticked=None, typing=False)
            return self._ask(_("One answer is still missing."))
        return Step(self.draft, "send")

    # Inside ---------------------------------------------------------------

    def _typed(self, text: str) -> Step:
        folded = fold(text)
        if self.draft.at == SUMMARY:
            return self._typed_at_summary(text, folded)
        if self._means_done(folded):
            return self._take_ticked(self._present(Several))
        if folded in WORDS:
            return self.way_out(WORDS[folded])
        if folded in KEEP_WORDS and has_answer_to_keep(self.form.question(self.draft.at), self.draft):
            return self.keep(self.draft.at)
        if self.draft.pending:
            return self._typed_at_reading(text)
        return self._take(self._read(text))

    def _help(self) -> Text | None:
        if not self.draft.at:
            return None
        question = self.form.question(self.draft.at)
        if question.explain is None:
            return question.help
        told = question.explain(self.scene)
        return _("{told}", told=told) if isinstance(told, str) else told

    def _present(self, kind: type[Several]) -> Several:
        question = self.form.question(self.draft.at)
        assert isinstance(question, kind)
        return question

    def _changed_elsewhere(self, question: Question, value: object) -> Step:
        """An answer of another question became another one."""
        if value == self.draft.answers.get(question.key):
            return self._ask()
        before = self.scene
        shown = question.show(value, before)
        self._answer(question.key, value)
        self._go_on_from(self.draft.at)
        return self._ask(
            _("{label} is now: {value}.", label=question.label, value=shown), *self._dropped(before)
        )

    def _typed_at_summary(self, text: str, folded: str) -> Step:
        bare = " ".join(word for word in folded.split() if word not in COURTESIES)
        if folded in SEND_WORDS or bare in SEND_WORDS or read_yes_no(text):
            return self.send()
        if folded in CORRECT_WORDS:
            return self._ask(_("Which line? Type its number."))
        if folded in WORDS:
            return self.way_out(WORDS[folded])
        lines = self._lines()
        wanted = folded.removeprefix("sua").removeprefix(" dong").strip()
        named = [question for question in lines if wanted and fold(self._say(question.label)) == wanted]
        place = place_typed(wanted, len(lines))
        if place is not None:
            named = [lines[place]]
        if not named:
            return self._ask(_("Type the number of a line to correct it, or “send”."), misfit="summary")
        if named[0].is_computed:
            why = named[0].judge(named[0].read(text, self.scene), self.scene)
            return self._ask(*([why.why] if isinstance(why, Misfit) else []), misfit="summary")
        return self.line(named[0].key)
