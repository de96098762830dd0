"""Errands in a test: done at once, and what came of them."""

import tempfile
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, col, select

from bot.errands import Errands
from bot.outbox import Outbox
from bot.photos import PhotoStore
from handlers.clerk import Clerk
from handlers.message import Reply, unpack
from models.database import Database
from models.errand import Errand
from testing.talk import KEY


async def made(
    database: Database, at: datetime, folder: Path | None = None, photos: PhotoStore | None = None
) -> list[Reply]:
    """Do what was asked for until now; returns the results, the oldest errand first."""
    outbox = Outbox(folder or Path(tempfile.mkdtemp(prefix="tinap-outbox-")), photos)
    clerk = Clerk(KEY, lambda: "new", outbox)
    errands = Errands(database, clerk, lambda: at, lambda: None)
    waiting = await database.run(_waiting)
    while await database.run(lambda session: _is_any_due(session, at)):
        await errands.begin(at)
        await errands.finish()
    found = await database.run(lambda session: [session.get(Errand, number) for number in waiting])
    return [unpack(one.result) for one in found if one is not None and one.result]


def _waiting(session: Session) -> list[int]:
    query = select(Errand.id).where(col(Errand.due_at).is_not(None)).order_by(col(Errand.id))
    return [number for number in session.exec(query) if number is not None]


def _is_any_due(session: Session, at: datetime) -> bool:
    return session.exec(select(Errand.id).where(col(Errand.due_at) <= at)).first() is not None
