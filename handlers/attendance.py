"""What reporting a training session changes: which cadres of the roster count as trained."""

from handlers.after import After, Answers
from handlers.turn import Turn
from models import cadre_attendance
from models.cadre import Cadre
from models.report import Report


def kept(turn: Turn, report: Report, answers: Answers) -> After:
    """The cadres named in the report, instead of those it named before."""
    assert report.id is not None
    named = [turn.session.get(Cadre, number) for number in answers.get("cadres") or ()]
    known = [one.id for one in named if one is not None and one.sample == report.sample]
    cadre_attendance.record(turn.session, report.id, [number for number in known if number is not None])
    return After()
