"""Clearing out what is only kept for a while."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from models import notice
from models.claim import Claim
from models.errand import Errand
from models.invite import Invite
from models.notice import Notice
from models.reminder import Reminder, Unreached

CLAIMS = timedelta(days=3)  # Telegram delivers an update again for at most a day (Zalo: see exchange.py)
INVITES = timedelta(days=30)  # after they expired
ERRANDS = timedelta(days=7)  # what was made holds names; whoever needs it asks anew (assumption)
REMINDERS = timedelta(days=400)  # a year of "why was I reminded?" (assumption)


def clear_out(session: Session, now: datetime) -> None:
    """Forget claims that no platform repeats any more, invitations long expired, reminders of last year."""
    oldest = int((now - CLAIMS).timestamp())
    session.exec(delete(Claim).where(col(Claim.at) < oldest))
    for old in session.exec(select(Invite).where(col(Invite.expires_at) < now - INVITES)):
        session.delete(old)  # one by one, so that the log names them
    notice.lapse(session, now)
    session.exec(delete(Errand).where(col(Errand.asked_at) < now - ERRANDS))
    day = (now - REMINDERS).date()
    session.exec(delete(Reminder).where(col(Reminder.due_on) < day))
    session.exec(delete(Unreached).where(col(Unreached.day) < day))
    spoken_of = select(Reminder.id).where(col(Reminder.notice_id) == col(Notice.id)).exists()
    session.exec(delete(Notice).where(col(Notice.created_at) < now - REMINDERS, ~spoken_of))
