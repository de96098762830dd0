"""The narrative (phần lời): what was written in chat, else what the commune itself reported."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from models import narrative
from models.person import Person
from reports.official.scope import Scope
from reports.official.voices import commune_words
from scheduler.quiet import VIETNAM


class Part(StrEnum):
    """Đánh giá chung; tồn tại, hạn chế và nguyên nhân; kiến nghị; phương hướng kỳ tới."""

    overview = "overview"
    shortcomings = "shortcomings"
    proposals = "proposals"
    next = "next"


_OF_COMMUNE_REPORT = {
    Part.overview: "results",
    Part.shortcomings: "difficulties",
    Part.proposals: "proposals",
    Part.next: "next_steps",
}


class Told(NamedTuple):
    """The words of one part; by whom and when, where they were written for this paper."""

    text: str
    author: str = ""
    on: date | None = None
    version: int = 0  # 0: from the commune's periodic report


def narratives(scope: Scope, nameless: Callable[[str], str] = str) -> dict[Part, Told]:
    """The parts that say something, as they may be printed.

    None in an agency's paper (assumption): what is written is the place's, about everybody's work.
    """
    if scope.agency is not None:
        return {}
    here, key = scope.here.code, scope.span.key
    written = narrative.present(scope.session, here, key, sample=scope.sample)
    reported = commune_words(scope)
    found: dict[Part, Told] = {}
    for part in Part:
        mine = written.get(part)
        if mine is not None:
            author = scope.session.get(Person, mine.author_id)
            on = mine.written_at.astimezone(VIETNAM).date()
            found[part] = Told(nameless(mine.text), author.name if author else "", on, mine.version)
        elif reported.get(_OF_COMMUNE_REPORT[part]):
            found[part] = Told(nameless(str(reported[_OF_COMMUNE_REPORT[part]])))
    return {part: told for part, told in found.items() if told.text}
