"""Parts (phần) of a period: what its reports tell of one by one, a policy, a line of money, a model.

One report, or "nothing to report", answers what is owed: which policies a commune has something to tell
of, only it knows. So the parts are counted beside that and never into it. A line of money is one the
register allocates to the very place in the period's year; a model is one that was at work in its days.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from sqlmodel import col, select

from forms.declared.disbursement import FORM as DISBURSEMENT
from forms.declared.disbursement import SOURCE_NAMES
from forms.declared.model_progress import FORM as PROGRESS
from forms.declared.policies import FORM as POLICIES
from forms.question import Form
from forms.registry import newest
from handlers.rights import may_see_activity
from handlers.sources.models import value_of
from handlers.state import as_json, from_json
from handlers.turn import Turn
from locales import Text, _
from models import budget, livelihood_model
from models.report import Report
from scheduler import answers
from scheduler.rule import Term


class Part(NamedTuple):
    """One of them: as its form's ``about`` has it, its name, and what is known when its report begins."""

    about: Any
    activity: str  # the project or policy it belongs to
    name: str
    answers: dict[str, Any]


class Parts(NamedTuple):
    """Those of one place and period that the person sees; ``told`` are the positions of those told of."""

    every: list[Part]
    told: frozenset[int]

    @property
    def are_several(self) -> bool:
        """Whether there is anything to count: one alone is told of by the report itself."""
        return len(self.every) > 1

    @property
    def left(self) -> list[Part]:
        """Those not told of yet."""
        return [part for n, part in enumerate(self.every) if n not in self.told]


COUNTED: Mapping[str, Text] = {
    POLICIES.key: _("{told} of {all} policies told"),
    DISBURSEMENT.key: _("{told} of {all} budget lines told"),
    PROGRESS.key: _("{told} of {all} models told"),
}


def counted(form: str, parts: Parts) -> Text:
    """How many of them were told of."""
    return COUNTED[form]._replace(values={"told": len(parts.told), "all": len(parts.every)})


def at(turn: Turn, term: Term, path: str) -> dict[str, Parts]:
    """The parts of a term at a place and below it, by the code of the place; two statements for all."""
    found = _PARTS.get(term.rule.form)
    if found is None:
        return {}
    told = _told(turn, newest(term.rule.form), term, path)
    return {
        code: _parts([part for part in every if may_see_activity(turn.person, part.activity)], told.get(code))
        for code, every in found(turn, term, path).items()
    }


def _parts(every: list[Part], told: set[str] | None) -> Parts:
    return Parts(every, frozenset(n for n, part in enumerate(every) if as_json(part.about) in (told or ())))


def _told(turn: Turn, form: Form, term: Term, path: str) -> dict[str, set[str]]:
    """What the standing reports for a term are about, place by place."""
    query = select(Report.place_code, Report.answers).where(answers.is_for(term))
    query = query.where(col(Report.place_path).startswith(path, autoescape=True))
    query = query.where(Report.form_version == form.version, col(Report.sample).is_(turn.person.sample))
    if form.of_own_unit:
        query = query.where(col(Report.agency_code).is_(None))  # an agency's money is not the place's
    found: dict[str, set[str]] = {}
    for code, said in turn.session.exec(query):
        found.setdefault(code, set()).add(as_json(form.about(from_json(said))))
    return found


# What there is to tell of ------------------------------------------------------


def _policies(turn: Turn, term: Term, path: str) -> dict[str, list[Part]]:
    """Each policy whose entry in the plan names the form."""
    found = {}
    for spot in turn.atlas.on(turn.today):
        if spot.path.startswith(path) and term.rule.is_owed_by(spot.kind, spot.path):
            courses = turn.atlas.courses_at(spot.path, turn.today)
            mine = [one for one in courses if POLICIES.key in one.forms]
            found[spot.code] = [Part(one.code, one.code, one.name, {"activity": one.code}) for one in mine]
    return found


def _money(turn: Turn, term: Term, path: str) -> dict[str, list[Part]]:
    """Each line of the budget that the register allocates to the place."""
    found: dict[str, list[Part]] = {}
    for one in budget.every(turn.session, sample=turn.person.sample):
        spot, course = turn.atlas.find(one.place_code), turn.atlas.courses.get(one.activity_code)
        if spot is None or course is None or not spot.path.startswith(path) or one.year != term.last.year:
            continue
        if DISBURSEMENT.key not in course.forms or one.source not in SOURCE_NAMES or not one.amount:
            continue
        name = _("{name}, {source}", name=course.short_name, source=SOURCE_NAMES[one.source])
        known = {"activity": one.activity_code, "source": one.source}
        about = [one.year, one.activity_code, one.source]
        found.setdefault(spot.code, []).append(Part(about, course.code, turn.say(name), known))
    return found


def _models(turn: Turn, term: Term, path: str) -> dict[str, list[Part]]:
    """Each model that was at work in the days of the term."""
    found: dict[str, list[Part]] = {}
    models = livelihood_model.of_place(turn.session, path, sample=turn.person.sample)
    for one in sorted(models, key=lambda model: model.id or 0):
        begun = one.starts_on is None or one.starts_on <= term.last
        if begun and (one.ends_on is None or one.ends_on >= term.first):
            part = Part(one.id, one.activity_code, one.name, {"model": value_of(one)})
            found.setdefault(one.place_code, []).append(part)
    return found


_PARTS: Mapping[str, Callable[[Turn, Term, str], dict[str, list[Part]]]] = {
    POLICIES.key: _policies,
    DISBURSEMENT.key: _money,
    PROGRESS.key: _models,
}
