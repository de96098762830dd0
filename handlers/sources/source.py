"""What a source of answers can do."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from forms.draft import Draft
from forms.facts import Answers, Option
from handlers.rights import may_see_activity
from handlers.turn import Turn
from models.atlas import Course


class View(NamedTuple):
    """Who asks, in which draft, with which answers so far."""

    turn: Turn
    draft: Draft
    answers: Answers

    @property
    def courses(self) -> list[Course]:
        """The projects and policies to which this person's report may belong, at its place and today."""
        turn = self.turn
        here = turn.atlas.find(self.draft.place)
        there = turn.atlas.courses_at(here.path, turn.today) if here else []
        return [course for course in there if may_see_activity(turn.person, course.code)]


def nothing(view: View) -> Sequence[Option]:
    """No options."""
    return ()


def no_entries(view: View, typed: str) -> Sequence[Option]:
    """Nothing is found."""
    return ()


def not_known(view: View) -> Any:
    """Nothing is known."""
    return None


def as_it_is(view: View, value: Any) -> str:
    """A value that is its own words."""
    return str(value)


class Source(NamedTuple):
    """``options`` to offer, ``search`` what was typed, ``label`` a value, ``known``: a single fact.

    ``answers`` names the answers that what is looked up depends on.
    """

    options: Callable[[View], Sequence[Option]] = nothing
    search: Callable[[View, str], Sequence[Option]] = no_entries
    label: Callable[[View, Any], str] = as_it_is
    known: Callable[[View], Any] = not_known
    answers: tuple[str, ...] = ()

    def depends_on(self, answers: Answers) -> list[Any]:
        """Those answers: while they stay the same, so does what was found."""
        return [answers.get(key) for key in self.answers]


Sources = Mapping[str, Source]
