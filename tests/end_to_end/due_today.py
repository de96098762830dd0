"""Something that is owed today and nothing else at all, whichever day it is; nobody has quiet hours."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, delete, update

from models.duty import Duty
from models.person import Role
from models.quiet_hours import QuietHours
from models.rest_day import RestDay
from scheduler.quiet import VIETNAM

SAID = "⏰ Hôm nay hạn nộp báo cáo tập huấn"


def owe_training(session: Session) -> None:
    """Training is due today, which is made a working day."""
    now = datetime.now(UTC)
    today = now.astimezone(VIETNAM).date()
    session.execute(update(Duty).values(ends_on=today - timedelta(days=400)))
    session.add(
        Duty(
            code="today",
            form="training",
            owed_by="hamlet",
            role=Role.hamlet_head,
            period="once",
            first_on=today - timedelta(days=7),
            last_on=today,
            due_on=today,
            rest_day="keep",
            starts_on=today,
            created_at=now,
        )
    )
    session.add(RestDay(first=today, last=today, works=True))
    session.execute(delete(QuietHours))
    session.add_all(QuietHours(role=role, begins="00:00", ends="00:00") for role in Role)
