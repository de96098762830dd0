"""The form language: what a question declares, whatever its kind.

A kind (``forms/kinds/``) adds how an answer is read and shown. A form is a list
of questions; skip logic and defaults are functions of the answers before.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.cells import Cell, CellKind
from forms.facts import Answers, Option, Scene, When, always
from locales import Text, _
from locales.folding import fold, place_typed

NO_ANSWER = frozenset(
    {"not_a_day", "not_a_headcount", "not_money", "not_a_quantity", "not_a_number", "no_words", "empty"}
    | {"earnings", "wellbeing", "counts", "amounts", "not_a_name"}
)
"""Codes of misfits that say no more than that the words are no answer to this question."""


class Check(NamedTuple):
    """A rule an answer must keep, with its own sentence for the person."""

    code: str
    holds: Callable[[Any, Scene], bool]
    why: Callable[[Any, Scene], Text]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One line of a form.

    ``quiet`` questions are not asked on the way: they stand in the summary, where
    a person who has something to say opens them. A question whose ``default``
    gives a value is not asked either.
    """

    key: str
    label: Text
    ask: Text
    hint: Text | None = None
    typed_hint: Text | None = None  # in place of the hint, where all is typed
    help: Text | None = None
    explain: Callable[[Scene], Text | str] | None = None  # a help that depends on what is known
    when: When = always
    optional: bool = False
    quiet: bool = False
    hidden: bool = False  # kept with the answers, but no line of the summary
    default: Callable[[Scene], Any] | None = None
    follows: str = ""  # the question whose change makes this answer stale
    checks: tuple[Check, ...] = ()
    personal: bool = False  # names a person: never in a log, an export needs the right to it
    in_office: bool = False  # a person in an office: the report's pictures need no more right for it
    reads_back_choice: bool = False  # a reading chosen among several is still read back for a yes
    sensitive: bool = False  # personal data of the kind the law protects most
    remark: Callable[[Any, Scene], Sequence[Text]] | None = None  # what is said at once about the answer
    spoken: tuple[str, ...] = ()  # words beside this answer in a report told at once, the surest first

    @property
    def is_private(self) -> bool:
        """Whether its answers are only for those who may see the names of households."""
        return self.personal or self.sensitive

    @property
    def is_computed(self) -> bool:
        """Whether the answer follows from the others: it is shown, never asked."""
        return False

    @property
    def takes_any_words(self) -> bool:
        """Whether whatever is typed is an answer, so that only exact commands can be told from it."""
        return False

    def suggest(self, scene: Scene) -> Sequence[Option]:
        """Answers to offer for a tap or a number."""
        return ()

    def read(self, text: str, scene: Scene) -> Reading:
        """What a typed text means as an answer to this question."""
        raise NotImplementedError

    def read_number_beside(self, text: str, offered: Sequence[Option], scene: Scene) -> Reading:
        """Read where a number may be an answer of its own or the number of an option: then both are asked.

        All the words of an option, such as "Vẫn 5 người", are that option: they need not be read back.
        """
        folded = fold(text)
        named = [one for one in offered if fold(scene.say(one.label)) == folded]
        if len(named) == 1 and not folded.isdecimal():
            return Understood(named[0].value)
        reading = self.read(text, scene)
        place = place_typed(folded, len(offered))
        if place is not None:
            option = offered[place].value
            meant = [reading.value] if isinstance(reading, Understood) else []
            meant = list(reading.candidates) if isinstance(reading, Unsure) else meant
            others = [one for one in meant if one != option]
            return Unsure((option, *others), _("Which do you mean?")) if others else Understood(option)
        return reading

    def read_beside(self, text: str, offered: Sequence[Option], scene: Scene) -> Reading:
        """Read where answers were offered: the number or all the words of one of them mean it."""
        folded = fold(text)
        for number, option in enumerate(offered, start=1):
            if folded in (str(number), fold(scene.say(option.label))):
                return Understood(option.value)
        return self.read(text, scene)

    @property
    def reads_number(self) -> bool:
        """Whether the answer is a number, which in a longer message may stand before its word: "4 người"."""
        return False

    @property
    def keeps_lead(self) -> bool:
        """Whether the word beside the answer is a part of it."""
        return False

    @property
    def gathers(self) -> bool:
        """Whether several stretches of a longer message make up one answer."""
        return False

    @property
    def goes_on(self) -> bool:
        """Whether words behind a comma may belong to it still: "thiếu 1, 4, 7"."""
        return False

    def stretches(self, text: str, scene: Scene) -> Sequence[tuple[int, int]]:
        """Where in a sentence something stands that can only be an answer to this question."""
        return ()

    def trimmed(self, clause: str, scene: Scene) -> str:
        """The words of a clause that are the answer, without those around it; ``clause`` is led by
        a word of ``spoken``."""
        return clause

    def glean(self, clause: str, scene: Scene, *, led: bool) -> Reading | None:
        """The answer a clause of a longer message gives without being asked; None where it gives none.

        ``led``: one of ``stretches``, or a word of ``spoken`` stood beside it.
        """
        if not led:
            return None
        reading = self.judge(self.read(clause, scene), scene)
        nothing = isinstance(reading, Misfit) and reading.code in NO_ANSWER
        return None if nothing else reading

    def show(self, value: Any, scene: Scene) -> Text | str:
        """The answer as a line of the summary."""
        raise NotImplementedError

    def cells(self) -> tuple[Cell, ...]:
        """The answer as the cells of a list (``forms/cells.py``): as it is shown, if nothing else is said."""
        return (Cell(CellKind.text, self.show),)

    def echo(self, value: Any, scene: Scene) -> Text | str:
        """The answer as it is read back for a yes; more words than ``show`` where a slip costs."""
        return self.show(value, scene)

    def judge(self, reading: Reading, scene: Scene) -> Reading:
        """The reading, or the first check it breaks."""
        if isinstance(reading, Understood):
            for check in self.checks:
                if not check.holds(reading.value, scene):
                    return Misfit(check.code, check.why(reading.value, scene))
        return reading


