"""What the administrators are told when the month's messages on Zalo come to an end."""

from datetime import date, datetime, time
from typing import NamedTuple

from sqlmodel import Session

from handlers.turn import VIETNAM
from locales import Day, Text, _
from models import notice, person
from models.person import Role
from models.sent_count import Month


class Used(NamedTuple):
    """How many messages are sent, of how many; and after how many what is kept back."""

    sent: int
    of: int
    other: int
    due_today: int


def near(session: Session, month: Month, used: Used, at: datetime) -> None:
    """Most of the month's messages are sent."""
    told = _(
        "⚠️ Zalo: {used} of the {of} messages of {month} are sent.\n"
        "After {other}: no more announcements, digests and early reminders.\n"
        "After {due_today}: no reminders either, only answers.\n"
        "After {of}: nothing until {day}.\n"
        "What to do: let people join on Telegram, too; send fewer announcements; "
        "or ask Zalo Bot Manager for more messages.",
        used=used.sent,
        of=used.of,
        other=used.other,
        due_today=used.due_today,
        month=_numbered(month),
        day=Day(_next(month), "short"),
    )
    _tell(session, month, "80", told, at)


def spent(session: Session, month: Month, sent: int, at: datetime) -> None:
    """None is left."""
    told = _(
        "⚠️ Zalo takes no more messages in {month}: {used} are sent. "
        "Nobody gets an answer there until {day}.\n"
        "What to do: tell people to use Telegram or to call until then, "
        "or ask Zalo Bot Manager for more messages. Tin Ấp tries again every hour.",
        used=sent,
        month=_numbered(month),
        day=Day(_next(month), "short"),
    )
    _tell(session, month, "spent", told, at)


def _tell(session: Session, month: Month, what: str, told: Text, at: datetime) -> None:
    until = datetime.combine(_next(month), time(), VIETNAM)
    for person_id in person.with_role(session, Role.admin, sample=False):
        key = f"quota:{':'.join(month)}:{what}:{person_id}"
        notice.add(session, key, person_id, told, at, expires_at=until)


def _numbered(month: Month) -> Text:
    year, number = map(int, month.month.split("-"))
    return _("month {n}/{year}", n=number, year=str(year))


def _next(month: Month) -> date:
    """The first day of the month after it."""
    year, number = map(int, month.month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1)
