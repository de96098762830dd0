"""The rows behind an indicator, list by list: of whom nothing is known, who falls short, who counts.

Each row opens the reports it comes from, for whoever may see them.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from handlers import report_view
from handlers.indicators import indicator_look, indicator_words, row_words
from handlers.indicators.indicator_look import Look
from handlers.message import Choice, Reply
from handlers.refusal import not_yours
from handlers.turn import Turn
from locales import _
from locales.capital import capital
from models.report import Report
from reports.indicators import Measured
from reports.indicators.rows import Group, Row, in_group

PAGE = 8  # rows on one screen (assumption)
MOST_REPORTS = 4  # of one row, the newest: their numbers must fit on a button


class _Line(NamedTuple):
    """A row as it is listed, and the button that opens its reports, where there are any to see."""

    said: str
    button: Choice | None = None


def lists(turn: Turn, look: Look, found: Measured, but: Group | None = None) -> list[Choice]:
    """A button for each list that holds something."""
    groups = [(one, rows) for one in Group if one is not but and (rows := in_group(found.rows, one))]
    return [
        turn.choice(
            capital(turn.say(row_words.heading(group, rows))),
            *("iw", look.here.code, look.year, found.code, group, 0),
        )
        for group, rows in groups
    ]


def screen(turn: Turn, code: str, year: str, indicator: str, letter: str, page: str) -> Reply:
    """A tap: one page of one list; of a list that has become shorter since, its last page."""
    seen = indicator_look.seen(turn, code, year, indicator)
    if isinstance(seen, Reply):
        return seen
    look, found = seen
    group = Group(letter)
    rows = row_words.in_order(turn, in_group(found.rows, group))
    items = row_words.items(turn, rows)
    last = max(len(items) - 1, 0) // PAGE
    at = min(int(page), last)
    lines = [_line(turn, look, item) for item in items[at * PAGE : (at + 1) * PAGE]]
    told = [
        indicator_look.heading(turn, look),
        turn.say(indicator_words.line(found)),
        capital(turn.say(row_words.heading(group, rows))),
    ]
    opening = [line.button for line in lines if line.button]
    payload = "iw", look.here.code, look.year, indicator, group
    return Reply(
        text="\n".join([*told, *(line.said for line in lines if not line.button)]),
        table="\n".join(button.row for button in opening),
        choices=(
            *turn.rows(opening, 2),
            *turn.rows(turn.pages(_("More rows"), *payload, at=at, last=last), 2),
            *turn.rows(lists(turn, look, found, group), 2),
            (indicator_look.to_one(turn, look, indicator),),
        ),
        mode="replace",
    )


def reports_of(turn: Turn, numbers: str) -> Reply:
    """A tap: the reports of one row, a button each."""
    found = _readable(turn, map(int, numbers.split("-")))
    if not found:
        return not_yours(turn)
    buttons = [turn.choice(report_view.title(turn, one), "r", one.id) for one in found]
    return Reply(question=turn.say(_("Which report?")), choices=turn.rows(buttons))


def _line(turn: Turn, look: Look, item: Sequence[Row]) -> _Line:
    if row_words.are_hidden(turn, item):
        return _Line(turn.say(row_words.hidden_at(turn, look.here, item)))
    (row,) = item
    said = turn.say(row_words.line(turn, look.here, row))
    newest = (*sorted(row.report_ids, reverse=True), *sorted(row.beside, reverse=True))
    found = _readable(turn, newest[:MOST_REPORTS])
    if not found:
        return _Line(said)
    label = row_words.name(turn, row)
    if len(found) == 1:
        return _Line(said, turn.choice(label, "r", found[0].id, row=said))
    numbers = "-".join(str(one.id) for one in found)
    return _Line(said, turn.choice(label, "ir", numbers, row=said))


def _readable(turn: Turn, numbers: Iterable[int]) -> list[Report]:
    """Those of the reports that are for this person to see."""
    found = (report_view.readable(turn, str(number)) for number in numbers)
    return [one for one in found if one is not None]
