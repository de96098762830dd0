"""What stands out in a sentence told at once: stretches that are an answer, lead words, breaks."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from forms.answers.lead_words import Lead, leads_in, words_of
from forms.answers.word_sets import words
from forms.facts import Scene
from forms.kinds.pick import Pick
from forms.kinds.words import Words
from forms.question import Form
from locales.folding import fold

_BREAKS = re.compile(r",(?!\d)|(?<!\d),|:(?!\d)|(?<!\d):|(?<=\s)[-–—•+](?=\s\D)|^[-–—•+*]")
FILLERS = words("co la duoc da thi cho o tai va gom voi ngay")


class Mark(NamedTuple):
    """Something at a place of a sentence: a stretch ("span"), a lead, or a break between clauses."""

    kind: str
    start: int
    end: int
    key: str = ""
    rank: int = 0


class Marks:
    """The marks of one sentence for the questions of a form."""

    def __init__(self, form: Form, text: str, scene: Scene) -> None:
        self._form = form
        self._text = text
        self._scene = scene

    def found(self) -> list[Mark]:
        """All marks, from left to right."""
        spans: list[Mark] = []
        for question in self._form.questions:
            for start, end in question.stretches(self._text, self._scene):
                if all(end <= one.start or start >= one.end for one in spans):
                    spans.append(Mark("span", start, end, question.key))
        leads = [Mark("lead", *lead[2:], *lead[:2]) for lead in self._leads() if self._is_free(lead, spans)]
        breaks = [Mark("break", *one.span()) for one in _BREAKS.finditer(self._text)]
        breaks = [one for one in breaks if all(not s.start <= one.start < s.end for s in spans)]
        return self._without_words(sorted([*spans, *leads, *breaks], key=lambda one: one.start))

    def _leads(self) -> list[Lead]:
        spoken = {question.key: question.spoken for question in self._form.questions if question.spoken}
        told_by = self._form.told_by or self._form.spoken
        own = {phrase for said in spoken.values() for phrase in map(fold, said)}
        return leads_in(self._text, {**spoken, "": [one for one in told_by if fold(one) not in own]})

    def _is_free(self, lead: Lead, spans: Sequence[Mark]) -> bool:
        if any(lead.start < one.end and one.start < lead.end for one in spans):
            return False
        if not lead.key or not isinstance(self._form.question(lead.key), Pick):
            return True
        before = words_of(self._text[: lead.start])
        return not (before and before[-1].is_figures)  # "8 hộ" names no household

    def _without_words(self, marks: Sequence[Mark]) -> list[Mark]:
        """Leaves out the marks inside free words."""
        kept: list[Mark] = []
        in_words = False
        for at, mark in enumerate(marks):
            if in_words and not (mark.kind == "break" and self._ends_words(marks[at + 1 :], mark.end)):
                continue
            in_words = mark.kind == "lead" and self._is_words(mark.key)
            kept.append(mark)
        return kept

    def _ends_words(self, following: Sequence[Mark], at: int) -> bool:
        """Whether the clause from there on is no longer the free words': it begins with another mark."""
        if not following or following[0].kind == "break":
            return False
        first = following[0]
        if set(fold(self._text[at : first.start]).split()) - FILLERS:
            return False
        if first.kind == "lead":
            return bool(first.key)
        behind = following[1].start if len(following) > 1 else len(self._text)
        return not fold(self._text[first.end : behind])

    def _is_words(self, key: str) -> bool:
        return bool(key) and isinstance(self._form.question(key), Words)
