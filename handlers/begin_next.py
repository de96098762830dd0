"""The report on the next part of a period: begun by a tap below the thanks for the one before."""

from forms.registry import newest
from handlers import begin, fill, next_part, report_view
from handlers.message import Reply
from handlers.refusal import not_yours
from handlers.state import from_json
from handlers.turn import Turn
from locales import _
from models.report import Report


def tapped(turn: Turn, report_id: str, number: str) -> Reply:
    """A tap: the report on that part, for the period of the one just sent."""
    report = report_view.readable(turn, report_id)
    if report is None or not begin.may_begin(turn, newest(report.form), report.place_code):
        return not_yours(turn)
    parts = next_part.of_period(turn, report)
    if parts is None or int(number) >= len(parts.every):
        return Reply(text=turn.say(_("That button is no longer in use. Type “menu” to begin.")))
    said = from_json(report.answers)
    period = {"target": said["target"]} if said.get("target") else {}
    known = {**parts.every[int(number)].answers, **period}
    if _is_open(turn, report, known):
        return fill.show(turn)  # tapped twice on a bad line
    return begin.opened(turn, newest(report.form), report.place_code, known)


def _is_open(turn: Turn, report: Report, known: dict[str, object]) -> bool:
    """Whether the report on that very part is being filled in at the moment."""
    draft = turn.state.draft
    if draft is None or (draft.form, draft.place, draft.report) != (report.form, report.place_code, None):
        return False
    return all(draft.answers.get(key) == value for key, value in known.items())
