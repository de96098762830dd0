"""How a grid is said and written into its picture: signs, periods, legend, and the same as a small table."""

from datetime import date

from locales import Day, Text, Translator, _
from reports.completeness import Figures
from reports.grid import Grid, Row, State
from scheduler.period import Kind, Period

SIGNS: dict[State, str] = {
    State.in_time: "✓",
    State.late: "T",
    State.missing: "✗",
    State.open: "…",
    State.not_owed: "–",
}
MEANINGS: dict[State, Text] = {
    State.in_time: _("in time"),
    State.late: _("late"),
    State.missing: _("not sent"),
    State.open: _("not due yet"),
    State.not_owed: _("not owed"),
}


def sign(cell: State | Figures) -> str:
    """What stands in a cell: a sign, or how many of a hundred have come; a hundred only for all of them."""
    if isinstance(cell, State):
        return SIGNS[cell]
    if not cell.expected:
        return SIGNS[State.not_owed]
    return str(cell.received * 100 // cell.expected)


def heads(period: Period) -> tuple[str, str]:
    """A period above its column, in two short lines: "T11" and "2026"."""
    year = str(period.year)
    if period.kind is Kind.month:
        return f"T{period.number}", year
    if period.kind is Kind.quarter:
        return f"Q{period.number}", year
    if period.kind is Kind.half_year:
        return f"6T{'đầu' if period.number == 1 else 'cuối'}", year
    return (year, "") if period.kind is Kind.year else ("", "")


def until(day: date) -> Text:
    """The day up to which it is counted."""
    return _("as of {day}", day=Day(day))


def legend(grid: Grid) -> list[State]:
    """The states that occur, in the order in which they are explained."""
    cells = {cell for row in grid.rows for cell in row.cells}
    return [state for state in State if state in cells]


def percent_explained() -> Text:
    """What the numbers in the cells are."""
    return _("Numbers: of 100 reports, how many have come")


def cut(grid: Grid) -> Text | None:
    """That only the worst rows are shown; None where all are."""
    if not grid.is_cut:
        return None
    return _("The {n} of {all} places with the most missing", n=len(grid.rows), all=grid.places)


def is_of_areas(row: Row) -> bool:
    """Whether a row stands for the places in it."""
    return any(isinstance(cell, Figures) for cell in row.cells)


def in_words(grid: Grid, say: Translator, today: date) -> str:
    """The picture as a small table: the periods, then a line of signs for each place."""
    periods = ", ".join(_period(term.period, say, today) for term in grid.terms)
    lines = [say(_("Periods: {periods}", periods=periods))]
    lines += [f"{_name(row, today)}: {'  '.join(map(sign, row.cells))}" for row in grid.rows]
    if any(map(is_of_areas, grid.rows)):
        together = say(_("Together"))
        lines.append(f"{together}: {'  '.join(map(sign, grid.totals))}")
        lines.append(say(percent_explained()) + ".")
    meant = [f"{SIGNS[state]} {say(MEANINGS[state])}" for state in legend(grid)]
    lines += [", ".join(meant)] if meant else []
    cut_ = cut(grid)
    return "\n".join([*lines, *([say(cut_) + "."] if cut_ else [])])


def _period(period: Period, say: Translator, today: date) -> str:
    return say(period.name(today)) if period.kind is not Kind.once else say(_("once"))


def _name(row: Row, today: date) -> str:
    return row.spot.name(min(today, row.spot.exists.last or today))
