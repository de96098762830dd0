"""Closing a hamlet's yearly review (chốt rà soát): what was there, what moved, what is there now."""

from typing import ClassVar, Self

from sqlmodel import Field, Session, col, select

from models.counted import Answers, Counted, Find
from models.report import STANDING, Report


class ReviewClosing(Counted, table=True):
    """One hamlet's review of one year, closed; counts are households."""

    __tablename__ = "review_closing"
    form: ClassVar[str] = "review_closing"

    year: int = Field(index=True)
    opening_poor: int
    opening_near_poor: int
    closing_poor: int  # as the hamlet counts them
    closing_near_poor: int
    computed_poor: int  # opening and movements added up (biểu 2, biểu 3)
    computed_near_poor: int
    not_reviewed: int
    explanation: str = Field(default="", max_length=1000)

    @classmethod
    def of(cls, session: Session, report: Report, answers: Answers) -> Self:
        """The countable facts of a closing."""
        assert report.id is not None
        return cls(
            report_id=report.id,
            year=report.happened_on.year,
            opening_poor=answers["opening"]["poor"],
            opening_near_poor=answers["opening"]["near_poor"],
            closing_poor=answers["stated"]["poor"],
            closing_near_poor=answers["stated"]["near_poor"],
            computed_poor=answers["computed"]["poor"],
            computed_near_poor=answers["computed"]["near_poor"],
            not_reviewed=answers["not_reviewed"],
            explanation=answers.get("explanation") or "",
        )

    @classmethod
    def same(cls, session: Session, wanted: Find) -> int | None:
        """Another standing closing of the same hamlet and year."""
        query = (
            select(Report.id)
            .join(ReviewClosing, col(ReviewClosing.report_id) == col(Report.id))
            .where(Report.place_code == wanted.place_code)
            .where(Report.sample == wanted.sample)
            .where(col(Report.status).in_(STANDING))
            .where(ReviewClosing.year == int(wanted.answers["day"][:4]))
        )
        if wanted.but is not None:
            query = query.where(Report.id != wanted.but)
        return session.exec(query).first()
