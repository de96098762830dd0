"""A report told in one message, cut into the pieces that may be answers, each with its question.

Three things make a piece: what can only be one answer (a day, how many of whom), a lead word
("tại", "hết") with what follows it, or a number before its word ("4 người"). A question of free
words keeps all that follows its lead word up to the next lead word that begins a clause.
"""

import re
from typing import NamedTuple

from forms.answers.word_sets import words
from forms.clause_marks import FILLERS, Mark, Marks
from forms.facts import Scene
from forms.kinds.words import Words
from forms.question import Form
from locales.folding import clean, fold, plain

LONGEST = 2000  # characters; a report told at once takes no more (assumption)
_SENTENCES = re.compile(r"[\n;!?]+|\.+(?=\s|$)")
_EDGES = " ,.;:()-–—•+*=\"'"
_NUMBER_FIRST = re.compile(r"(?:(?:có|co|còn|con|đã|da|được|duoc|khoảng|khoang|là|la) )*\d")
_NUMBER_LAST = re.compile(r"(?:^|\s)(?P<number>\d\S*(?: [^\W\d]+)?)$")
_DENIED = re.compile(
    r"(?:^|\s)(?:không|khong|ko|k|hông|hong|hổng|chưa|chua)(?: (?:có|co|gặp|gap|thấy|thay))?$"
)
_NOTHING = words("gi het ca con nao gi het dau nua")
NO = "không"


class Piece(NamedTuple):
    """Words that may be an answer to a question, or to none (``key`` "").

    ``rank``: 0 is the surest. ``after``: the question of the piece before it in its sentence.
    """

    key: str
    text: str
    rank: int = 0
    after: str = ""


def cut(form: Form, text: str, scene: Scene) -> list[Piece]:
    """The pieces of a message, in its order; what belongs to no question has no key."""
    sentences = (clean(one) for one in _SENTENCES.split(text[:LONGEST]))
    return [piece for one in sentences if one for piece in _Sentence(form, one, scene).pieces()]


class _Sentence:
    """One sentence being cut: its marks, and the pieces so far."""

    def __init__(self, form: Form, text: str, scene: Scene) -> None:
        self._form = form
        self._text = text if len(plain(text)) == len(text) else plain(text)
        self._scene = scene
        self._pieces: list[Piece] = []
        self._adjacent = False  # whether the last piece stands right before the present place

    def pieces(self) -> list[Piece]:
        """What the marks make of the sentence."""
        lead: Mark | None = None  # one that has no words yet
        at = 0
        for mark in (
            *Marks(self._form, self._text, self._scene).found(),
            Mark("break", len(self._text), len(self._text)),
        ):
            said = self._text[at : mark.start].strip(_EDGES)
            if lead is not None and set(fold(said).split()) - FILLERS:
                self._led(lead, said)
                lead = None
            elif lead is None and fold(said):
                self._append("", said)
            lead = self._passed(mark, lead)
            at = mark.end
        return [piece for piece in self._pieces if fold(piece.text)]

    def _passed(self, mark: Mark, lead: Mark | None) -> Mark | None:
        """The lead that waits for words behind a mark."""
        if mark.kind == "span":
            owner = self._owner(lead, mark)
            self._append(owner, self._text[mark.start : mark.end].strip(_EDGES))
            self._adjacent = False
            return None if lead is not None and lead.key == owner else lead
        if mark.kind == "break" and self._text[mark.start : mark.end] == ":":
            return lead
        if lead is not None:
            self._number_before(lead)
        if mark.kind == "break":
            self._adjacent = False
            return None
        return mark

    # Pieces -----------------------------------------------------------------

    def _is_words(self, key: str) -> bool:
        return bool(key) and isinstance(self._form.question(key), Words)

    def _append(self, key: str, text: str, rank: int = 0) -> None:
        after = self._pieces[-1].key if self._pieces else ""
        self._pieces.append(Piece(key, text, rank, after))
        self._adjacent = True

    def _owner(self, lead: Mark | None, span: Mark) -> str:
        """The question of a stretch: that of the lead before it, where this one reads the same."""
        if lead is None or not lead.key:
            return span.key
        same = type(self._form.question(lead.key)) is type(self._form.question(span.key))
        return lead.key if same else span.key

    def _led(self, lead: Mark, said: str) -> None:
        """The words behind a lead; "4 người 120 điểm" gives it the number before it instead."""
        before = self._pieces[-1] if self._pieces and self._adjacent else None
        is_first = before is not None and not before.key and _NUMBER_FIRST.match(before.text)
        if is_first and self._number_before(lead):
            self._append("", said)
        elif self._denied():
            self._append_denied(lead, said)
        else:
            self._append(lead.key, self._with_lead(lead, said), lead.rank)

    def _with_lead(self, lead: Mark, said: str) -> str:
        """Free words keep their lead, but for the surest one: "đề nghị hỗ trợ vốn"."""
        keeps = bool(lead.key) and self._form.question(lead.key).keeps_lead
        if keeps or (lead.rank and self._is_words(lead.key)):
            return f"{self._words_of(lead)} {said}"
        return said

    def _words_of(self, lead: Mark) -> str:
        return self._text[lead.start : lead.end]

    def _denied(self) -> bool:
        """Whether "không có" stands right before."""
        return bool(self._pieces) and self._adjacent and bool(_DENIED.search(self._pieces[-1].text))

    def _append_denied(self, lead: Mark, said: str) -> None:
        """ "không có khó khăn gì" as free words; "không thiếu gì" as a bare no, or as nobody's words."""
        before = self._pieces.pop()
        whole = f"{before.text} {self._words_of(lead)} {said}".strip()
        if self._is_words(lead.key):
            self._append(lead.key, whole, lead.rank)
        elif lead.key and set(fold(said).split()) <= _NOTHING:
            denied = _DENIED.search(before.text)
            self._append("", before.text[: denied.start()] if denied else "")
            self._append(lead.key, NO, lead.rank)
        else:
            self._append("", whole)

    def _number_before(self, lead: Mark) -> bool:
        """Gives a lead without words of its own the number before it, or a "không có"."""
        if not lead.key or not self._pieces or not self._adjacent:
            return False
        question, before = self._form.question(lead.key), self._pieces[-1]
        if self._denied():
            self._append_denied(lead, "")
            return True
        number = _NUMBER_LAST.search(before.text)
        if not question.reads_number or number is None:
            return False
        self._pieces[-1] = before._replace(text=before.text[: number.start()].strip(_EDGES))
        text = f"{number['number']} {self._words_of(lead)}" if question.keeps_lead else number["number"]
        self._append(lead.key, text, lead.rank)
        return True
