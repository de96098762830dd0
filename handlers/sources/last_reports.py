"""What a place said before: its last report by the same form, its households, how many were informed."""

from datetime import date
from typing import Any

from handlers.sources.households import of_hamlet
from handlers.sources.source import Source, Sources, View
from handlers.state import from_json
from models import figure
from models import report as reports
from models.figure import Asked, Told

HAMLET_STATE, COMMUNICATION = "hamlet_state", "communication"


def _last_report(view: View) -> dict[str, Any] | None:
    """The answers of the place's last standing report by the draft's form until its day, but for itself."""
    found = reports.last_of(
        view.turn.session,
        view.draft.form,
        view.draft.place,
        _day(view),
        but=view.draft.report,
        sample=view.draft.sample,
    )
    return from_json(found.answers) if found else None


def _households(view: View) -> int | None:
    """How many households the hamlet has, as its last report on its state says."""
    said = _told(view, HAMLET_STATE, date.min, view.turn.today)
    return said[-1].figures.get("households") if said else None


def _informed(view: View) -> int | None:
    """The highest number of households that the hamlet said were informed in the year until the day."""
    day = _day(view)
    said = _told(view, COMMUNICATION, date(day.year, 1, 1), day)
    return max((one.figures["informed"] for one in said if "informed" in one.figures), default=None)


def _told(view: View, form: str, first: date, last: date) -> list[Told]:
    here = view.turn.atlas.spots[view.draft.place]
    asked = Asked(form, here.path, first, last, view.draft.sample)
    told = figure.told(view.turn.session, asked)
    return [one for one in told if one.place_code == here.code and one.report_id != view.draft.report]


def _day(view: View) -> date:
    """The day the report is about, as far as that is answered."""
    days = view.answers.get("days")
    day = days["last"] if days else view.answers.get("day")
    return date.fromisoformat(day) if day else view.turn.today


ABOUT = ("day", "days")
SOURCES: Sources = {
    "last_report": Source(known=_last_report, answers=ABOUT),
    "hamlet_households": Source(known=_households, answers=ABOUT),
    "informed_before": Source(known=_informed, answers=ABOUT),
    "registered": Source(known=lambda view: len(of_hamlet(view))),
    "level": Source(known=lambda view: view.turn.atlas.spots[view.draft.place].kind),
}
