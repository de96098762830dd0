"""The grid (bảng theo kỳ): places by the last periods of a duty, the figures behind the picture of it.

A row is a place that reports, with one state for each period, or one above it, with the figures of those
below. They are counted as the words are (``reports/tally.py``, ``reports/completeness.py``).
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from models.atlas import Atlas, Spot
from reports.asked_terms import last_terms
from reports.completeness import Figures, Standing
from reports.duty_status import areas, by_place, standings, together
from reports.tally import View, tally
from scheduler.period import Period
from scheduler.quiet import VIETNAM
from scheduler.rule import Rule, Term

MOST_PERIODS = 12
MOST_ROWS = 20  # more cannot be read on a phone (assumption)


class State(StrEnum):
    """How one place stands with one report: đúng hạn, trễ, chưa nộp, chưa tới hạn, không phải nộp."""

    in_time = "in_time"
    late = "late"
    missing = "missing"
    open = "open"
    not_owed = "not_owed"


class Row(NamedTuple):
    """A place, period by period: a state each, or the figures of the places in it."""

    spot: Spot
    cells: Sequence[State | Figures]

    @property
    def total(self) -> Figures:
        """All its periods together."""
        return together(map(figures_of, self.cells))


class Grid(NamedTuple):
    """The whole picture; ``places`` counts all rows there are, of which the worst are shown."""

    rule: Rule
    here: Spot
    terms: Sequence[Term]
    rows: Sequence[Row]
    places: int
    totals: Sequence[Figures]  # of all places, period by period

    @property
    def is_cut(self) -> bool:
        """Whether only the worst rows are shown."""
        return len(self.rows) < self.places


def figures_of(cell: State | Figures) -> Figures:
    """A cell's figures; what is not due yet and has not come is not missing."""
    if isinstance(cell, Figures):
        return cell
    if cell in (State.not_owed, State.open):
        return Figures()
    came = int(cell is not State.missing)
    return Figures(1, came, int(cell is State.in_time))


def grid(view: View, atlas: Atlas, here: Spot, asked: Period, rule: Rule) -> Grid | None:
    """The last periods of a duty up to the asked one; None where no place here owes it in any of them."""
    terms = last_terms(rule, asked, view.today, MOST_PERIODS)
    counted = [(term, tally(view, term, here.path)) for term in terms]
    counted = [(term, found) for term, found in counted if together(found.values()).expected]
    if not counted:
        return None
    terms = [term for term, _found in counted]
    by_parent = [found for _term, found in counted]
    rows = _area_rows(atlas, here, by_parent)
    if here.kind == rule.owed_by or any(here.code in found for found in by_parent):
        rows += _place_rows(view, atlas, here, terms)
    return Grid(
        rule,
        here,
        terms,
        _worst(rows) if len(rows) > MOST_ROWS else rows,
        len(rows),
        [together(found.values()) for found in by_parent],
    )


def _area_rows(atlas: Atlas, here: Spot, by_parent: Sequence[dict[str, Figures]]) -> list[Row]:
    """A row for each place directly below that has some below itself."""
    found = [{spot.code: counted for spot, counted in areas(one, atlas, here)} for one in by_parent]
    codes = [code for code in atlas.spots if any(code in one for one in found)]
    return [Row(atlas.spots[code], [one.get(code, Figures()) for one in found]) for code in codes]


def _place_rows(view: View, atlas: Atlas, here: Spot, terms: Sequence[Term]) -> list[Row]:
    """A row for each place that owes the duty itself: this one, or those directly below."""
    found = by_place(standings(view, atlas, here, terms))
    codes = [code for code in found if here.code in (code, atlas.spots[code].parent_code)]
    rows = []
    for code in codes:
        by_term = {term.ref: standing for term, standing in found[code]}
        rows.append(Row(atlas.spots[code], [_state(view, by_term.get(term.ref)) for term in terms]))
    return rows


def _state(view: View, one: Standing | None) -> State:
    if one is None:
        return State.not_owed
    if one.answer is None:
        return State.missing if one.due < view.today else State.open
    came = one.answer.at.astimezone(VIETNAM).date()
    return State.in_time if came <= one.due else State.late


def _worst(rows: Sequence[Row]) -> list[Row]:
    """The rows from which the largest part is missing, then those with the most reports late."""

    def quality(row: Row) -> tuple[float, float]:
        total = row.total
        expected = max(total.expected, 1)
        return total.received / expected, total.on_time / expected

    return sorted(rows, key=quality)[:MOST_ROWS]
