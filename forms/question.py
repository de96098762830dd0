"""The form language: what a question declares, whatever its kind.

A kind (``forms/kinds/``) adds how an answer is read and shown. A form is a list
of questions; skip logic and defaults are functions of the answers before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from forms.answers.reading import Misfit, Reading, Understood
from forms.facts import Option, Scene, When, always
from locales import Text, _


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
    help: Text | None = None
    when: When = always
    optional: bool = False
    quiet: bool = False
    default: Callable[[Scene], Any] | None = None
    follows: str = ""  # the question whose change makes this answer stale
    checks: tuple[Check, ...] = ()
    personal: bool = False  # names a person: never in a log, an export needs the right to it
    reads_back_choice: bool = False  # a reading chosen among several is still read back for a yes
    sensitive: bool = False  # personal data of the kind the law protects most

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

    def show(self, value: Any, scene: Scene) -> Text | str:
        """The answer as a line of the summary."""
        raise NotImplementedError

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


@dataclass(frozen=True, kw_only=True)
class Form:
    """A report form: a key, a version that drafts keep, and its questions in order."""

    key: str
    version: int
    title: Text  # "Training session report"
    noun: Text  # "training session", inside a sentence
    questions: tuple[Question, ...]

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
