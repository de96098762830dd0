"""Progress of livelihood models (tiến độ mô hình): the countable facts of each progress report."""

from datetime import date
from typing import Any, ClassVar, Self

from sqlalchemy import BigInteger
from sqlmodel import Field, Session, col, select

from models.counted import Answers, Counted, Find
from models.report import STANDING, Report

LONGEST = 300  # letters of a free text in a column


class ModelProgress(Counted, table=True):
    """How a model stands on a day. Sums "to date" are cumulative (lũy kế); money is whole đồng."""

    __tablename__ = "model_progress"
    form: ClassVar[str] = "model_progress"

    model_id: int = Field(foreign_key="livelihood_model.id", index=True)
    stage: str = Field(max_length=16)
    left_amount: str | None = Field(default=None, max_length=24)  # decimal number, in ``left_unit``
    left_unit: str = Field(default="", max_length=24)
    lost_amount: str | None = Field(default=None, max_length=24)
    lost_unit: str = Field(default="", max_length=24)
    loss_cause: str = Field(default="", max_length=LONGEST)
    output_amount: str | None = Field(default=None, max_length=24)
    output_unit: str = Field(default="", max_length=24)
    income: int | None = Field(default=None, sa_type=BigInteger)  # per household and year, on average
    disbursed: int | None = Field(default=None, sa_type=BigInteger)  # to date
    recovered: int | None = Field(default=None, sa_type=BigInteger)  # to date, for the revolving fund
    revolved_to: str = Field(default="", max_length=LONGEST)
    visits: int | None = None  # of officers giving guidance, since the last report
    lower_because: str = Field(default="", max_length=LONGEST)  # why a sum to date is lower than before

    @classmethod
    def of(cls, session: Session, report: Report, answers: Answers) -> Self:
        """The countable facts of a report's answers; a question that was left out has none."""
        assert report.id is not None
        left, lost, output = (_quantity(answers.get(key)) for key in ("left", "lost", "output"))
        return cls(
            report_id=report.id,
            model_id=answers["model"]["id"],
            stage=answers["stage"],
            left_amount=left[0],
            left_unit=left[1],
            lost_amount=lost[0],
            lost_unit=lost[1],
            loss_cause=_words(answers.get("loss_cause")),
            output_amount=output[0],
            output_unit=output[1],
            income=(answers.get("income") or {}).get("year"),
            disbursed=answers.get("disbursed"),
            recovered=answers.get("recovered"),
            revolved_to=_words(answers.get("revolved_to")),
            visits=answers.get("visits"),
            lower_because=_words(answers.get("lower_because")),
        )

    @classmethod
    def same(cls, session: Session, wanted: Find) -> int | None:
        """Another standing report of the same model and day."""
        query = (
            select(Report.id)
            .join(ModelProgress, col(ModelProgress.report_id) == col(Report.id))
            .where(ModelProgress.model_id == wanted.answers["model"]["id"])
            .where(Report.happened_on == date.fromisoformat(wanted.answers["day"]))
            .where(col(Report.status).in_(STANDING))
            .where(Report.sample == wanted.sample)
            .order_by(col(Report.id).desc())
        )
        if wanted.but is not None:
            query = query.where(col(Report.id) != wanted.but)
        return session.exec(query).first()


def _quantity(answer: Any) -> tuple[str | None, str]:
    """Amount and unit of an answer such as ``{"amount": "1800", "unit": "con"}``."""
    return (str(answer["amount"]), answer.get("unit") or "") if answer else (None, "")


def _words(answer: Any) -> str:
    """As much of the words as the column holds; the report's answers keep them all."""
    return str(answer or "")[:LONGEST]
