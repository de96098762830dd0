"""Cadres of the roster who were trained, and communes whose culture officers were.

Formula 1 of cadres: of the roster on the last day, who took part in a session of the activities the plan
names for it, since the programme began; each person once. Formula 1 of communes: communes with a culture
officer who did. Head counts of sessions prove neither, so only named cadres count (assumption).
"""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlmodel import select

from locales import Day, Text, _
from models import cadre, cadre_attendance
from models.atlas import Spot
from models.cadre import Cadre, CadreKind
from models.programme import Activity, Indicator, Programme
from reports.indicators.measured import Finding, Formula, Question, percent
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
    people = _ids(roster)
    trained = _trained(question, indicator)
    mine = {one: trained[one] for one in people if one in trained}
    elsewhere = people & _trained_at_all(question).keys() - mine.keys()
    details = (_projects(question, indicator), *_other_sessions(len(elsewhere)))
    if not mine:
        return Finding(source, lacking=NOBODY, details=details, formula=OF_CADRES)
    return Finding(
        source,
        percent(len(mine), len(roster)),
        len(mine),
        len(roster),
        details=details,
        report_ids=frozenset[int]().union(*mine.values()),
        formula=OF_CADRES,
    )


def trained_culture_officers(question: Question, indicator: Indicator) -> Finding:
    """The share of the communes that have a trained culture officer."""
    source = _source(question)
    communes = question.places("commune")
    officers = [one for one in _roster(question) if one.kind == CadreKind.culture_officer]
    if not officers:
        lacking = _("The roster of cadres holds no culture officer yet.")
        return Finding(source, lacking=lacking, details=_only_said(question, []), formula=OF_COMMUNES)
    trained = _trained(question, indicator)
    having = [
        spot
        for spot in communes
        if _ids(one for one in officers if one.place_path.startswith(spot.path)) & trained.keys()
    ]
    counted = frozenset[int]().union(*(trained[one] for one in _ids(officers) & trained.keys()))
    in_roster = _("Culture officers in the roster: {n}.", n=len(officers))
    details = (_projects(question, indicator), in_roster, *_only_said(question, having))
    if not having:
        return Finding(source, lacking=NOBODY, details=details, formula=OF_COMMUNES)
    return Finding(
        source,
        percent(len(having), len(communes)),
        len(having),
        len(communes),
        details=details,
        report_ids=counted,
        formula=OF_COMMUNES,
    )


def _only_said(question: Question, having: Sequence[Spot]) -> tuple[Text, ...]:
    """Communes whose report on their state says more than the roster and the training reports show."""
    said = [spot for spot in of_communes(question).saying("culture_officer") if spot not in having]
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


def _ids(cadres: Iterable[Cadre]) -> set[int]:
    return {one.id for one in cadres if one.id is not None}
