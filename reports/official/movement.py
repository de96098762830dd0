"""How poor and near-poor households moved (diễn biến hộ nghèo, hộ cận nghèo) in the span.

Decided is only what was recognised by a decision in the span. What accepted reviews propose beyond
that is counted beside it and never added in. How a household's move is called is the household
review's rule and is handed in: this package knows no forms. Source of the lines: biểu 2 and 3.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from sqlalchemy import ColumnElement
from sqlalchemy import select as sql_select
from sqlmodel import col

from models.household import Household, HouseholdClass
from models.household_review import HouseholdReview
from models.recognition import Recognition
from models.report import Report, ReportStatus
from reports.official.scope import Scope
from scheduler.quiet import VIETNAM

POOR, NEAR_POOR, NOT_POOR = (
    str(one) for one in (HouseholdClass.poor, HouseholdClass.near_poor, HouseholdClass.not_poor)
)
DECREASES = ("to_other", "escaped", "left")
INCREASES = ("from_other", "fell_back", "newly")


class Moved(NamedTuple):
    """One household: its class at the opening and at the end of the span, as decided."""

    household: int
    before: str
    after: str
    ever_poor: bool = False
    ever_near_poor: bool = False
    left: bool = False


class Counting(Protocol):
    """A flow that was added up: how many households stand in each of its lines."""

    @property
    def closing(self) -> int:
        """What there is at the end."""
        ...

    def count(self, line: str) -> int:
        """How many households stand in one line."""
        ...


AddUp = Callable[[str, int, Iterable[Moved]], Counting]
"""Adds up the flow of a class ("poor", "near_poor") from its opening number."""


class FlowLine(NamedTuple):
    """The flow of one class in households; ``lines`` by the words of DECREASES and INCREASES."""

    opening: int
    lines: Mapping[str, int]
    closing: int


class Movement(NamedTuple):
    """What was decided, by class; the moves that are proposed only; whether there is a register at all."""

    known: int  # households in the register
    decided: Mapping[str, FlowLine]
    decisions: int  # households about which something was decided in the span
    proposed: Mapping[str, int]  # by the word of the movement, see forms/poverty/movement.py
    proposed_left: int


class _Listed(NamedTuple):
    id: int
    class_: str
    added_on: date


class _Decision(NamedTuple):
    class_: str
    before_any: str
    on: date


def movement(scope: Scope, add_up: AddUp) -> Movement:
    """The movement of all households at and below the place."""
    history = _history(scope)
    reviews = _reviews(scope)
    left = _left(scope)
    moves = [_move(scope, one, history.get(one.id, ()), left.get(one.id)) for one in _register(scope)]
    there = [move for move in moves if move is not None]
    decided = {of: _flow(of, there, add_up) for of in (POOR, NEAR_POOR)}
    open_ = [one for one in reviews if not _is_decided(history.get(one.household_id, ()), one)]
    changes = Counter(one.movement for one in open_ if one.movement and not one.left)
    return Movement(
        len(there),
        decided,
        sum(any(_is_in(scope, one.on) for one in decisions) for decisions in history.values()),
        changes,
        sum(one.left for one in open_ if one.household_id not in left),
    )


def _flow(of: str, moves: Sequence[Moved], add_up: AddUp) -> FlowLine:
    opening = sum(move.before == of for move in moves)
    flow = add_up(of, opening, moves)
    return FlowLine(opening, {line: flow.count(line) for line in (*DECREASES, *INCREASES)}, flow.closing)


def _move(scope: Scope, one: _Listed, decisions: Sequence[_Decision], gone: date | None) -> Moved | None:
    """What became of one household; None for one that had left before."""
    if gone is not None and gone < scope.span.first:
        return None
    start = _start(one, decisions)
    classes = [one for one in decisions if one.on < scope.span.first]
    until = [one for one in decisions if one.on <= scope.span.last]
    before = classes[-1].class_ if classes else start
    after = until[-1].class_ if until else start
    ever = {start, *(one.class_ for one in classes)}
    has_left = gone is not None and gone <= scope.span.last
    return Moved(one.id, before, after, POOR in ever, NEAR_POOR in ever, has_left)


def _start(one: _Listed, decisions: Sequence[_Decision]) -> str:
    """The class before any decision that is known.

    A decision older than the household's entry came with the list: what was before it nobody knows, so
    it is no move.
    """
    if not decisions:
        return one.class_
    first = decisions[0]
    return first.class_ if first.on < one.added_on else first.before_any or NOT_POOR


def _register(scope: Scope) -> list[_Listed]:
    """Every household of the place with its class of today."""
    query = sql_select(col(Household.id), col(Household.recognised_class), col(Household.added_at)).where(
        *_here(scope)
    )
    return [
        _Listed(number, class_, at.astimezone(VIETNAM).date())
        for number, class_, at in scope.session.execute(query)
    ]


def _history(scope: Scope) -> dict[int, list[_Decision]]:
    """Every decision about these households, the oldest first."""
    query = (
        sql_select(
            col(Recognition.household_id),
            col(Recognition.household_class),
            col(Recognition.class_before),
            col(Recognition.decided_on),
        )
        .join(Household, col(Household.id) == col(Recognition.household_id))
        .where(*_here(scope))
        .order_by(col(Recognition.decided_on), col(Recognition.id))
    )
    found: dict[int, list[_Decision]] = {}
    for household, class_, before, on in scope.session.execute(query):
        found.setdefault(household, []).append(_Decision(class_, before, on))
    return found


def _left(scope: Scope) -> dict[int, date]:
    """The households that left, unless only a review that is not accepted yet says so."""
    query = sql_select(col(Household.id), col(Household.left_on)).where(*_here(scope))
    left = scope.session.execute(query.where(col(Household.left_on).is_not(None)))
    told = _told_left(scope, ReportStatus.sent) - _told_left(scope, ReportStatus.accepted)
    return {number: day for number, day in left if number not in told}


def _told_left(scope: Scope, status: ReportStatus) -> set[int]:
    query = (
        sql_select(col(HouseholdReview.household_id))
        .join(Report, col(Report.id) == col(HouseholdReview.report_id))
        .where(*scope.holds(status), col(HouseholdReview.left).is_(True))
    )
    return set(scope.session.execute(query).scalars())


class _Review(NamedTuple):
    household_id: int
    movement: str
    left: bool
    on: date


def _reviews(scope: Scope) -> list[_Review]:
    """The latest accepted review of the span of each household."""
    query = (
        sql_select(
            col(HouseholdReview.household_id),
            col(HouseholdReview.movement),
            col(HouseholdReview.left),
            col(Report.happened_on),
        )
        .join(Report, col(Report.id) == col(HouseholdReview.report_id))
        .where(*scope.holds(), *scope.within(col(Report.happened_on)))
        .order_by(col(Report.happened_on), col(Report.id))
    )
    return list({row[0]: _Review(*row) for row in scope.session.execute(query)}.values())


def _is_decided(decisions: Iterable[_Decision], review: _Review) -> bool:
    """Whether a decision came after a review, so that it proposes nothing any more."""
    return any(one.on >= review.on for one in decisions)


def _is_in(scope: Scope, day: date) -> bool:
    return scope.span.first <= day <= scope.span.last


def _here(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Household.place_path).startswith(scope.here.path, autoescape=True),
        col(Household.sample).is_(scope.sample),
    )
