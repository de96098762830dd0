"""What reporters say (khó khăn, kiến nghị): their own words in accepted reports, by place, each once."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, or_
from sqlalchemy import select as sql_select
from sqlmodel import col

from locales.folding import fold
from models.report import Report
from reports.official.scope import Scope
from reports.official.span import holds
from reports.official.work.kinds import KINDS

_FORMS = ("training", "model_progress", *KINDS)
_COMMUNE = "commune_report"
_SAYING = ("difficulties", "proposals", "results")


class Voice(NamedTuple):
    """What one place says."""

    place: str  # its code
    texts: Sequence[str]


class Voices(NamedTuple):
    """Difficulties and proposals, the places in the order of the plan."""

    difficulties: Sequence[Voice]
    proposals: Sequence[Voice]


def voices(scope: Scope, nameless: Callable[[str], str]) -> Voices:
    """Everything that was said in the span; the words of a commune for itself stand in the narrative."""
    told = list(_told(scope))
    return Voices(
        _by_place(scope, ((place, answers.get("difficulties")) for place, answers in told), nameless),
        _by_place(scope, ((place, answers.get("proposals")) for place, answers in told), nameless),
    )


def commune_words(scope: Scope) -> dict[str, Any]:
    """The answers of the accepted periodic report of this very place for the span; empty without one."""
    found = [
        answers
        for report, answers in _reports(scope, (_COMMUNE,))
        if report.place_code == scope.here.code and report.period == scope.span.period.key
    ]
    return found[-1] if found else {}


def _told(scope: Scope) -> Iterable[tuple[str, dict[str, Any]]]:
    forms = [form for form in (*_FORMS, _COMMUNE) if form not in scope.withheld]  # words hold numbers, too
    for report, answers in _reports(scope, forms):
        if not (report.form == _COMMUNE and report.place_code == scope.here.code):
            yield report.place_code, answers


def _reports(scope: Scope, forms: Sequence[str]) -> Iterable[tuple[Report, dict[str, Any]]]:
    """The accepted reports of the span in which somebody says something, the oldest first."""
    says = or_(*(col(Report.answers).contains(f'"{key}":"') for key in _SAYING))
    of_period = and_(col(Report.form) == _COMMUNE, col(Report.period).is_not(None))
    query = (
        sql_select(Report)
        .where(*scope.holds(), col(Report.form).in_(forms), says)
        .where(or_(of_period, and_(*scope.within(col(Report.happened_on)))))
        .order_by(col(Report.happened_on), col(Report.id))
    )
    for report in scope.session.execute(query).scalars():
        if holds(scope.span, report.period if report.form == _COMMUNE else None, report.happened_on):
            yield report, json.loads(report.answers)


def _by_place(
    scope: Scope, said: Iterable[tuple[str, Any]], nameless: Callable[[str], str]
) -> Sequence[Voice]:
    texts: dict[str, dict[str, str]] = {}
    for place, text in said:
        if text:
            texts.setdefault(place, {}).setdefault(fold(str(text)), nameless(str(text)))
    order = [code for code in scope.atlas.spots if code in texts]
    return [Voice(code, list(texts[code].values())) for code in order]
