"""Slots for sending (lượt gửi): one after the other, whichever copy of the program takes them.

The next free one is kept as a tick of its own name: ``due_at`` is when it may begin.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models.insert_new import insert_new
from models.tick import Tick

NAME = "sending slot"
FAR = timedelta(seconds=10)  # no line is as long: a clock was set back, or another copy's is ahead


def claim(session: Session, at: datetime, before: timedelta, slot: timedelta) -> datetime:
    """Keep ``before`` free, then take a slot of that length; returns when it begins."""
    line = select(Tick).where(col(Tick.name) == NAME).with_for_update()
    found = session.exec(line).first()
    if found is None:
        insert_new(session, Tick, [{"name": NAME, "due_at": at, "failure": ""}])
        found = session.exec(line).one()
    free_at = found.due_at if found.due_at <= at + FAR else at
    begins = max(at, free_at + before)
    found.due_at = begins + slot
    session.add(found)
    return begins
