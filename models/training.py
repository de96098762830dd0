"""Training sessions (buổi tập huấn): the countable facts of each training report."""

from collections.abc import Collection
from datetime import date
from typing import Any, ClassVar, NamedTuple, Self

from sqlalchemy import BigInteger, ColumnElement, Select, func
from sqlalchemy import select as sql_select
from sqlmodel import Field, Session, col

from locales.folding import fold
from models.counted import Answers, Counted, Find
from models.report import STANDING, Report

COUNTS = ("people", "women", "ethnic_minority", "poor", "near_poor", "newly_escaped")


class TrainingSession(Counted, table=True):
    """One row for each training report that stands; money is whole đồng."""

    __tablename__ = "training_session"
    form: ClassVar[str] = "training"

    activity_code: str = Field(foreign_key="activity.code", index=True)
    topic: str = Field(max_length=200)
    topic_key: str = Field(max_length=200)  # folded, to notice the same session reported twice
    first_day: date
    last_day: date
    venue: str = Field(max_length=200)
    organiser: str = Field(default="", max_length=200)
    audience: str = Field(max_length=16)  # residents | cadres | both
    people: int
    women: int
    ethnic_minority: int
    poor: int
    near_poor: int
    newly_escaped: int
    cost: int | None = Field(default=None, sa_type=BigInteger)  # None: not known yet, which is not zero
    cost_source: str | None = Field(default=None, max_length=16)

    @classmethod
    def of(cls, session: Session, report: Report, answers: Answers) -> Self:
        """The countable facts of a report's answers."""
        title, people, days = answers["topic"]["title"], answers["people"], answers["days"]
        assert report.id is not None
        return cls(
            report_id=report.id,
            activity_code=answers["activity"],
            topic=title,
            topic_key=fold(title)[:200],
            first_day=date.fromisoformat(days["first"]),
            last_day=date.fromisoformat(days["last"]),
            venue=answers["venue"],
            organiser=answers["organiser"] or "",
            audience=answers["audience"],
            cost=answers.get("cost"),
            cost_source=answers.get("cost_source"),
            **{key: people[key] for key in COUNTS},
        )

    @classmethod
    def same(cls, session: Session, wanted: Find) -> int | None:
        """Another standing report of the same place, first day and subject."""
        query = (
            _reported_at(wanted.place_code, wanted.sample)
            .with_only_columns(col(Report.id))
            .where(col(TrainingSession.first_day) == date.fromisoformat(wanted.answers["days"]["first"]))
            .where(col(TrainingSession.topic_key) == fold(wanted.answers["topic"]["title"]))
        )
        if wanted.but is not None:
            query = query.where(col(Report.id) != wanted.but)
        return session.execute(query).scalars().first()


class Recent(NamedTuple):
    """What a session reported before was about, where and by whom."""

    topic: str
    activity_code: str
    venue: str
    organiser: str


def recent(session: Session, place_code: str, sample: bool, most: int = 10) -> list[Recent]:
    """The latest sessions reported for a place, the newest first."""
    query = (
        _reported_at(place_code, sample)
        .with_only_columns(
            col(TrainingSession.topic),
            col(TrainingSession.activity_code),
            col(TrainingSession.venue),
            col(TrainingSession.organiser),
        )
        .limit(most)
    )
    return [Recent(*row) for row in session.execute(query)]


def _reported_at(place_code: str, sample: bool) -> Select[Any]:
    """The standing sessions of one place, the latest report first."""
    return (
        sql_select(TrainingSession)
        .join(Report, col(Report.id) == col(TrainingSession.report_id))
        .where(col(Report.place_code) == place_code)
        .where(col(Report.sample) == sample)
        .where(col(Report.status).in_(STANDING))
        .order_by(col(Report.id).desc())
    )


class Totals(NamedTuple):
    """How many sessions a group of reports holds, and how many people and women they trained."""

    sessions: int
    people: int
    women: int


Activities = Collection[str] | None
"""The codes of the projects whose sessions are meant; None: all."""


def totals_by_place(
    session: Session, scope: str, first: date, last: date, sample: bool, activities: Activities = None
) -> dict[str, Totals]:
    """Sessions that began in these days below a path, by the code of the place they were reported for."""
    query = (
        sql_select(
            col(Report.place_code),
            func.count(),
            func.sum(col(TrainingSession.people)),
            func.sum(col(TrainingSession.women)),
        )
        .join(Report, col(Report.id) == col(TrainingSession.report_id))
        .where(*_standing(scope, first, last, sample), *_of(activities))
        .group_by(col(Report.place_code))
    )
    return {code: Totals(n, int(people), int(women)) for code, n, people, women in session.execute(query)}


def totals_within(
    session: Session, scope: str, first: date, last: date, sample: bool, activities: Activities = None
) -> Totals:
    """The sum of all sessions that began in these days at and below a path."""
    query = (
        sql_select(
            func.count(),
            func.coalesce(func.sum(col(TrainingSession.people)), 0),
            func.coalesce(func.sum(col(TrainingSession.women)), 0),
        )
        .select_from(TrainingSession)
        .join(Report, col(Report.id) == col(TrainingSession.report_id))
        .where(*_standing(scope, first, last, sample), *_of(activities))
    )
    return Totals(*map(int, session.execute(query).one()))


def sessions_at(
    session: Session, place_code: str, first: date, last: date, sample: bool
) -> list[tuple[Report, TrainingSession]]:
    """The standing reports of exactly one place in these days, the earliest day first."""
    query = (
        sql_select(Report, TrainingSession)
        .join(Report, col(Report.id) == col(TrainingSession.report_id))
        .where(col(Report.place_code) == place_code)
        .where(*_standing("", first, last, sample))
        .order_by(col(TrainingSession.first_day), col(Report.id))
    )
    return [(report, held) for report, held in session.execute(query)]


def _of(activities: Activities) -> list[ColumnElement[bool]]:
    return [] if activities is None else [col(Report.activity_code).in_(activities)]


def _standing(scope: str, first: date, last: date, sample: bool) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Report.place_path).startswith(scope, autoescape=True),
        col(Report.status).in_(STANDING),
        col(Report.sample) == sample,
        # the day of a report is the first of its session: by it few are looked at
        col(Report.form) == TrainingSession.form,
        col(Report.happened_on) >= first,
        col(Report.happened_on) <= last,
        col(TrainingSession.first_day) >= first,
        col(TrainingSession.first_day) <= last,
    )
