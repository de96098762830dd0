"""Clearing out what is only kept for a while."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete

from models.claim import Claim
from models.invite import Invite

CLAIMS = timedelta(days=3)  # Telegram delivers an update again for at most a day
INVITES = timedelta(days=30)  # after they expired


def clear_out(session: Session, now: datetime) -> None:
    """Forget claims that no platform repeats any more, and invitations long expired."""
    oldest = int((now - CLAIMS).timestamp())
    session.exec(delete(Claim).where(col(Claim.at) < oldest))
    session.exec(delete(Invite).where(col(Invite.expires_at) < now - INVITES))
