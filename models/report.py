"""Reports: what a person sent, and every version of it.

A report keeps its answers as the form wrote them (JSON); what is counted stands
in typed columns of its own table (see ``models/training.py``).
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Index, literal_column, text
from sqlmodel import Column, Field, Session, SQLModel, and_, col, func, or_, select

from models.utc import UtcDateTime


class ReportStatus(StrEnum):
    """Where a report stands: đã gửi, đã duyệt, trả lại để bổ sung, đã rút."""

    sent = "sent"
    accepted = "accepted"  # and locked: nobody changes it any more
    returned = "returned"  # to be mended by whoever sent it; until then it counts nowhere
    withdrawn = "withdrawn"


STANDING = (ReportStatus.sent, ReportStatus.accepted)
"""What counts: as an answer to what is owed, and in every figure."""
KEPT = (*STANDING, ReportStatus.returned)
"""What is still the reporter's: all but what was withdrawn."""
_WAITING = text("status = 'sent'")
_RETURNED = text("status = 'returned'")


class Report(SQLModel, table=True):
    """The present state of a report."""

    __table_args__ = (
        # what a duty asks: has this place sent such a report in these days?
        Index(None, "form", "place_code", "happened_on"),
        # what waits to be accepted, among the reports of years
        Index("ix_report_waiting", "place_path", sqlite_where=_WAITING, postgresql_where=_WAITING),
        # what was returned to somebody, of which there is little
        Index(
            "ix_report_returned",
            "place_code",
            "reporter_id",
            sqlite_where=_RETURNED,
            postgresql_where=_RETURNED,
        ),
        # and how many of a country's places have, and when: all of it is read from the index alone
        Index(
            "ix_report_tally",
            *("form", "duty_id", "happened_on", "place_code", "status", "sample", "sent_at", "period"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    form: str = Field(max_length=32)
    form_version: int
    place_code: str = Field(foreign_key="place.code", index=True)
    place_path: str = Field(index=True, max_length=200)
    reporter_id: int = Field(foreign_key="person.id", index=True)  # who sent it, for good
    # who goes on with it since whoever sent it handed their work over (see models/hand_over.py)
    successor_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    happened_on: date = Field(index=True)
    status: str = Field(default=ReportStatus.sent, max_length=16)
    sample: bool = False
    version: int = 1
    # the project or policy it belongs to, where its form says so
    activity_code: str | None = Field(default=None, foreign_key="activity.code", index=True)
    # whose officer sent it, where an agency's did: its money and its doing, and no place's
    agency_code: str | None = Field(default=None, foreign_key="agency.code")
    # of a form that is about a whole period: the duty and the period it answers (see models/duty.py)
    duty_id: int | None = Field(default=None, foreign_key="duty.id")
    period: str | None = Field(default=None, max_length=12)
    answers: str  # JSON by question key
    sent_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    changed_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))

    @property
    def keeper_id(self) -> int:
        """Who may correct it: whoever sent it, or took their work over."""
        return self.successor_id or self.reporter_id


class ReportVersion(SQLModel, table=True):
    """One version of a report: who wrote it, when, and why it replaced the one before."""

    __tablename__ = "report_version"

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    number: int = Field(primary_key=True)
    draft_id: str = Field(unique=True, max_length=16)  # a draft is sent once, however often it is tapped
    answers: str
    author_id: int = Field(foreign_key="person.id")
    written_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    reason: str = Field(default="", max_length=300)


def get(session: Session, report_id: int) -> Report | None:
    """The report with this id, or None."""
    return session.get(Report, report_id)


def first_practised(session: Session) -> datetime | None:
    """When the first report of practice was sent; None where there is none."""
    return session.exec(select(func.min(Report.sent_at)).where(col(Report.sample).is_(True))).one()


def held(session: Session, report_id: int) -> Report | None:
    """The report as it is now; whoever else would change it waits for the end of this transaction."""
    return session.get(Report, report_id, with_for_update=True, populate_existing=True)


def last_of(
    session: Session, form: str, place_code: str, until: date, *, but: int | None, sample: bool
) -> Report | None:
    """The place's last standing report by a form about a day until this one, apart from ``but``."""
    query = (
        select(Report)
        .where(Report.form == form, Report.place_code == place_code)
        .where(Report.happened_on <= until, Report.id != but, Report.sample == sample)
        .where(col(Report.status).in_(STANDING))
        .order_by(col(Report.happened_on).desc(), col(Report.id).desc())
    )
    return session.exec(query.limit(1)).first()


def returned_to(session: Session, person_id: int, *, sample: bool) -> Sequence[Report]:
    """What was returned to a person to be mended, the report sent first at the front."""
    query = (
        select(Report)
        .where(is_kept_by(person_id))
        .where(col(Report.status) == literal_column("'returned'"))  # as the index has it
        .where(Report.sample == sample)
        .order_by(col(Report.sent_at), col(Report.id))
    )
    return session.exec(query).all()


def returned_at(session: Session, place_code: str, *, sample: bool) -> Sequence[Report]:
    """What was returned at a place, whoever sent it, the latest first."""
    query = (
        select(Report)
        .where(Report.place_code == place_code)
        .where(col(Report.status) == literal_column("'returned'"))
        .where(Report.sample == sample)
        .order_by(col(Report.id).desc())
    )
    return session.exec(query).all()


def of_reporter(
    session: Session, person_id: int, skip: int, most: int, *, sample: bool, but: Collection[str] = ()
) -> Sequence[Report]:
    """What a person sent or took over and did not withdraw, real or practised, the latest first.

    ``but`` are the forms that are left out.
    """
    query = (
        select(Report)
        .where(is_kept_by(person_id))
        .where(col(Report.status).in_(KEPT), col(Report.form).not_in(but))
        .where(Report.sample == sample)
        .order_by(col(Report.id).desc())
        .offset(skip)
        .limit(most)
    )
    return session.exec(query).all()


def kept_at(session: Session, person_id: int, path: str, *, sample: bool) -> Sequence[Report]:
    """Every report at a place and below that a person sent or took over, withdrawn ones too."""
    query = (
        select(Report)
        .where(is_kept_by(person_id), Report.sample == sample)
        .where(col(Report.place_path).startswith(path, autoescape=True))
    )
    return session.exec(query.order_by(col(Report.id))).all()


def is_kept_by(person_id: int) -> ColumnElement[bool]:
    own = and_(col(Report.reporter_id) == person_id, col(Report.successor_id).is_(None))
    return or_(own, col(Report.successor_id) == person_id)


def withdrawn_by(session: Session, person_id: int, *, sample: bool) -> Sequence[Report]:
    """What a person sent and took back, the latest first."""
    query = (
        select(Report)
        .where(is_kept_by(person_id), Report.sample == sample)
        .where(Report.status == ReportStatus.withdrawn)
        .order_by(col(Report.id).desc())
    )
    return session.exec(query).all()


def sent_from(session: Session, draft_id: str) -> ReportVersion | None:
    """The version that was sent from a draft, if it was sent."""
    return session.exec(select(ReportVersion).where(ReportVersion.draft_id == draft_id)).first()


def was_written_at(session: Session, report: Report, at: datetime, by: int | None) -> bool:
    """Whether some version of the report was written by this person at this very moment."""
    query = (
        select(ReportVersion.number)
        .where(ReportVersion.report_id == report.id)
        .where(ReportVersion.written_at == at)
        .where(ReportVersion.author_id == by)
    )
    return session.exec(query).first() is not None


def add(session: Session, report: Report, draft_id: str) -> Report:
    """Store a new report with its first version."""
    session.add(report)
    session.flush()
    _keep_version(session, report, draft_id, report.reporter_id, report.sent_at, "")
    return report


def correct(
    session: Session, report: Report, answers: str, draft_id: str, author_id: int, at: datetime, why: str
) -> None:
    """Replace a report's answers by a new version; the old one stays in its history.

    A report that was returned to be mended is sent again by it.
    """
    report.answers = answers
    report.status = ReportStatus.sent
    report.version += 1
    report.changed_at = at
    session.add(report)
    _keep_version(session, report, draft_id, author_id, at, why)


def accept(session: Session, report: Report) -> None:
    """Accept a report that was sent; from now on nobody changes it."""
    assert report.status == ReportStatus.sent
    report.status = ReportStatus.accepted
    session.add(report)
    session.flush()


def send_back(session: Session, report: Report) -> None:
    """Return a report to whoever sent it; until it is sent again it counts nowhere."""
    assert report.status == ReportStatus.sent
    report.status = ReportStatus.returned
    session.add(report)
    session.flush()


def unlock(session: Session, report: Report) -> None:
    """An accepted report waits again, and may be corrected."""
    assert report.status == ReportStatus.accepted
    report.status = ReportStatus.sent
    session.add(report)
    session.flush()


def versions(session: Session, report_id: int) -> Sequence[ReportVersion]:
    """Every version of a report, the first one first."""
    query = (
        select(ReportVersion).where(ReportVersion.report_id == report_id).order_by(col(ReportVersion.number))
    )
    return session.exec(query).all()


def withdraw(session: Session, report: Report, at: datetime) -> None:
    """Take a report back; it stays stored and no longer counts."""
    report.status = ReportStatus.withdrawn
    report.changed_at = at
    session.add(report)
    session.flush()


def _keep_version(
    session: Session, report: Report, draft_id: str, author_id: int, at: datetime, why: str
) -> None:
    assert report.id is not None
    session.add(
        ReportVersion(
            report_id=report.id,
            number=report.version,
            draft_id=draft_id,
            answers=report.answers,
            author_id=author_id,
            written_at=at,
            reason=why,
        )
    )
    session.flush()
