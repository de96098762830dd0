"""A draft (bản đang làm dở): everything about a form being filled in, as plain data.

It is kept as JSON between two messages, so a restart, another channel or a week
at sea changes nothing. The engine never changes a draft; it returns a new one.
"""

from typing import Any

import msgspec

SUMMARY = ""  # ``at`` when the summary is shown instead of a question


class Offer(msgspec.Struct, frozen=True, array_like=True):
    """Something that was offered for a tap: what it means and the words it was shown with."""

    value: Any
    label: str


class Draft(msgspec.Struct, frozen=True, omit_defaults=True):
    """One form being filled in by one person for one place."""

    id: str
    form: str
    version: int  # a draft keeps the version of the form it was begun with
    place: str
    began: str  # ISO date
    sample: bool = False  # practice stays practice, on whichever channel the draft is taken up again
    answers: dict[str, Any] = {}  # by question key; None is a skipped question
    at: str = SUMMARY
    trail: tuple[str, ...] = ()  # questions already asked, for going back
    offered: dict[str, tuple[Offer, ...]] = {}  # by question key, so that old buttons keep their meaning
    pending: tuple[Offer, ...] = ()  # readings of the present question that wait for a yes or a choice
    typing: bool = False  # "something else" was chosen: the next text is the answer
    correcting: bool = False  # the present question was opened from the summary
    report: int | None = None  # the sent report that this draft corrects
    usual: dict[str, list[Any]] = {}  # usual answers by kind, as they were when the draft was begun


def with_answer(draft: Draft, key: str, value: Any) -> Draft:
    """The draft with one answer set and whatever was waiting for it cleared."""
    return msgspec.structs.replace(draft, answers={**draft.answers, key: value}, pending=(), typing=False)


def without_answer(draft: Draft, *keys: str) -> Draft:
    """The draft with some answers forgotten."""
    left = {key: value for key, value in draft.answers.items() if key not in keys}
    return msgspec.structs.replace(draft, answers=left)
