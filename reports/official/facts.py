"""The facts of an official report, gathered once: plain data that can be read without Word."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlmodel import Session, col, select

from models import issuing_body, reach
from models.atlas import Atlas
from models.issuing_body import IssuingBody
from models.programme import Activity, Programme
from reports.budget import Budget, budget
from reports.indicators import Measured, measure
from reports.official.accepted import accepted_only
from reports.official.livelihood import ModelLine, models
from reports.official.movement import AddUp, Movement, movement
from reports.official.nameless import of_register
from reports.official.pictures import Find, Picture, pictures
from reports.official.scope import Scope
from reports.official.span import Span
from reports.official.standing import DutyLine, Sources, duty_lines, sources
from reports.official.told import Part, Told, narratives
from reports.official.training import Trained, trained
from reports.official.voices import Voices, voices
from scheduler.quiet import VIETNAM


class ActivityFacts(NamedTuple):
    """One project, sub-project or policy, and what accepted reports say of it."""

    code: str
    kind: str  # project | policy
    name: str
    short_name: str
    trained: Trained | None
    models: Sequence[ModelLine]

    @property
    def has_news(self) -> bool:
        """Whether any accepted report is about it."""
        return self.trained is not None or any(one.stage for one in self.models)


class Facts(NamedTuple):
    """Everything that is drawn. Places stand by code; ``places`` has their names."""

    span: Span
    day: date  # on which it is made
    until: date  # the last day of the span, or today while it lasts
    place: str
    place_kind: str
    places: Mapping[str, str]
    sample: bool  # practice: figures of sample people
    body: IssuingBody | None
    programme: str
    document: str  # the plan's number
    duties: Sequence[DutyLine]
    sources: Sources
    activities: Sequence[ActivityFacts]
    indicators: Sequence[Measured]
    budget: Budget
    movement: Movement
    voices: Voices
    told: Mapping[Part, Told]
    pictures: Sequence[Picture]
    hidden_names: int  # in how many texts a name was left out


def programme_of(session: Session, atlas: Atlas, path: str, year: int) -> Programme | None:
    """The programme a report of a year about a place is about: of several the latest that had begun."""
    codes = reach.in_year(atlas.reaches, path, year)
    query = (
        select(Programme)
        .where(col(Programme.code).in_(codes), col(Programme.first_year) <= year)
        .order_by(col(Programme.first_year).desc(), col(Programme.code))
    )
    return session.exec(query).first()


def gather(scope: Scope, add_up: AddUp, find: Find | None) -> Facts:
    """Gather them; photos only where ``find`` says where their bytes are."""
    today = scope.at.astimezone(VIETNAM).date()
    until = min(scope.span.last, today)
    nameless = of_register(scope)
    programme = programme_of(scope.session, scope.atlas, scope.here.path, until.year)
    with accepted_only(scope.session):
        measured = measure(
            scope.session, scope.atlas, until.year, scope.here.path, until, sample=scope.sample
        )
        money = budget(scope.session, scope.here.path, None, sample=scope.sample, until=until)
    told, said = narratives(scope, nameless), voices(scope, nameless)
    found = pictures(scope, find, nameless) if find else []
    return Facts(
        span=scope.span,
        day=today,
        until=until,
        place=scope.here.code,
        place_kind=scope.here.kind,
        places={code: scope.atlas.name(code, today) for code in scope.atlas.spots},
        sample=scope.sample,
        body=issuing_body.on(scope.session, scope.here.path.rstrip("/").split("/")[::-1], today),
        programme=programme.name if programme else "",
        document=programme.document if programme else "",
        duties=duty_lines(scope),
        sources=sources(scope),
        activities=_activities(scope, programme),
        indicators=measured,
        budget=money,
        movement=movement(scope, add_up),
        voices=said,
        told=told,
        pictures=found,
        hidden_names=nameless.hidden,
    )


def _activities(scope: Scope, programme: Programme | None) -> list[ActivityFacts]:
    """Every activity of the programme, in its order."""
    if programme is None:
        return []
    sessions, lines = trained(scope), models(scope)
    query = (
        select(Activity)
        .where(Activity.programme_code == programme.code)
        .order_by(col(Activity.position), col(Activity.code))
    )
    return [
        ActivityFacts(
            one.code,
            one.kind,
            one.name,
            one.short_name,
            sessions.get(one.code),
            [line for line in lines if line.activity == one.code],
        )
        for one in scope.session.exec(query)
    ]
