"""Household reviews (rà soát hộ): the countable facts of each review report."""

from datetime import date
from typing import Any, ClassVar, NamedTuple, Self

from sqlalchemy import BigInteger
from sqlalchemy import select as sql_select
from sqlmodel import Field, Session, col

from models.counted import Answers, Counted, Find
from models.report import Report, ReportStatus

LEFT = "left"  # answered for the number of people: the household is no longer here
NOT_YET = "not_yet"  # answered for the day of the meeting


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
    """A household's latest standing review of a year."""

    review: HouseholdReview
    report_id: int


class Meeting(NamedTuple):
    """A villagers' meeting (họp dân) at which households were looked at together."""

    met_on: date
    present: int
    in_favour: int

    @property
    def agrees(self) -> bool:
        """Whether at least half of those present were in favour (QĐ 24/2021/QĐ-TTg, step 3)."""
        return self.present > 0 and 2 * self.in_favour >= self.present


def of_year(session: Session, scope: str, year: int, *, sample: bool) -> dict[int, Reviewed]:
    """The latest standing review of each household below a path, by the household's id."""
    query = (
        _standing(sample, year)
        .where(col(Report.place_path).startswith(scope, autoescape=True))
        .order_by(col(Report.happened_on), col(Report.id))
    )
    rows = session.execute(query.with_only_columns(HouseholdReview, col(Report.id)))
    return {review.household_id: Reviewed(review, report_id) for review, report_id in rows}


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


def household_of(session: Session, report_id: int) -> int | None:
    """The household a review report is about, once it was kept."""
    query = sql_select(col(HouseholdReview.household_id)).where(col(HouseholdReview.report_id) == report_id)
    found: int | None = session.execute(query).scalar()
    return found


def _standing(sample: bool, year: int) -> Any:
    return (
        sql_select(HouseholdReview)
        .join(Report, col(Report.id) == col(HouseholdReview.report_id))
        .where(col(Report.sample) == sample)
        .where(col(Report.status) == ReportStatus.sent)
        .where(col(HouseholdReview.year) == year)
    )


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value and value != NOT_YET else None
