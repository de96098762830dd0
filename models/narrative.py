"""The words of official papers (phần lời): what figures do not say, written in chat, every version kept."""

from datetime import datetime

from sqlmodel import Column, Field, Session, SQLModel, UniqueConstraint, col, select

from models.utc import UtcDateTime


class Narrative(SQLModel, table=True):
    """One version of one part of a paper about a place and a span of time; the latest one counts.

    An empty text says that there is nothing to say: it replaces the one before.
    """

    __table_args__ = (UniqueConstraint("place_code", "span", "part", "sample", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    place_code: str = Field(foreign_key="place.code", index=True)
    span: str = Field(max_length=24)  # key of a span, see ``reports/official/span.py``
    part: str = Field(max_length=16)  # overview, shortcomings, proposals, next
    text: str = ""
    version: int
    sample: bool = False
    author_id: int = Field(foreign_key="person.id")
    written_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    report_id: int | None = Field(default=None, foreign_key="report.id", index=True)
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


def present(session: Session, place_code: str, span: str, *, sample: bool) -> dict[str, Narrative]:
    """The version of each part that counts now."""
    every = history(session, place_code, span, sample=sample)
    return {one.part: one for one in every if one.withdrawn_at is None}


def history(session: Session, place_code: str, span: str, *, sample: bool) -> list[Narrative]:
    """Every version of every part, withdrawn ones too, the oldest first."""
    query = (
        select(Narrative)
        .where(col(Narrative.place_code) == place_code)
        .where(col(Narrative.span) == span)
        .where(col(Narrative.sample).is_(sample))
        .order_by(col(Narrative.version))
    )
    return list(session.exec(query))


def add(session: Session, new: Narrative) -> None:
    """Keep a new version; its number is filled in here. The caller holds the place (``place.hold``)."""
    before = history(session, new.place_code, new.span, sample=new.sample)
    new.version = max((one.version for one in before if one.part == new.part), default=0) + 1
    session.add(new)
    session.flush()


def withdraw(session: Session, report_id: int, at: datetime) -> None:
    """What was written with this report counts no longer; the version before does again."""
    for one in session.exec(select(Narrative).where(col(Narrative.report_id) == report_id)):
        one.withdrawn_at = at
        session.add(one)
    session.flush()