def not_blocked(scene: Scene) -> Text | None:
    """The form can be begun anywhere."""
    return None


def of_the_draft(answers: Answers) -> str | None:
    """The report is about the place for which it was begun."""
    return None


def of_no_duty(answers: Answers) -> tuple[int, str] | None:
    """The answers do not say which duty the report is for; its day does."""
    return None


def no_one_thing(answers: Answers) -> Any:
    """The report tells of its whole place."""
    return None


def of_no_activity(scene: Scene) -> str | None:
    """The report belongs to no one project or policy."""
    return None


def no_figures(answers: Answers) -> Mapping[str, int | None]:
    """Nothing of the report is added up by its name alone."""
    return {}


SAME = _("⚠️ This has been reported already.")


def nothing_more(scene: Scene) -> Sequence[Text]:
    """What a form adds to the thanks that has nothing to add."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Form:
    """A report form: everything about it in one place; the rest of the house asks it.

    ``version`` is kept by drafts; a form whose questions change in meaning gets a new one.
    """

    key: str
    version: int
    title: Text  # "Training session report"
    noun: Text  # "training session", inside a sentence
    begins: Text  # "Report a training session", in a menu
    command: str  # typed with a slash
    spoken: tuple[str, ...]  # what people say instead, folded
    happened: Callable[[Answers], str]  # the day the report is about, ISO
    headline: Callable[[Answers], Text | str]  # a few words that tell it from others of its form and day
    questions: tuple[Question, ...]
    roles: tuple[str, ...] = ("hamlet_head", "commune_officer")  # who sends it
    told_by: tuple[str, ...] = ()  # words by which a report told at once is known; else ``spoken``
    position: int = 100  # the smaller, the earlier in menus
    in_menu: bool = True  # else it is begun from another screen, or by its command
    asks_place: bool = True  # of an officer, which hamlet it is for; else the commune, or an answer tells
    of_own_unit: bool = False  # about the sender's own commune or agency, whichever that is
    for_commune: bool = True  # whether an officer may send it for the commune as a whole
    blocked: Callable[[Scene], Text | None] = not_blocked  # why it cannot be begun here, if so
    place: Callable[[Answers], str | None] = of_the_draft  # the place an answer says it is about
    same: Text = SAME  # when the same thing was reported before
    # two reports about the same (``about``) of one period, or at most so many days apart, look like one
    # that was sent twice, and are asked about; None: its table tells, or nothing of it is ever the same
    repeats_within: int | None = None
    refused: Callable[[Scene], Text | None] = not_blocked  # why it cannot be sent any more, if so
    finished: Callable[[Scene], Sequence[Text]] = nothing_more  # what is told with the thanks
    of_period: bool = False  # about a period as a whole: it answers the oldest one still owed
    duty: Callable[[Answers], tuple[int, str] | None] = of_no_duty  # the duty and period an answer names
    thanks: Text | None = None  # instead of the usual thanks, for what is no report but a request
    about: Callable[[Answers], Any] = no_one_thing  # what of a place it tells of, where there may be several
    activity: Callable[[Scene], str | None] = of_no_activity  # the code of its project or policy
    figures: Callable[[Answers], Mapping[str, int | None]] = no_figures  # None: not known
    may_be_nil: bool = True  # whether "nothing to report" can be an answer instead
    reviewed: bool = False  # somebody above accepts what was sent, or returns it to be mended
    final: bool = False  # done when sent and no report: never corrected, looked at on a screen of its own
    works_from: str = ""  # the command of the screen where the work for it is done, if there is one

    def question(self, key: str) -> Question:
        """The question with this key. Raises KeyError."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)

    def followers(self, key: str) -> list[str]:
        """The questions that follow this one, and those that follow them."""
        near = [question.key for question in self.questions if question.follows == key]
        return near + [far for follower in near for far in self.followers(follower)]


NOT_KNOWN = _("not known yet")
