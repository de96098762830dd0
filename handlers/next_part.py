"""What to report on next (báo cáo tiếp): the policy, the line of money or the model not told of yet."""

from forms.registry import newest
from handlers import owed, parts_told
from handlers.after import After, Answers
from handlers.parts_told import Parts
from handlers.state import as_json
from handlers.turn import Turn
from locales import Text, _
from models.report import Report

FEW = 3  # so many are named, more are only counted


def kept(turn: Turn, report: Report, answers: Answers) -> After:
    """A report was sent or corrected: what else of its period may be told, and the next of it as a button."""
    parts = of_period(turn, report)
    if parts is None or not parts.are_several:
        return After()
    left = [n for n in _from(parts, newest(report.form).about(answers)) if n not in parts.told]
    if not left:
        return After(told=[_("{counted}.", counted=parts_told.counted(report.form, parts))])
    chosen = parts.every[left[0]]
    button = turn.choice(_("Report next: {name}", name=chosen.name), "j", report.id, left[0])
    return After([_said(report.form, parts)], [button])


def of_period(turn: Turn, report: Report) -> Parts | None:
    """The parts of the period for which a report counts; None where it counts by its day alone."""
    ref = (report.duty_id, report.period) if report.duty_id and report.period else None
    term = owed.term_of(owed.book_of(turn), ref) if ref else None
    return parts_told.at(turn, term, report.place_path).get(report.place_code) if term else None


def _from(parts: Parts, about: object) -> list[int]:
    """The places of the parts, those behind the one just told of first."""
    mine = [n for n, part in enumerate(parts.every) if as_json(part.about) == as_json(about)]
    first = mine[0] + 1 if mine else 0
    places = range(len(parts.every))
    return [*places[first:], *places[:first]]


def _said(form: str, parts: Parts) -> Text:
    counted = parts_told.counted(form, parts)
    if len(parts.left) > FEW:
        return _("{counted}.", counted=counted)
    names = "; ".join(part.name for part in parts.left)
    return _("{counted}. Not told yet: {names}.", counted=counted, names=names)
