"""Cadres of the roster who were trained, and communes whose culture officers were.

Formula 1 of cadres: of the roster on the last day, who took part in a session of the activities the plan
names for it, since the programme began; each person once. Formula 1 of communes: communes with a culture
officer who did. Head counts of sessions prove neither, so only named cadres count (assumption).
"""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import select

from locales import Day, Text, _, plural
from models import cadre, cadre_attendance
from models.atlas import Spot
from models.cadre import Cadre, CadreKind
from models.programme import Activity, Indicator, Programme
from reports.indicators import rows
from reports.indicators.measured import Finding, Formula, Question, share_of
from reports.indicators.rows import Group, Row, Subject
from reports.indicators.states import names_of, of_communes
from reports.indicators.trained_workers import codes

OF_CADRES = Formula(
    "1",
    _("Cadres of the roster who are named in a training report since the programme began, each once."),
)
OF_COMMUNES = Formula(
    "1",
    _("Communes with a culture officer who is named in a training report since the programme began."),
)
NOBODY = _("No training report of these projects names any of these cadres.")
NO_ROSTER = _("There is no roster of cadres yet; the commune or the coordinator loads it from an Excel list.")


def trained_cadres(question: Question, indicator: Indicator) -> Finding:
    """The share of the roster that was trained."""
    roster = _roster(question)
    source = _source(question)
    if not roster:
        return Finding(source, lacking=NO_ROSTER, formula=OF_CADRES)
    trained, at_all = _trained(question, indicator), _trained_at_all(question)
    found = tuple(
        _cadre(one, trained.get(one.id or 0, set()), at_all.get(one.id or 0, set())) for one in roster
    )
    trained_ones, _everyone = rows.sums(found)
    elsewhere = sum(bool(row.beside) for row in rows.in_group(found, Group.short))
    details = (_projects(question, indicator), *_other_sessions(elsewhere))
    if not trained_ones:
        return Finding(source, lacking=NOBODY, details=details, formula=OF_CADRES, rows=found)
    return share_of(source, found, OF_CADRES, details)


def _cadre(one: Cadre, counted: set[int], at_all: set[int]) -> Row:
    """A cadre with the sessions that count, and those of other projects."""
    others = tuple(sorted(at_all - counted))
    if counted:
        group, said = Group.reached, plural("at {n} session", "at {n} sessions", len(counted))
    else:
        told = plural(
            "only at {n} session of another project", "only at {n} sessions of other projects", len(others)
        )
        group, said = Group.short, told if others else _("at no session yet")
    adds = int(bool(counted)), 1
    return Row(Subject.cadre, one.id or 0, one.place_code, group, said, adds, tuple(sorted(counted)), others)


def trained_culture_officers(question: Question, indicator: Indicator) -> Finding:
    """The share of the communes that have a trained culture officer."""
    source = _source(question)
    officers = [one for one in _roster(question) if one.kind == CadreKind.culture_officer]
    trained = _trained(question, indicator)
    said = _say_trained(question)
    found = tuple(
        _commune(spot, [one for one in officers if one.place_path.startswith(spot.path)], trained, said)
        for spot in question.places("commune")
    )
    only_said = [
        question.atlas.spots[row.place_code] for row in rows.in_group(found, Group.short) if row.beside
    ]
    more = _only_said(question, only_said)
    if not officers:
        lacking = _("The roster of cadres holds no culture officer yet.")
        return Finding(source, lacking=lacking, details=more, formula=OF_COMMUNES, rows=found)
    in_roster = _("Culture officers in the roster: {n}.", n=len(officers))
    details = (_projects(question, indicator), in_roster, *more)
    having, _communes = rows.sums(found)
    if not having:
        return Finding(source, lacking=NOBODY, details=details, formula=OF_COMMUNES, rows=found)
    return share_of(source, found, OF_COMMUNES, details)


def _commune(
    spot: Spot, officers: Sequence[Cadre], trained: Mapping[int, set[int]], said: Mapping[str, int]
) -> Row:
    """A commune with the sessions its culture officers were at, else with its own report that says so."""
    sessions = sorted({number for one in officers for number in trained.get(one.id or 0, ())})
    beside = (said[spot.code],) if spot.code in said else ()
    if sessions:
        group = Group.reached
        told = plural("culture officer at {n} session", "culture officers at {n} sessions", len(sessions))
    else:
        group = Group.short
        told = plural("{n} culture officer, not trained", "{n} culture officers, none trained", len(officers))
        if not officers:
            told = _("no culture officer in the roster")
    row = rows.of_place(spot, group, told, (int(bool(sessions)), 1), tuple(sessions))
    return row._replace(beside=beside)


def _say_trained(question: Question) -> dict[str, int]:
    """Communes whose report on their state says that their culture officer was trained, and that report."""
    states = of_communes(question)
    return {spot.code: states.told[spot.code].report_id for spot in states.saying("culture_officer")}


def _only_said(question: Question, said: Sequence[Spot]) -> tuple[Text, ...]:
    """Communes whose report on their state says more than the roster and the training reports show."""
    if not said:
        return ()
    return (_("Said to be trained, but in no training report: {names}.", names=names_of(question, said)),)


def _roster(question: Question) -> list[Cadre]:
    return cadre.active_at(question.session, question.scope, question.last_day, sample=question.sample)


def _source(question: Question) -> Text:
    return _(
        "roster of cadres, and the cadres named in training reports until {day}", day=Day(question.last_day)
    )


def _projects(question: Question, indicator: Indicator) -> Text:
    courses = question.atlas.courses
    names = ", ".join(courses[code].short_name for code in codes(indicator) if code in courses)
    return _("Counted: {names}.", names=names)


def _other_sessions(people: int) -> tuple[Text, ...]:
    if not people:
        return ()
    return (_("Only at sessions of other projects, not counted: {n} people.", n=people),)


def _trained(question: Question, indicator: Indicator) -> dict[int, set[int]]:
    programme = question.session.get(Programme, indicator.programme_code)
    first = date(programme.first_year if programme else question.year, 1, 1)
    return _at_sessions(question, first, codes(indicator))


def _trained_at_all(question: Question) -> dict[int, set[int]]:
    every = question.session.exec(select(Activity.code)).all()
    return _at_sessions(question, date.min, every)


def _at_sessions(question: Question, first: date, activities: Sequence[str]) -> dict[int, set[int]]:
    return cadre_attendance.trained(
        question.session, first, question.last_day, activities, sample=question.sample
    )
