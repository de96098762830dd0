"""Which report, in which version, a decision is about: known when it is begun, never asked."""

from typing import NamedTuple

from forms.facts import Answers
from forms.kinds.words import Words
from locales import _

TARGET = Words(key="target", label=_("Report"), ask=_("Report"), hidden=True)


class Target(NamedTuple):
    """A report as whoever decides has seen it."""

    report: int
    version: int


def as_answer(target: Target) -> dict[str, int]:
    """The target as an answer that is given before anything is asked."""
    return target._asdict()


def target_of(answers: Answers) -> Target:
    """The target of a decision's answers."""
    return Target(**answers["target"])
