"""Reading an answer, and reading it back where it is not sure: a yes to one, a choice among several."""

from collections.abc import Sequence
from typing import Any

import msgspec

from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.answers.yes_no import read_yes_no
from forms.draft import SUMMARY, Offer
from forms.kinds.choice import OTHER, Choice
from forms.kinds.several import Several
from forms.moving import Moving, Step
from forms.question import Question
from forms.ways_out import DONE_WORDS, KEEP_WORDS
from locales import Text, _
from locales.folding import fold


class ReadingBack(Moving):
    """What is read from words and taps, and what is done with it."""

    # Reading --------------------------------------------------------------

    def _ask(self, *told: Text, misfit: str = "") -> Step:
        """Ask; where words were told beforehand that may be the answer, read those back instead."""
        if self.draft.at == SUMMARY and self.draft.heard:  # of questions that do not apply after all
            names = ", ".join(self._say(self.form.question(key).label) for key in self.draft.heard)
            told = (*told, _("No longer needed and left out: {names}.", names=names))
            self._set(heard={})
        step = super()._ask(*told, misfit=misfit)
        heard = self.draft.heard.get(self.draft.at)
        if heard is None or self.draft.pending or self.draft.correcting:
            return step
        self._set(heard={key: words for key, words in self.draft.heard.items() if key != self.draft.at})
        read_back = self._take(self._read(heard))
        assert read_back.prompt is not None
        taken = (read_back.settled,) if read_back.settled else ()  # was sure after all: said, not asked
        told = (*told, *taken)
        prompt = msgspec.structs.replace(read_back.prompt, told=(*told, *read_back.prompt.told))
        return msgspec.structs.replace(read_back, prompt=prompt, misfit=misfit, settled=None)

    def _read(self, text: str) -> Reading:
        question = self.form.question(self.draft.at)
        if isinstance(question, Choice) and self.draft.typing:
            return question.judge(question.read_free(text), self.seen)
        return self._reading(question, text)

    def _reading(self, question: Question, text: str) -> Reading:
        """What a text means as an answer to any question, with its checks."""
        seen = self.seen
        return question.judge(question.read_beside(text, self._offered(question.key), seen), seen)

    def _take(self, reading: Reading) -> Step:
        """Let a reading have its effect."""
        question = self.form.question(self.draft.at)
        if isinstance(reading, Misfit):
            return self._misfit(question, reading)
        if isinstance(reading, Unsure):
            return self._wait_for_choice(question, reading.candidates, reading.why)
        if reading.value == OTHER:
            self._set(typing=True)
            return self._ask()
        if not reading.sure:
            return self._wait_for_choice(question, (reading.value,))
        return self._accept(question, reading.value)

    def _misfit(self, question: Question, misfit: Misfit) -> Step:
        if not misfit.suggestions:
            return self._ask(misfit.why, misfit=misfit.code)
        step = self._wait_for_choice(question, misfit.suggestions, misfit.why, always_list=True)
        return msgspec.structs.replace(step, misfit=misfit.code)

    # Choosing among readings ----------------------------------------------

    def _wait_for_choice(
        self, question: Question, values: Sequence[Any], *told: Text, always_list: bool = False
    ) -> Step:
        """Read back one value for a yes, or list several to choose from."""
        shown = question.show if len(values) > 1 or always_list else question.echo
        offers = tuple(Offer(value, self._say(shown(value, self.scene))) for value in values)
        self._set(pending=offers)
        return self._ask(*told)

    def _typed_at_reading(self, text: str) -> Step:
        """A yes, a no, a number or the words of a reading; else a new answer to the question."""
        pending = self.draft.pending
        yes = read_yes_no(text)
        if len(pending) == 1 and yes is not None:
            return self._picked_reading(self.draft.at, 0 if yes else 1)
        folded = fold(text)
        for index, offer in enumerate(pending):
            if folded in (str(index + 1), fold(offer.label)):
                return self._picked_reading(self.draft.at, index)
        if folded == str(len(pending) + 1):
            return self._picked_reading(self.draft.at, len(pending))
        self._set(pending=())
        return self._take(self._read(text))

    def _picked_reading(self, key: str, index: int) -> Step:
        if key != self.draft.at or not 0 <= index <= len(self.draft.pending) or not self.draft.pending:
            return self._ask()
        question = self.form.question(key)
        if index == len(self.draft.pending):
            self._set(pending=())
            return self._ask()
        value = self.draft.pending[index].value
        if question.reads_back_choice and len(self.draft.pending) > 1:
            return self._wait_for_choice(question, (value,))
        judged = question.judge(Understood(value), self.seen)
        self._set(pending=())
        return self._misfit(question, judged) if isinstance(judged, Misfit) else self._accept(question, value)

    # Tapping --------------------------------------------------------------

    def _choose(self, offer: Offer) -> Step:
        question = self.form.question(self.draft.at)
        if offer.value == OTHER:
            return self._take(Understood(OTHER))
        return self._take(question.judge(Understood(offer.value), self.seen))

    def _changed_by_old_button(self, key: str, offer: Offer) -> Step:
        """A tap on a question answered before: the same answer again is nothing, another corrects it."""
        if offer.value == self.draft.answers.get(key) or offer.value == OTHER:
            return self._ask()
        question = self.form.question(key)
        if isinstance(question, Several):  # one tick says too little once the screen was left
            return self._ask(_("That button is no longer in use."))
        before = self.scene
        judged = question.judge(Understood(offer.value), before)
        if isinstance(judged, Misfit):
            return self._ask(judged.why)
        self._answer(key, offer.value)
        self._go_on_from(self.draft.at)
        return self._ask(
            _("{label} is now: {value}.", label=question.label, value=offer.label), *self._dropped(before)
        )

    # Ticking --------------------------------------------------------------

    def _ticked(self, question: Several) -> tuple[int, ...]:
        """The places of what is ticked on the present screen."""
        if self.draft.ticked is not None:
            return self.draft.ticked
        return question.at_first(self._offered(question.key), self.scene)

    def _tick(self, question: Several, place: int) -> Step:
        """Tick an option, or untick it; the place behind the last takes what is ticked."""
        ticked = self._ticked(question)
        if place == len(self._offered(question.key)):
            return self._take_ticked(question)
        after = [at for at in ticked if at != place] if place in ticked else [*ticked, place]
        self._set(ticked=tuple(sorted(after)))
        return self._ask()

    def _take_ticked(self, question: Several) -> Step:
        offered = self._offered(question.key)
        values = [offered[at].value for at in self._ticked(question)]
        return self._take(question.judge(Understood(values), self.seen))

    def _means_done(self, folded: str) -> bool:
        """Whether these words take the ticks as they are; of a question opened again they may be kept."""
        question = self.form.question(self.draft.at)
        words = DONE_WORDS | KEEP_WORDS if question.key in self.draft.answers else DONE_WORDS
        return isinstance(question, Several) and folded in words and bool(self._ticked(question))
