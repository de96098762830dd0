"""Extensions (gia hạn): a place asks for more time, a coordinator grants or refuses it."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Column, Field, Session, SQLModel, col, select

from models.utc import UtcDateTime


class ExtensionStatus(StrEnum):
    """Where a request stands: đang chờ, đồng ý, không đồng ý, đã rút."""

    asked = "asked"
    granted = "granted"
    refused = "refused"
    withdrawn = "withdrawn"


class Extension(SQLModel, table=True):
    """One request of one place for one period; of several that were granted the latest day counts."""

    id: int | None = Field(default=None, primary_key=True)
    duty_id: int = Field(foreign_key="duty.id", index=True)
    period: str = Field(max_length=12)
    place_code: str = Field(foreign_key="place.code", index=True)
    place_path: str = Field(max_length=200)
    sample: bool
    until: date
    reason: str = Field(max_length=300)
    status: str = Field(default=ExtensionStatus.asked, max_length=16)
    report_id: int = Field(foreign_key="report.id", unique=True)  # the form it was asked with
    asked_by: int = Field(foreign_key="person.id")
    asked_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


def of_report(session: Session, report_id: int) -> Extension | None:
    """The request that was sent with this report."""
    return session.exec(select(Extension).where(col(Extension.report_id) == report_id)).first()


def decide(session: Session, found: Extension, status: ExtensionStatus, by: int, at: datetime) -> None:
    """Grant or refuse a request."""
    found.status, found.decided_by, found.decided_at = status, by, at
    session.add(found)
    session.flush()


def waiting_below(session: Session, scope: str, *, sample: bool) -> list[Extension]:
    """The requests nobody has decided yet, at a place and below it, the oldest first."""
    query = (
        select(Extension)
        .where(col(Extension.status) == ExtensionStatus.asked, col(Extension.sample).is_(sample))
        .where(col(Extension.place_path).startswith(scope, autoescape=True))
        .order_by(col(Extension.id))
    )
    return list(session.exec(query))
