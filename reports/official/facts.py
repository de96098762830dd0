"""The facts of an official report, gathered once: plain data that can be read without Word."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlmodel import Session, col, select

from models import reach
from models.agency import Agency
from models.atlas import Atlas
from models.programme import Programme
from reports.budget import Amounts, Budget, budget
from reports.indicators import Measured, measure, without_few
from reports.official.accepted import accepted_only
from reports.official.inspected import Count, Inspected, inspected
from reports.official.issuer import Issuer, issuer
from reports.official.movement import AddUp, Movement, movement
from reports.official.nameless import of_register
from reports.official.pictures import Find, Picture, pictures
from reports.official.scope import Scope
from reports.official.span import Span
from reports.official.standing import DutyLine, Sources, duty_lines, sources
from reports.official.states import StateFacts, states
from reports.official.told import Part, Told, narratives
from reports.official.voices import Voices, voices
from reports.official.work.kinds import Reported, reported
from reports.official.work.livelihood import ModelLine, models
from reports.official.work.silent import Silence, silence
from reports.official.work.training import Trained, trained
from reports.official.work.work import Work
from reports.project_card import Asked, Card, activities, card
from scheduler.quiet import VIETNAM


class FormFacts(NamedTuple):
    """What came of an activity by the reports of a form; None: there is none. And who said nothing."""

    work: Work | None
    silence: Silence


class ActivityFacts(NamedTuple):
    """One project, sub-project or policy, and what accepted reports say of it."""

    card: Card  # what the plan says of it
    money: Amounts
    trained: Trained | None
    models: Sequence[ModelLine]
    forms: Sequence[FormFacts]  # of the other reports that the plan lets belong to it
    inspections: Count | None

    @property
    def code(self) -> str:
        return self.card.activity.code

    @property
    def kind(self) -> str:
        """ "project" or "policy"."""
        return self.card.activity.kind

    @property
    def name(self) -> str:
        return self.card.activity.name

    @property
    def short_name(self) -> str:
        return self.card.activity.short_name

    @property
    def has_news(self) -> bool:
        """Whether any accepted report is about it."""
        worked = any(one.work is not None for one in self.forms)
        return worked or self.trained is not None or any(one.stage for one in self.models)


class Facts(NamedTuple):
    """Everything that can be drawn. Places stand by code; ``places`` has their names, as of ``agencies``."""

    span: Span
    day: date  # on which it is made
    until: date  # the last day of the span, or today while it lasts
    place: str
    place_kind: str
    places: Mapping[str, str]
    agencies: Mapping[str, str]
    agency: Agency | None  # whose own projects and policies it is about; None: about all
    sample: bool  # practice: figures of sample people
    body: Issuer | None
    programme: str
    document: str  # the plan's number
    duties: Sequence[DutyLine]
    sources: Sources
    activities: Sequence[ActivityFacts]
    indicators: Sequence[Measured]
    states: StateFacts
    inspected: Inspected
    budget: Budget
    movement: Movement
    voices: Voices
    told: Mapping[Part, Told]
    pictures: Sequence[Picture]
    hidden_names: int  # in how many texts a name was left out


def programme_of(
    session: Session, atlas: Atlas, path: str, year: int, agency: Agency | None = None
) -> Programme | None:
    """The programme a report of a year about a place is about: of several the latest that had begun.

    A report of an agency is about the agency's.
    """
    if agency is not None:
        return session.get(Programme, agency.programme)
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
    until = scope.until
    nameless = of_register(scope)
    programme = programme_of(scope.session, scope.atlas, scope.here.path, until.year, scope.agency)
    with accepted_only(scope.session):
        measured = measure(
            scope.session, scope.atlas, until.year, scope.here.path, until, sample=scope.sample
        )
        money = _money(scope)
        by_form, stated = reported(scope), states(scope)
    told, said = narratives(scope, nameless), voices(scope, nameless)
    found = pictures(scope, find, nameless) if find else []
    looked_at = inspected(scope)
    done = _activities(scope, programme, money, by_form, looked_at)
    return Facts(
        span=scope.span,
        day=today,
        until=until,
        place=scope.here.code,
        place_kind=scope.here.kind,
        places={code: scope.atlas.name(code, today) for code in scope.atlas.spots},
        agencies={one.code: one.short_name for one in scope.atlas.agencies.values()},
        agency=scope.agency,
        sample=scope.sample,
        body=issuer(scope),
        programme=programme.name if programme else "",
        document=programme.document if programme else "",
        duties=duty_lines(scope),
        sources=sources(scope),
        activities=done,
        indicators=_indicators(scope, measured, done),
        states=stated,
        inspected=looked_at,
        budget=money,
        movement=movement(scope, add_up),
        voices=said,
        told=told,
        pictures=found,
        hidden_names=nameless.hidden,
    )


def _activities(
    scope: Scope,
    programme: Programme | None,
    money: Budget,
    by_form: Mapping[str, Reported],
    looked_at: Inspected,
) -> list[ActivityFacts]:
    """Every activity of the programme that the paper is about, in its order."""
    if programme is None:
        return []
    sessions, lines = trained(scope), models(scope)
    silent = {form: silence(scope, one) for form, one in by_form.items()}
    asked = Asked(scope.here.path, scope.until.year, scope.sample)
    return [
        ActivityFacts(
            card(scope.session, one, asked),
            money.of_activity(one.code),
            sessions.get(one.code),
            [line for line in lines if line.activity == one.code],
            [
                FormFacts(by_form[form].of(scope, one), silent[form])
                for form in by_form
                if form in one.forms.split()
            ],
            looked_at.of_activity(one.code),
        )
        for one in activities(scope.session, [programme.code])
        if scope.is_about(one.code)
    ]


def _money(scope: Scope) -> Budget:
    known = budget(scope.session, scope.here.path, None, sample=scope.sample, until=scope.until)
    return known if scope.agency is None else known.only(scope.agency.own)


def _indicators(scope: Scope, measured: list[Measured], done: Sequence[ActivityFacts]) -> list[Measured]:
    """All of them; for an agency those to which a project or policy of its own belongs."""
    own = {one.code for activity in done for one in activity.card.indicators}
    shown = [one for one in measured if scope.agency is None or one.code in own]
    return [without_few(one) for one in shown] if scope.hides_few else shown
