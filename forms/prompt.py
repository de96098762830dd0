"""What the engine wants said next: notes, then a question with its options, or the summary."""

from typing import Any, Literal

import msgspec

from forms.draft import SUMMARY, Draft, Offer, may_change
from forms.facts import Option, Scene
from forms.kinds.photos import Photos
from forms.kinds.several import Several
from forms.order import resolved, shown
from forms.question import Form, Question
from forms.ways_out import Way
from locales import Text, _

EXAMPLE = 3  # the line of a summary by which correcting is explained
PENDING = "?"  # before a question's key in a button: the reading, not the answer, is meant


class Line(msgspec.Struct, frozen=True):
    """One numbered line of the summary; a closed one cannot be opened.

    It follows from others, or the report was returned and another line is to be mended.
    """

    number: int
    key: str
    text: Text
    is_closed: bool = False


class Prompt(msgspec.Struct, frozen=True):
    """One message to the person. ``offers`` belong to ``about`` (a question's key, see PENDING)."""

    kind: Literal["question", "confirm", "summary"]
    told: tuple[Text, ...] = ()
    question: Text | str = ""
    hint: Text | None = None
    typed_hint: Text | None = None  # in place of the hint, where all is typed
    about: str = ""
    offers: tuple[Offer, ...] = ()
    ticked: tuple[int, ...] | None = (
        None  # places of the offers that are ticked; None: one is chosen by a tap
    )
    none: Text | None = None  # the words for ticking nothing, where that is an answer
    lines: tuple[Line, ...] = ()
    keeps: bool = False  # there is an answer already, which can be left as it is
    ways_out: tuple[Way, ...] = ()


def prompt_for(form: Form, draft: Draft, scene: Scene, told: tuple[Text, ...]) -> tuple[Draft, Prompt]:
    """What to say for the draft as it stands, and the draft that remembers what was offered."""
    if draft.at == SUMMARY:
        return draft, _summary(form, draft, scene, told)
    question = form.question(draft.at)
    if draft.pending:
        return draft, _reading_back(question, draft, scene, told)
    return _asking(form, question, draft, scene, told)


def _asking(
    form: Form, question: Question, draft: Draft, scene: Scene, told: tuple[Text, ...]
) -> tuple[Draft, Prompt]:
    ask_other = getattr(question, "ask_other", None)
    typing = draft.typing and ask_other is not None
    keeps = has_answer_to_keep(question, draft)
    if keeps:
        value = question.show(draft.answers[question.key], scene)
        told = (*told, _("Now it is: {value}. To leave it, type “keep”.", value=value))
    seen = scene._replace(answers=resolved(form, scene, quiet_too=False))
    options = () if typing else question.suggest(seen)
    offers = tuple(Offer(option.value, scene.say(option.label)) for option in options)
    draft = msgspec.structs.replace(draft, offered={**draft.offered, question.key: offers})
    return draft, Prompt(
        kind="question",
        told=told,
        question=ask_other if typing and ask_other else question.ask,
        hint=None if typing else question.hint,
        typed_hint=None if typing else question.typed_hint,
        about=question.key,
        offers=offers,
        ticked=_ticks(question, draft, offers, scene),
        none=question.none if isinstance(question, Several) else None,
        keeps=keeps,
        ways_out=ways_out_of(question, draft),
    )


def _ticks(
    question: Question, draft: Draft, offers: tuple[Offer, ...], scene: Scene
) -> tuple[int, ...] | None:
    """What is ticked, where several may be; None where one is chosen."""
    if not isinstance(question, Several):
        return None
    if draft.ticked is not None:
        return draft.ticked
    return question.at_first([Option(offer.value, offer.label) for offer in offers], scene)


def has_answer_to_keep(question: Question, draft: Draft) -> bool:
    """Whether a question that was opened again has an answer to leave as it is.

    Photos offer that in their own words, and ticks show it.
    """
    return draft.answers.get(question.key) is not None and not isinstance(question, Photos | Several)


def _reading_back(question: Question, draft: Draft, scene: Scene, told: tuple[Text, ...]) -> Prompt:
    """Ask for a yes to the one reading, or which of several is meant."""
    only = draft.pending[0] if len(draft.pending) == 1 else None
    again = Offer(None, scene.say(_("Correct it") if only else _("Type it again")))
    yes = (Offer(only.value, scene.say(_("That is right"))),) if only else draft.pending
    return Prompt(
        kind="confirm",
        told=told,
        question=only.label if only else "",
        about=PENDING + question.key,
        offers=(*yes, again),
        ways_out=ways_out_of(question, draft),
    )


def _summary(form: Form, draft: Draft, scene: Scene, told: tuple[Text, ...]) -> Prompt:
    lines = tuple(
        msgspec.structs.replace(line, is_closed=line.is_closed or not may_change(draft, line.key))
        for line in lines_of(form, scene)
    )
    return Prompt(
        kind="summary",
        told=(*told, _("Please look through it before sending:")),
        hint=_("Choose a number to correct that line. When it is right: “Send”."),
        typed_hint=_how_to_correct(lines),
        lines=lines,
        ways_out=("back", "later", "cancel"),
    )


def _how_to_correct(lines: tuple[Line, ...]) -> Text:
    """What to type at the summary, with the third line as the example or the first that is open."""
    numbers = [line.number for line in lines if not line.is_closed]
    if not numbers:
        return _("Type “send” and it is done.")
    n = EXAMPLE if EXAMPLE in numbers else numbers[0]
    return _("Type “correct {n}” to correct line {n}, type “send” and it is done.", n=n)


def lines_of(form: Form, scene: Scene) -> tuple[Line, ...]:
    """The numbered lines of the summary."""
    answers = resolved(form, scene)
    seen = scene._replace(answers=answers)
    return tuple(
        Line(
            number,
            question.key,
            _(
                "{number}. {label}: {value}",
                number=number,
                label=question.label,
                value=shown_value(question, answers[question.key], seen),
            ),
            question.is_computed,
        )
        for number, question in enumerate(shown(form, answers), start=1)
    )


def shown_value(question: Question, value: Any, scene: Scene) -> Text | str:
    """An answer as its summary line shows it; what is missing is said, never invented."""
    if value is None or (value == [] and isinstance(question, Photos)):
        return question.skipped
    return question.show(value, scene)


def ways_out_of(question: Question, draft: Draft) -> tuple[Way, ...]:
    """The ways out of a question: back where there is a before, skipping where an answer may be missing."""
    has_before = draft.trail or draft.correcting or draft.pending or draft.typing
    back: tuple[Way, ...] = ("back",) if has_before else ()
    skip: tuple[Way, ...] = ("skip",) if question.optional else ()
    return (*back, *skip, "later", "cancel")
