"""Household reviews (rà soát hộ): the countable facts of each review report."""

from datetime import date
from typing import Any, ClassVar, NamedTuple, Self

from sqlalchemy import BigInteger
from sqlalchemy import select as sql_select
from sqlmodel import Field, Session, col

from models.counted import Answers, Counted, Find
from models.report import STANDING, Report

LEFT = "left"  # answered for the number of people: the household is no longer here
NOT_YET = "not_yet"  # answered for the day of the meeting
LAST_MONTH_TO_DECIDE = 3  # until which last year's reviews wait for a decision (assumption)


class HouseholdReview(Counted, table=True):
    """One household looked at once; the class is proposed (đề xuất), never decided. Money is whole đồng."""

    __tablename__ = "household_review"
    form: ClassVar[str] = "household_review"

    household_id: int = Field(foreign_key="household.id", index=True)
    year: int  # the review's year (kỳ rà soát)
    standard: str = Field(max_length=32)  # code of the poverty standard that was applied
    left: bool = False  # the household is no longer in the hamlet; nothing below is known then
    members: int | None = None
    area: str = Field(default="rural", max_length=8)  # rural | urban
    points: int | None = None  # B1 of the paper form (điểm B1)
    income: int | None = Field(default=None, sa_type=BigInteger)  # đồng per head and month
    deprivations: str = Field(default="", max_length=80)  # codes, separated by commas
    deprivation_count: int | None = None
    causes: str = Field(default="", max_length=200)
    needs: str = Field(default="", max_length=200)
    met_on: date | None = None  # the villagers' meeting (họp dân); None: not held yet
    present: int | None = None
    in_favour: int | None = None
    class_before: str = Field(default="", max_length=16)
    proposed_class: str = Field(default="", max_length=16)
    movement: str = Field(default="", max_length=32)  # see forms/poverty/movement.py

    @classmethod
    def of(cls, session: Session, report: Report, answers: Answers) -> Self:
        """The countable facts of a review; the household must be in the register by now."""
        assert report.id is not None
        meeting = answers.get("meeting") or {}
        well = answers.get("wellbeing") or answers.get("income") or {}
        lacks = answers.get("deprivations")
        return cls(
            report_id=report.id,
            household_id=answers["household"]["id"],
            year=report.happened_on.year,
            standard=answers.get("standard") or "",
            left=answers["members"] == LEFT,
            members=answers["members"] if answers["members"] != LEFT else None,
            area=answers.get("area") or "rural",
            points=well.get("points"),
            income=well.get("income"),
            deprivations=",".join(lacks or ()),
            deprivation_count=None if lacks is None else len(lacks),
            causes=",".join(answers.get("causes") or ()),
            needs=",".join(answers.get("needs") or ()),
            met_on=_day(answers.get("met_on")),
            present=meeting.get("present"),
            in_favour=meeting.get("in_favour"),
            class_before=answers.get("class_before") or "",
            proposed_class=answers.get("proposed") or "",
            movement=answers.get("movement") or "",
        )

    @classmethod
    def same(cls, session: Session, wanted: Find) -> int | None:
        """Another standing review of the same household in the same year."""
        household_id = wanted.answers["household"]["id"]
        if household_id is None:
            return None
        year = date.fromisoformat(wanted.answers["day"]).year
        query = _standing(wanted.sample, year).where(col(HouseholdReview.household_id) == household_id)
        if wanted.but is not None:
            query = query.where(col(Report.id) != wanted.but)
        found: int | None = session.execute(query.with_only_columns(col(Report.id))).scalars().first()
        return found


class Reviewed(NamedTuple):
    """A household's latest standing review of a year; the class before the first of them, and its day."""

    review: HouseholdReview
    report_id: int
    opening: str
    opened_on: date
    place_code: str


class Meeting(NamedTuple):
    """A villagers' meeting (họp dân) at which households were looked at together."""

    met_on: date
    present: int
    in_favour: int


def of_year(session: Session, scope: str, year: int, *, sample: bool) -> dict[int, Reviewed]:
    """The latest standing review of each household below a path, by the household's id."""
    query = (
        _standing(sample, year)
        .where(col(Report.place_path).startswith(scope, autoescape=True))
        .order_by(col(Report.happened_on), col(Report.id))
    )
    columns = HouseholdReview, col(Report.id), col(Report.happened_on), col(Report.place_code)
    found: dict[int, Reviewed] = {}
    for review, report_id, day, place_code in session.execute(query.with_only_columns(*columns)):
        first = found.get(review.household_id)
        opening, opened_on = (first.opening, first.opened_on) if first else (review.class_before, day)
        found[review.household_id] = Reviewed(review, report_id, opening, opened_on, place_code)
    return found


def decidable(session: Session, scope: str, day: date, *, sample: bool) -> dict[int, Reviewed]:
    """The reviews a decision of around this day can be about: of its year, until March also of the last one.

    That a review of December may be decided until the end of March is an assumption.
    """
    years = (day.year - 1, day.year) if day.month <= LAST_MONTH_TO_DECIDE else (day.year,)
    found: dict[int, Reviewed] = {}
    for year in years:
        found.update(of_year(session, scope, year, sample=sample))
    return found


def last_meeting(session: Session, place_code: str, year: int, *, sample: bool) -> Meeting | None:
    """The meeting that was reported last for a hamlet in a year."""
    query = (
        _standing(sample, year)
        .where(col(Report.place_code) == place_code)
        .where(col(HouseholdReview.met_on).is_not(None))
        .where(col(HouseholdReview.present).is_not(None))
        .order_by(col(Report.id).desc())
        .limit(1)
    )
    columns = (HouseholdReview.met_on, HouseholdReview.present, HouseholdReview.in_favour)
    found = session.execute(query.with_only_columns(*(col(one) for one in columns))).first()
    return Meeting(*found) if found else None


def of_report(session: Session, report_id: int) -> HouseholdReview | None:
    """What a review report said when it was kept last; None before that."""
    return session.get(HouseholdReview, report_id)


def is_overtaken(session: Session, household_id: int, report: Report) -> bool:
    """Whether another standing review of the household is about a later day, or was sent later for it."""
    query = (
        sql_select(col(Report.happened_on), col(Report.id))
        .join(HouseholdReview, col(HouseholdReview.report_id) == col(Report.id))
        .where(col(HouseholdReview.household_id) == household_id)
        .where(col(Report.status).in_(STANDING))
        .where(col(Report.id) != report.id)
    )
    return any((day, number) > (report.happened_on, report.id) for day, number in session.execute(query))


def _standing(sample: bool, year: int) -> Any:
    return (
        sql_select(HouseholdReview)
        .join(Report, col(Report.id) == col(HouseholdReview.report_id))
        .where(col(Report.sample) == sample)
        .where(col(Report.status).in_(STANDING))
        .where(col(HouseholdReview.year) == year)
    )


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value and value != NOT_YET else None
