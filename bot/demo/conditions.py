"""What a database has of a sample year: whether it can be filled in, whether it stands there or ever did."""

from sqlmodel import Session, col, select

from bot.demo.stage import BY, MARK
from models.audit import AuditEntry
from models.person import Person
from models.programme import Programme
from models.report import Report, ReportVersion
from programme.plan import Plan


def is_there(session: Session, plan: Plan) -> bool:
    """Whether the plan has a sample year, and is loaded with its sample people."""
    return bool(plan.sample_year) and is_loaded(session, plan)


def is_loaded(session: Session, plan: Plan) -> bool:
    """Whether the plan is loaded, and somebody can practise."""
    people = select(Person.id).where(col(Person.sample).is_(True), col(Person.active).is_(True))
    loaded = session.get(Programme, plan.plan.code) is not None
    return loaded and session.exec(people.limit(1)).first() is not None


def is_filled(session: Session) -> bool:
    """Whether a sample year stands in the database."""
    marked = select(ReportVersion.report_id).where(col(ReportVersion.draft_id).startswith(MARK))
    return session.exec(marked.limit(1)).first() is not None


def was_filled(session: Session) -> bool:
    """Whether one ever did, although it was taken out since."""
    return session.exec(select(AuditEntry.number).where(AuditEntry.by == BY).limit(1)).first() is not None


def is_practised(session: Session) -> bool:
    """Whether somebody has reported in practice, with whose reports a sample year would mix."""
    return session.exec(select(Report.id).where(col(Report.sample).is_(True)).limit(1)).first() is not None
