"""The form engine: a draft and an answer in, a new draft and the next prompt out.

Pure: no database, no clock, no channel. What a person does wrong is an ordinary
outcome with a note, never an exception.
"""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from forms.answers.choices import read_choice
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.answers.yes_no import read_yes_no
from forms.draft import SUMMARY, Draft, Offer, with_answer, without_answer
from forms.facts import Facts, Option, Scene
from forms.kinds.choice import OTHER, Choice
from forms.kinds.photos import MOST, Photos
from forms.order import applicable, dropped, next_question, resolved
from forms.prompt import PENDING, Line, Prompt, has_answer_to_keep, lines_of, prompt_for
from forms.question import Form, Question
from forms.ways_out import CORRECT_WORDS, COURTESIES, KEEP_WORDS, SEND_WORDS, WORDS, Way
from locales import Text, Translator, _, plural
from locales.folding import fold

Outcome = Literal["asked", "send", "later", "cancelled"]


class Step(msgspec.Struct, frozen=True):
    """What an answer led to. ``misfit`` is the code of what did not fit; ``settled`` what was taken."""

    draft: Draft
    outcome: Outcome
    prompt: Prompt | None = None
    misfit: str = ""
    settled: Text | None = None


class Engine:
    """One form at work for one draft; make one for each message."""

    def __init__(self, form: Form, draft: Draft, facts: Facts, say: Translator) -> None:
        self.form = form
        self.draft = draft
        self._facts = facts
        self._say = say

    # What a person can do -------------------------------------------------

    def show(self, *told: Text) -> Step:
        """Say again what is being asked; the beginning of a form and the way back into it."""
        if self.draft.at == SUMMARY and not self.draft.correcting:
            self._go_on()
        return self._ask(*told)

    def typed(self, text: str) -> Step:
        """A typed answer: a way out, a line of the summary, or an answer to the question."""
        folded = fold(text)
        if self.draft.at == SUMMARY:
            return self._typed_at_summary(text, folded)
        if folded in WORDS:
            return self.way_out(WORDS[folded])
        if folded in KEEP_WORDS and has_answer_to_keep(self.form.question(self.draft.at), self.draft):
            return self.keep(self.draft.at)
        if self.draft.pending:
            return self._typed_at_reading(text)
        return self._take(self._read(text))

    def picked(self, about: str, index: int) -> Step:
        """A tap on an offer; an old button means what it meant when it was shown."""
        if about.startswith(PENDING):
            return self._picked_reading(about.removeprefix(PENDING), index)
        offers = self.draft.offered.get(about, ())
        if not 0 <= index < len(offers) or not self._applies(about):
            return self._ask(_("That button is no longer in use."))
        if about != self.draft.at:
            return self._changed_by_old_button(about, offers[index])
        return self._choose(offers[index])

    def line(self, key: str) -> Step:
        """Open one line of the summary to correct it."""
        if not self._applies(key):
            return self._ask()
        self._set(at=key, correcting=True, pending=(), typing=False)
        return self._ask()

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
        every = [*(self.draft.answers.get(question.key) or []), *ids]
        # what is waiting for a yes at another question goes on waiting
        self._set(answers={**self.draft.answers, question.key: every[:MOST]})
        if self.draft.at == question.key:
            self._go_on()
        received = plural("{n} photo received.", "{n} photos received.", len(every[:MOST]))
        too_many = [_("No more than {n} photos fit; the rest is left out.", n=MOST)] * (len(every) > MOST)
        return self._ask(received, *too_many, *told)

    def way_out(self, way: Way) -> Step:
        """Back, skip, later, cancel or help."""
        if way in ("later", "cancel"):
            return Step(self.draft, "later" if way == "later" else "cancelled")
        if way == "back":
            return self._back()
        if way == "skip":
            return self._skip()
        question = self.form.question(self.draft.at) if self.draft.at else None
        told = (question.help or question.hint) if question else None
        return self._ask(told or _("Answer this one question; the rest comes after."))

    def lines(self) -> tuple[Line, ...]:
        """What the summary says, line by line."""
        return lines_of(self.form, self._scene)

    def send(self) -> Step:
        """Send what the summary shows, if nothing needed is missing."""
        missing = next_question(self.form, self.draft, self._scene)
        if missing != SUMMARY:
            self._set(at=missing, pending=(), typing=False)
            return self._ask(_("One answer is still missing."))
        return Step(self.draft, "send")

    # Reading --------------------------------------------------------------

    def _read(self, text: str) -> Reading:
        question = self.form.question(self.draft.at)
        if isinstance(question, Choice):
            if self.draft.typing:
                return question.judge(question.read_free(text), self._scene)
            offered = self._offered(question)
            if self._means_other(text, offered):
                return Understood(OTHER)
            return question.judge(question.read_among(text, offered, self._scene), self._scene)
        chosen = self._chosen_by_words(question, text)
        return chosen or question.judge(question.read(text, self._scene), self._scene)

    def _means_other(self, text: str, offered: Sequence[Option]) -> bool:
        """Whether the option "something else" was named, by its number or its words."""
        other = next((i for i, option in enumerate(offered) if option.value == OTHER), None)
        return other is not None and read_choice(text, [self._say(o.label) for o in offered]) == other

    def _offered(self, question: Question) -> list[Option]:
        return [Option(o.value, o.label) for o in self.draft.offered.get(question.key, ())]

    def _chosen_by_words(self, question: Question, text: str) -> Reading | None:
        """A suggestion beside a question of another kind: by its number or all of its words."""
        offers = self.draft.offered.get(question.key, ())
        folded = fold(text)
        for number, offer in enumerate(offers, start=1):
            if folded in (str(number), fold(offer.label)):
                return Understood(offer.value)
        return None

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

    def _wait_for_choice(
        self, question: Question, values: Sequence[Any], *told: Text, always_list: bool = False
    ) -> Step:
        """Read back one value for a yes, or list several to choose from."""
        shown = question.show if len(values) > 1 or always_list else question.echo
        offers = tuple(Offer(value, self._say(shown(value, self._scene))) for value in values)
        self._set(pending=offers)
        return self._ask(*told)

    # Choosing among readings ----------------------------------------------

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
        judged = question.judge(Understood(value), self._scene)
        self._set(pending=())
        return self._misfit(question, judged) if isinstance(judged, Misfit) else self._accept(question, value)

    def _choose(self, offer: Offer) -> Step:
        question = self.form.question(self.draft.at)
        if offer.value == OTHER:
            return self._take(Understood(OTHER))
        return self._take(question.judge(Understood(offer.value), self._scene))

    def _changed_by_old_button(self, key: str, offer: Offer) -> Step:
        """A tap on a question answered before: the same answer again is nothing, another corrects it."""
        if offer.value == self.draft.answers.get(key) or offer.value == OTHER:
            return self._ask()
        question = self.form.question(key)
        before = self._scene
        self._answer(key, offer.value)
        self._go_on_from(self.draft.at)
        return self._ask(
            _("{label} is now: {value}.", label=question.label, value=offer.label), *self._dropped(before)
        )

    # Moving on ------------------------------------------------------------

    def _accept(self, question: Question, value: Any) -> Step:
        before = self._scene
        shown = question.show(value, before) if value not in (None, []) else _("none")
        self._answer(question.key, value)
        told = self._dropped(before)
        self._go_on()
        step = self._ask(*told)
        return msgspec.structs.replace(step, settled=_("{label}: {value}", label=question.label, value=shown))

    def _answer(self, key: str, value: Any) -> None:
        """Set an answer; what only followed from the old one is forgotten, so that it follows anew."""
        changed = key in self.draft.answers and self.draft.answers[key] != value
        self.draft = with_answer(self.draft, key, value)
        if changed:
            self.draft = without_answer(self.draft, *self.form.followers(key))

    def _go_on_from(self, at: str) -> None:
        """After an answer changed elsewhere: stay, unless the summary now lacks an answer."""
        if at == SUMMARY or not self._applies(at):
            self._go_on()

    def _go_on(self) -> None:
        """Move to the next question, remembering the way back."""
        trail = self.draft.trail
        if self.draft.at and self.draft.at not in trail:
            trail = (*trail, self.draft.at)
        at = next_question(self.form, self.draft, self._scene)
        self._set(at=at, trail=trail, correcting=False, pending=(), typing=False)

    def _dropped(self, before: Scene) -> tuple[Text, ...]:
        """Forget answers that no longer apply, and say so."""
        gone = dropped(self.form, before, self._scene)
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
            self._set(at=SUMMARY, correcting=False)
            return self._ask()
        trail = [key for key in self.draft.trail if key != self.draft.at and self._applies(key)]
        if not trail:
            return self._ask(_("This is the first question."))
        self._set(at=trail[-1], trail=tuple(trail[:-1]))
        return self._ask()

    def _skip(self) -> Step:
        if self.draft.at == SUMMARY:
            return self._ask()
        question = self.form.question(self.draft.at)
        if not question.optional:
            return self._ask(_("This one is needed."), misfit="needed")
        kept = self.draft.answers.get(question.key) if isinstance(question, Photos) else None
        return self._accept(question, kept)

    # The summary ----------------------------------------------------------

    def _typed_at_summary(self, text: str, folded: str) -> Step:
        bare = " ".join(word for word in folded.split() if word not in COURTESIES)
        if folded in SEND_WORDS or bare in SEND_WORDS or read_yes_no(text):
            return self.send()
        if folded in CORRECT_WORDS:
            return self._ask(_("Which line? Type its number."))
        if folded in WORDS:
            return self.way_out(WORDS[folded])
        lines = applicable(self.form, resolved(self.form, self._scene, quiet_too=False))
        wanted = folded.removeprefix("sua").removeprefix(" dong").strip()
        if wanted.isdecimal() and 1 <= int(wanted) <= len(lines):
            return self.line(lines[int(wanted) - 1].key)
        for question in lines:
            if wanted and fold(self._say(question.label)) == wanted:
                return self.line(question.key)
        return self._ask(_("Type the number of a line to correct it, or “send”."), misfit="summary")

    # Small things ---------------------------------------------------------

    @property
    def _scene(self) -> Scene:
        return Scene(self._facts, self.draft.answers, self._say)

    def _applies(self, key: str) -> bool:
        return key in resolved(self.form, self._scene, quiet_too=False)

    def _set(self, **changes: Any) -> None:
        self.draft = msgspec.structs.replace(self.draft, **changes)

    def _ask(self, *told: Text, misfit: str = "") -> Step:
        self.draft, prompt = prompt_for(self.form, self.draft, self._scene, told)
        if misfit and told and prompt.kind == "question":
            prompt = msgspec.structs.replace(prompt, hint=None)  # the note has just said what to type
        return Step(self.draft, "asked", prompt, misfit)
