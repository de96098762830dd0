"""The spans of official reports in a conversation: those that are offered, and those that a button names."""

from collections.abc import Sequence
from functools import partial

from forms.registry import every, reviewed
from handlers import owed
from handlers.rights import may_print_pictures, may_see_answers, may_see_households
from handlers.turn import Turn, Who
from models.agency import Agency
from models.atlas import Spot
from reports.official.facts import programme_of
from reports.official.scope import Scope
from reports.official.span import Span, final, from_words, interim, lately, periodic
from reports.official.voices import SAID
from scheduler.period import Kind, Period, containing

KINDS = (Kind.month, Kind.quarter, Kind.half_year, Kind.year)


def usual(turn: Turn) -> list[Span]:
    """The present and the last period of each kind, then from the start until now, and the whole."""
    spans = [periodic(period) for kind in KINDS for period in reversed(of_kind(turn, kind, 2))]
    present = containing(Kind.half_year, turn.today)
    first = first_year(turn)
    return [*spans, interim(present, first), final(containing(Kind.year, turn.today), first)]


def of_kind(turn: Turn, kind: Kind, most: int) -> Sequence[Period]:
    """The present period of a kind and those before it."""
    return lately(kind, containing(kind, turn.today), most)


def of_key(turn: Turn, key: str) -> Span | None:
    """The span a button or an answer names; None for one that is none, or has not begun."""
    try:
        span = from_words(key, first_year(turn))
    except ValueError:
        return None
    return span if span.first <= turn.today else None


def first_year(turn: Turn) -> int:
    """The year in which the programme began; this one where there is no programme."""
    person = turn.person
    programme = programme_of(turn.session, turn.atlas, person.place_path, turn.today.year, agency(turn))
    return programme.first_year if programme else turn.today.year


def agency(turn: Turn) -> Agency | None:
    """The agency whose own projects the person's reports are about; None for all but agencies' officers.

    One that the plan has no more has nothing of its own.
    """
    code = turn.person.agency
    if turn.person.projects is None:
        return None
    return turn.atlas.agencies.get(code) or Agency(code, "", "", "", frozenset())


def scope(turn: Turn, here: Spot, span: Span) -> Scope:
    """What a report is drawn from, in the person's world.

    Who is not shown private lines or pictures of people in the chat (``handlers/report_view.py``) has none in
    the paper.
    """
    return Scope(
        turn.session,
        turn.atlas,
        owed.book_of(turn),
        here,
        span,
        turn.now,
        turn.person.sample,
        reviewed=reviewed(),
        withheld=_withheld(turn.person),
        unquoted=_private_words(),
        hides_few=not may_see_households(turn.person),
        may_show=partial(may_print_pictures, turn.person),
        agency=agency(turn),
    )


def _private_words() -> list[str]:
    """The forms whose words may name somebody, or tell a number of children: a paper is passed on."""
    return [
        form.key
        for form in every()
        if any(question.key in SAID and question.is_private for question in form.questions)
    ]


def _withheld(who: Who) -> list[str]:
    """The forms with sensitive answers that are not for the person."""
    return [
        form.key
        for form in every()
        if any(question.sensitive and not may_see_answers(who, question) for question in form.questions)
    ]
