"""Which cadres took part in a training session, as its report names them."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import select as sql_select
from sqlmodel import Field, Session, SQLModel, col, delete

from models.report import STANDING, Report
from models.training import TrainingSession


class CadreAttendance(SQLModel, table=True):
    """One cadre at the session of one training report."""

    __tablename__ = "cadre_attendance"

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    cadre_id: int = Field(foreign_key="cadre.id", primary_key=True, index=True)


def record(session: Session, report_id: int, cadre_ids: Iterable[int]) -> None:
    """Let these be the cadres of a report, instead of those before."""
    session.exec(delete(CadreAttendance).where(col(CadreAttendance.report_id) == report_id))
    session.add_all(CadreAttendance(report_id=report_id, cadre_id=one) for one in dict.fromkeys(cadre_ids))
    session.flush()


def trained(
    session: Session, first: date, last: date, activities: Collection[str], *, sample: bool
) -> dict[int, set[int]]:
    """Who took part in a standing session of these activities begun in these days: cadre → its reports."""
    query = (
        sql_select(col(CadreAttendance.cadre_id), col(CadreAttendance.report_id))
        .join(Report, col(Report.id) == col(CadreAttendance.report_id))
        .join(TrainingSession, col(TrainingSession.report_id) == col(Report.id))
        .where(col(Report.status).in_(STANDING))
        .where(col(Report.sample) == sample)
        .where(col(TrainingSession.first_day) >= first)
        .where(col(TrainingSession.first_day) <= last)
        .where(col(TrainingSession.activity_code).in_(activities))
    )
    found: dict[int, set[int]] = {}
    for cadre_id, report_id in session.execute(query):
        found.setdefault(cadre_id, set()).add(report_id)
    return found
