"""A draft (bản đang làm dở): everything about a form being filled in, as plain data.

It is kept as JSON between two messages, so a restart, another channel or a week
at sea changes nothing. The engine never changes a draft; it returns a new one.
"""

from typing import Any

import msgspec

MOST_SAID = 40  # messages that can still be corrected by editing them

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
    agency: str = ""  # whose officer began it, where an agency's did: nobody of another goes on with it
    sample: bool = False  # practice stays practice, on whichever channel the draft is taken up again
    answers: dict[str, Any] = {}  # by question key; None is a skipped question
    at: str = SUMMARY
    trail: tuple[str, ...] = ()  # questions already asked, for going back
    offered: dict[str, tuple[Offer, ...]] = {}  # by question key, so that old buttons keep their meaning
    pending: tuple[Offer, ...] = ()  # readings of the present question that wait for a yes or a choice
    ticked: tuple[int, ...] | None = None  # of the present question, where several may be ticked
    typing: bool = False  # "something else" was chosen: the next text is the answer
    correcting: bool = False  # the present question was opened from the summary
    report: int | None = None  # the sent report that this draft corrects
    own: dict[str, Any] | None = None  # the answers of a new report before it was made that correction
    only: tuple[str, ...] = ()  # of a returned report: the questions whose answers may change, no others
    again: tuple[str, ...] = ()  # of those, the ones that are still to be asked again, in the form's order
    said: dict[str, str] = {}  # which question a message answered, by the channel's id of the message
    heard: dict[str, str] = {}  # by question key, words told beforehand that are read back when it is reached
    usual: dict[str, list[Any]] = {}  # usual answers by kind, as they were when the draft was begun


def may_change(draft: Draft, key: str) -> bool:
    """Whether an answer is open: of a returned report only those named are, and what is not answered yet."""
    return not draft.only or key in draft.only or key not in draft.answers


def opened_too(draft: Draft, *keys: str) -> Draft:
    """The draft of a returned report in which these answers may change, too, because of one that did."""
    if not draft.only:
        return draft
    return msgspec.structs.replace(draft, only=tuple(dict.fromkeys((*draft.only, *keys))))


def with_answer(draft: Draft, key: str, value: Any) -> Draft:
    """The draft with one answer set and whatever was waiting for it cleared."""
    answers = {**draft.answers, key: value}
    heard = {one: words for one, words in draft.heard.items() if one != key}
    return msgspec.structs.replace(draft, answers=answers, heard=heard, pending=(), ticked=None, typing=False)


def without_answer(draft: Draft, *keys: str) -> Draft:
    """The draft with some answers forgotten."""
    left = {key: value for key, value in draft.answers.items() if key not in keys}
    return msgspec.structs.replace(draft, answers=left)


def on_its_own(draft: Draft, answers: dict[str, Any]) -> Draft:
    """A draft that was made the correction of an earlier report as a new report after all."""
    return msgspec.structs.replace(draft, report=None, own=None, answers=answers, at=SUMMARY, pending=())


def with_said(draft: Draft, ref: str, key: str) -> Draft:
    """The draft that remembers which question a message answered; the oldest are forgotten."""
    said = {**draft.said, ref: key}
    return msgspec.structs.replace(draft, said=dict(list(said.items())[-MOST_SAID:]))
