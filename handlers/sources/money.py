"""Money: what the register allocates to a commune or an agency, and what that reported last."""

from typing import Any

from forms.declared.disbursement import day_of, year_of
from handlers.own_unit import agency_of
from handlers.sources.source import Source, Sources, View
from models import budget, disbursement
from models import report as reports
from models.disbursement import Disbursement, Line


def _known(view: View) -> dict[str, Any] | None:
    """Of the chosen line: what the register says was allocated, and the report before."""
    answers, today = view.answers, view.turn.today
    if not answers.get("activity") or not answers.get("source"):
        return None
    line = Line(year_of(answers, today), answers["activity"], answers["source"])
    agency = agency_of(view.turn, view.draft)
    last = _last(view, line, agency)
    return {
        "allocated": budget.of_unit(
            view.turn.session,
            agency or view.draft.place,
            line.year,
            line.activity,
            line.source,
            sample=view.draft.sample,
        ),
        "last": {"amount": last.amount, "allocated": last.allocated} if last else None,
    }


def _last(view: View, line: Line, agency: str | None) -> Disbursement | None:
    """The unit's last report of this line until the report's day, but for the one corrected or just sent."""
    here, until = view.turn.atlas.spots[view.draft.place], day_of(view.answers, view.turn.today)
    told = disbursement.of_line(
        view.turn.session, here.path, agency or here.path, line, until, sample=view.draft.sample
    )
    sent = reports.sent_from(view.turn.session, view.draft.id) if view.draft.id else None
    own = {view.draft.report, sent.report_id if sent else None}
    others = [one for one in told if one.report_id not in own]
    return others[-1] if others else None


SOURCES: Sources = {"disbursement": Source(known=_known, answers=("day", "year", "activity", "source"))}
