"""What sending a report may set off: the shape of it (see ``handlers/effects.py``)."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from forms.draft import Draft
from handlers.message import Choice
from handlers.turn import Turn
from locales import Text
from models.report import Report

Answers = dict[str, Any]


class After(NamedTuple):
    """What is said after the thanks, and what is offered first."""

    told: Sequence[Text] = ()
    choices: Sequence[Choice] = ()
    mended: bool = False  # the report had been returned, and waits again


def nothing_against(turn: Turn, draft: Draft, answers: Answers) -> Text | None:
    """It may be sent."""
    return None


def nothing_to_undo(turn: Turn, report: Report) -> None:
    """Withdrawing the report is all."""


class Effect(NamedTuple):
    """``sent`` runs in the transaction that keeps the report, new or corrected; it may complete the answers.

    ``withdrawn`` undoes it, ``returned`` lets it rest until the report is sent again. ``refused`` says why
    a report cannot be sent as it is any more, if so: the world went on while it was a draft.
    """

    sent: Callable[[Turn, Report, Answers], After]
    withdrawn: Callable[[Turn, Report], None] = nothing_to_undo
    refused: Callable[[Turn, Draft, Answers], Text | None] = nothing_against
    returned: Callable[[Turn, Report], None] = nothing_to_undo
