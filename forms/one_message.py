"""A whole report told in one message: which form it is, and which of its questions it answers.

Nothing is taken silently. An answer that is sure becomes one; what is not sure, or breaks a
check, waits in ``draft.heard`` until its question is reached and is read back there; words
that answer nothing are handed back.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from forms.answers.lead_words import leads_in
from forms.answers.reading import Reading, Understood
from forms.answers.telex import decode
from forms.answers.word_sets import words
from forms.clauses import LONGEST, Piece, cut
from forms.draft import Draft, with_answer
from forms.facts import Facts, Scene
from forms.kinds.choice import OTHER
from forms.kinds.photos import Photos
from forms.question import Form, Question
from locales import Translator
from locales.folding import fold

_SAY_NOTHING = words(
    "ap xa thon hom nay co da duoc to chuc mo lop buoi bao cao em anh chi toi minh chung da a nha nhe nghen"
    " xin chao gui cho voi la va thi roi xong luc ngay vao o tai gom trong ben vua moi con nguoi ho so cua ve"
    " tinh hinh tin thang nam kinh thua vang den"
)


class Heard(NamedTuple):
    """What a message gave: the draft with it, the questions it answered or has to be read back for."""

    draft: Draft
    understood: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()  # words that answer nothing

    @property
    def spoken_of(self) -> int:
        """How many questions the message spoke of."""
        return len(self.understood) + len(self.unsure)


def recognise(forms: Iterable[Form], text: str) -> Form | None:
    """The form whose words stand first in a text, of those in one place the longest; None for none."""
    # of those known by the same words the one is meant that fewer people send
    listed = sorted(forms, key=lambda form: len(form.roles))
    for said in dict.fromkeys((text[:LONGEST], decode(text[:LONGEST]) or "")):
        found = leads_in(said, {form.key: form.told_by or form.spoken for form in listed})
        if found:
            return next(form for form in listed if form.key == found[0].key)
    return None


def hear(form: Form, draft: Draft, facts: Facts, say: Translator, text: str) -> Heard:
    """The draft with all that a text says for a form, and what could not be read of it."""
    heard = _Hearing(form, draft, facts, say).hear(text)
    decoded = decode(text[:LONGEST])
    if decoded is None:
        return heard
    again = _Hearing(form, draft, facts, say).hear(decoded)  # keys of Telex that were left in it
    better = len(again.understood), again.spoken_of
    return again if better > (len(heard.understood), heard.spoken_of) else heard


class _Hearing:
    """One message being heard."""

    def __init__(self, form: Form, draft: Draft, facts: Facts, say: Translator) -> None:
        self._form, self._draft, self._facts, self._say = form, draft, facts, say
        self._understood: list[str] = []

    def hear(self, text: str) -> Heard:
        pieces = cut(self._form, text, self._scene)
        for question in self._form.questions:
            if question.is_computed or isinstance(question, Photos) or question.key in self._draft.answers:
                continue
            twin = None if question.when(self._scene) else self._twin(question)
            if twin is not None:
                pieces = [one._replace(key=twin) if one.key == question.key else one for one in pieces]
            else:
                pieces = self._answered(question, pieces)
        unread = tuple(filter(_says_something, map(self._left_over, pieces)))
        return Heard(self._draft, tuple(self._understood), tuple(self._draft.heard), unread)

    @property
    def _scene(self) -> Scene:
        return Scene(self._facts, self._draft.answers, self._say)

    def _left_over(self, piece: Piece) -> str:
        """What nobody took of a piece, without the words that stand around any answer."""
        if not piece.key:
            return piece.text
        return self._form.question(piece.key).trimmed(piece.text, self._scene) and piece.text

    def _twin(self, question: Question) -> str | None:
        """A later question of the same kind and words, which is asked where this one does not apply."""
        later = self._form.questions[self._form.questions.index(question) + 1 :]
        said = set(question.spoken)
        return next(
            (one.key for one in later if type(one) is type(question) and said & set(one.spoken)), None
        )

    def _answered(self, question: Question, pieces: Sequence[Piece]) -> list[Piece]:
        """Give a question its pieces; returns those that are left."""
        own = sorted((piece for piece in pieces if piece.key == question.key), key=lambda one: one.rank)
        if question.gathers and own:
            own = [self._gathered(question, pieces)]
        own += [piece for piece in pieces if not piece.key and _says_something(piece.text)]
        for piece in own:
            led = bool(piece.key)
            words = question.trimmed(piece.text, self._scene) if led else piece.text
            reading = question.glean(words, self._scene, led=led) if words else None
            if reading is not None:
                self._take(question, words, reading)
                return self._left(question, pieces, piece, words)
        return list(pieces)

    def _gathered(self, question: Question, pieces: Sequence[Piece]) -> Piece:
        """All its pieces as one, with those behind them that go on with it: "thiếu 1, 4, 7"."""
        own = [piece.text for piece in pieces if piece.key == question.key]
        whole = ", ".join(own)
        goes_on = False
        for piece in pieces:
            if piece.key:
                goes_on = piece.key == question.key
            elif goes_on and question.goes_on:
                longer = f"{whole}, {piece.text}"
                goes_on = isinstance(question.glean(longer, self._scene, led=True), Understood)
                whole = longer if goes_on else whole
        return Piece(question.key, whole)

    def _take(self, question: Question, words: str, reading: Reading) -> None:
        sure = isinstance(reading, Understood) and reading.sure and reading.value != OTHER
        if isinstance(reading, Understood) and sure and question.when(self._scene):
            self._draft = with_answer(self._draft, question.key, reading.value)
            self._understood.append(question.key)
        else:
            heard = {**self._draft.heard, question.key: words}
            self._draft = msgspec.structs.replace(self._draft, heard=heard)

    def _left(self, question: Question, pieces: Sequence[Piece], used: Piece, words: str) -> list[Piece]:
        """The pieces without those that were used; what of a piece was trimmed away stays."""
        if question.gathers and used.key:
            said = {fold(part) for part in used.text.split(", ")}
            return [p for p in pieces if p.key != question.key and (p.key or fold(p.text) not in said)]
        rest = used.text.removeprefix(words).strip() if used.text.startswith(words) else ""
        left = [piece for piece in pieces if piece != used]
        return [*left, Piece("", rest)] if rest else left


def _says_something(words: str) -> bool:
    return bool(set(fold(words).split()) - _SAY_NOTHING)
