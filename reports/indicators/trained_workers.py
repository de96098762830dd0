"""People of poor and near-poor households who were helped to learn a trade or to find work.

Formula 2: the people of poor and near-poor households in the year's reports on trades and jobs, and,
of communes that sent none, in the training sessions of the activities the plan names for it. One class may
be told twice, by the commune and by a hamlet as a session; so a commune that reports itself is counted by
its own reports alone, and its sessions are told as left out (assumption). Reports count heads, so who came
to a class and to a fair is counted twice; how many of the ethnic minority people are poor as well is not
known, so they are told beside.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import col

from locales import Text, _
from models.atlas import Spot
from models.figure import Asked, Told, told
from models.programme import Indicator
from models.report import STANDING, Report
from models.training import TrainingSession
from reports.indicators import rows
from reports.indicators.measured import Finding, Formula, Question
from reports.indicators.rows import Group, Row, Subject

FORMULA = Formula(
    "2",
    _("Poor and near-poor people in reports on trades and jobs; of a commune without them, at sessions."),
)
FORM = "vocational"
_KINDS = ("class", "fair", "placed", "advice")


class Helped(NamedTuple):
    """One report, by the commune itself or about a session, and whom it counts."""

    report_id: int
    place_code: str
    people: int
    poor: int
    near_poor: int
    ethnic_minority: int


class Reports(NamedTuple):
    """The year's: by communes themselves, the sessions of communes without any, and all other sessions."""

    told_of: list[Told]
    held: list[Helped]
    left_out: list[Helped]

    @property
    def counted(self) -> list[Helped]:
        """Those whose people count."""
        return [*map(_helped, self.told_of), *self.held]


def trained_workers(question: Question, indicator: Indicator) -> Finding:
    """How many there were; a plan's number to compare with there is none."""
    year = str(question.year)
    source = _("reports on trades and jobs and on training of {year}", year=year)
    activities = [question.atlas.courses[code] for code in codes(indicator) if code in question.atlas.courses]
    names = ", ".join(one.short_name for one in activities)
    reports = _reports(question, codes(indicator))
    silent = _silent(question, reports.counted)
    found = (
        *(rows.missing(spot, _("nothing reported of this year")) for spot in silent),
        *map(_row, reports.counted),
        *map(_left_out_row, reports.left_out),
    )
    left_out = _left_out(len(reports.left_out))
    if not reports.counted:
        lacking = _("No report of {year} belongs to: {names}.", year=year, names=names)
        return Finding(source, lacking=lacking, details=left_out, formula=FORMULA, rows=found)
    (people,) = rows.sums(found, 1)
    counted = _("Counted: {names}.", names=names)
    return Finding(
        source,
        float(people),
        numerator=people,
        details=(counted, *left_out, *_lines(reports.told_of, reports.held), *_nothing_of(silent)),
        formula=FORMULA,
        rows=found,
    )


def _row(one: Helped) -> Row:
    people = one.poor + one.near_poor
    said = _("{n} people of poor and near-poor households", n=people)
    adds, reports = (people,), (one.report_id,)
    return Row(Subject.report, one.report_id, one.place_code, Group.counted, said, adds, reports)


def _left_out_row(one: Helped) -> Row:
    said = _("not counted, because its commune reports itself")
    return Row(Subject.report, one.report_id, one.place_code, Group.aside, said, beside=(one.report_id,))


def codes(indicator: Indicator) -> list[str]:
    """The activities whose reports count for an indicator."""
    return indicator.activities.split()


# What was reported --------------------------------------------------------------


def _reports(question: Question, activities: Sequence[str]) -> Reports:
    reported = _reported(question, activities)
    themselves = {one.place_code for one in reported}
    found = Reports([one for one in reported if one.place_path.startswith(question.scope)], [], [])
    for one in _sessions(question, activities):
        reports_itself = _commune(question, one.place_code) in themselves
        (found.left_out if reports_itself else found.held).append(one)
    return found


def _reported(question: Question, activities: Sequence[str]) -> list[Told]:
    """The communes' own reports of the year; of a hamlet alone those of its commune, which keep it silent."""
    asked = Asked(FORM, _commune_path(question), question.first_day, question.last_day, question.sample)
    return [one for one in told(question.session, asked) if one.activity in activities]


def _helped(one: Told) -> Helped:
    names = ("people", "poor", "near_poor", "ethnic_minority")
    return Helped(one.report_id, one.place_code, *(one.figures.get(name, 0) for name in names))


def _sessions(question: Question, activities: Sequence[str]) -> list[Helped]:
    columns = ("people", "poor", "near_poor", "ethnic_minority")
    query = (
        sql_select(
            col(Report.id), col(Report.place_code), *(col(getattr(TrainingSession, name)) for name in columns)
        )
        .join(TrainingSession, col(TrainingSession.report_id) == col(Report.id))
        .where(col(Report.place_path).startswith(question.scope, autoescape=True))
        .where(col(Report.sample) == question.sample)
        .where(col(Report.status).in_(STANDING))
        .where(col(TrainingSession.first_day) >= question.first_day)
        .where(col(TrainingSession.first_day) <= question.last_day)
        .where(col(TrainingSession.activity_code).in_(activities))
    )
    return [Helped(*row) for row in question.session.execute(query)]


def _commune(question: Question, code: str) -> str:
    """The commune a place is or lies in; the place itself where there is none above."""
    spot = question.atlas.find(code)
    while spot is not None and spot.kind == "hamlet":
        above: Spot | None = question.atlas.find(spot.parent_code)
        code, spot = (above.code if above else spot.code), above
    return code


def _commune_path(question: Question) -> str:
    here = next((one for one in question.atlas.spots.values() if one.path == question.scope), None)
    above = question.atlas.find(_commune(question, here.code)) if here else None
    return above.path if above else question.scope


# What is said about it ----------------------------------------------------------


def _lines(told_of: Sequence[Told], held: Sequence[Helped]) -> list[Text]:
    found = []
    if told_of:
        number = {kind: sum(f"kind_{kind}" in one.figures for one in told_of) for kind in _KINDS}
        found.append(
            _(
                "Reported by communes: {classes} classes, {fairs} fairs, {placed} times people sent to work,"
                " {advice} of advice; {people} people, of them {minority} of ethnic minorities.",
                classes=number["class"],
                fairs=number["fair"],
                placed=number["placed"],
                advice=number["advice"],
                **_heads(map(_helped, told_of)),
            )
        )
    if held:
        found.append(
            _(
                "{sessions} sessions with {people} people, of them {minority} of ethnic minorities.",
                sessions=len(held),
                **_heads(held),
            )
        )
    return [*found, _("Who came to two of them is counted twice.")]


def _heads(counted: Iterable[Helped]) -> dict[str, int]:
    every = list(counted)
    return {
        "people": sum(one.people for one in every),
        "minority": sum(one.ethnic_minority for one in every),
    }


def _left_out(sessions: int) -> tuple[Text, ...]:
    if not sessions:
        return ()
    why = _("Not counted, because their commune reports trades and jobs itself: {n} sessions.", n=sessions)
    return (why,)


def _silent(question: Question, counted: Sequence[Helped]) -> list[Spot]:
    """The communes of which nothing is known."""
    speaking = {_commune(question, one.place_code) for one in counted}
    return [spot for spot in question.places("commune") if spot.code not in speaking]


def _nothing_of(silent: Sequence[Spot]) -> tuple[Text, ...]:
    return (_("Nothing is reported by {n} communes.", n=len(silent)),) if silent else ()
