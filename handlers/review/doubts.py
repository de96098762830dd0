"""Warnings beside a report, for whoever may accept it: read anew whenever it is listed or opened."""

from collections.abc import Sequence

from handlers import owed
from handlers.rights import may_see_households
from handlers.turn import Turn
from locales import _
from models.report import Report
from reports.checks.doubt import Doubt
from reports.checks.reader import Setting, doubts_of


def of(turn: Turn, reports: Sequence[Report]) -> dict[int, list[Doubt]]:
    """The doubts about each of these reports, by its id."""
    setting = Setting(turn.atlas, owed.book_of(turn), turn.now, turn.person.sample)
    return doubts_of(turn.session, setting, reports)


def told(turn: Turn, report: Report) -> list[str]:
    """The warnings about one report, a line each, with names for whoever may see them."""
    found = of(turn, [report])[report.id or 0]
    lines = [f"⚠️ {_said(turn, one)}" for one in found]
    return ["", *lines] if lines else ["", turn.say(_("No warning."))]


def _said(turn: Turn, doubt: Doubt) -> str:
    said = turn.say(doubt.text)
    named = turn.say(doubt.named) if doubt.named and may_see_households(turn.person) else ""
    return f"{said} {named}".strip()
