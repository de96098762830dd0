"""Taking the sample year out again: what it did to the registers is undone, every row it put in is deleted.

What somebody practised stays, but for what answers, corrects or reports on a part of the year itself.
"""

from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, SQLModel, col, select

from bot.demo import traces
from bot.demo.stage import BY, MARK, Stage, hush
from bot.demo.traces import Found
from handlers import effects
from models import audit
from models.changes import MOST
from models.person import Person
from models.report import Report, ReportVersion
from scheduler.quiet import VIETNAM


class Removed(NamedTuple):
    """How many reports went, and how many of them somebody had practised on the year themselves."""

    reports: int
    practised: int


def remove(session: Session, now: datetime) -> Removed:
    """Take out what the sample year put in, and what cannot stand without it; the caller commits."""
    audit.by(session, BY, now)
    own = traces.put_in(session, BY)
    ours = _reports_of_the_year(session)
    _undo(session, ours, now)
    rows = traces.with_what_hangs_on(
        session, [*ours, *(row for row in own.values() if _stands(session, row))]
    )
    _delete(session, rows, now)
    reports = [row for row in rows.values() if isinstance(row, Report)]
    return Removed(len(reports), len(reports) - len(ours))


def _reports_of_the_year(session: Session) -> list[Report]:
    first = select(ReportVersion.report_id).where(
        col(ReportVersion.number) == 1, col(ReportVersion.draft_id).startswith(MARK)
    )
    return list(session.exec(select(Report).where(col(Report.id).in_(first)).order_by(col(Report.id).desc())))


def _undo(session: Session, reports: list[Report], now: datetime) -> None:
    """As if each had been taken back, the last one first: households have the class again that they had."""
    stage = Stage(session, now.astimezone(VIETNAM).date())
    for report in reports:
        turn = stage.turn(session.get_one(Person, report.reporter_id), now)
        effects.withdrawn(turn, report)
        stage.over(turn)
    hush(session, now)
    session.flush()
    audit.seal(session, now)


def _stands(session: Session, row: SQLModel) -> bool:
    """Whether the row was not deleted with the effects."""
    return row in session


def _delete(session: Session, rows: Found, now: datetime) -> None:
    """Delete the rows, each table before those it refers to; the log names every one of them."""
    order = [table.name for table in reversed(SQLModel.metadata.sorted_tables)]
    by_table: dict[str, list[SQLModel]] = {}
    for row in rows.values():
        by_table.setdefault(str(row.__tablename__), []).append(row)
    for name in order:
        found = by_table.get(name, [])
        for start in range(0, len(found), MOST):
            for row in found[start : start + MOST]:
                session.delete(row)
            audit.seal(session, now)
