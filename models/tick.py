"""Ticks (nhịp): when each recurring work began and ended last, whichever copy of the program did it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Column, Field, Session, SQLModel, col, or_, select, update

from models.insert_new import insert_new
from models.utc import UtcDateTime


class Tick(SQLModel, table=True):
    """One recurring work; ``due_at`` is when it may be begun next."""

    name: str = Field(primary_key=True, max_length=32)
    due_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    started_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    finished_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    failure: str = Field(default="", max_length=60)  # the kind of the last trouble; empty when it went well


def claim(session: Session, name: str, at: datetime, every: timedelta) -> bool:
    """Begin a work unless another copy has begun it within ``every``; whether it is ours to do."""
    insert_new(session, Tick, [{"name": name, "due_at": at, "failure": ""}])
    # a clock that was set back must not stop the work for as long as it had run ahead
    free = or_(col(Tick.due_at) <= at, col(Tick.due_at) > at + 2 * every)
    taken = session.execute(
        update(Tick).where(col(Tick.name) == name, free).values(started_at=at, due_at=at + every)
    )
    return bool(taken.rowcount)  # type: ignore[attr-defined]  # an update's result has it


def finish(session: Session, name: str, at: datetime, failure: str = "") -> None:
    """The work ended, well or with this kind of trouble."""
    insert_new(session, Tick, [{"name": name, "due_at": at, "failure": ""}])
    ended = {"failure": failure[:60]} if failure else {"failure": "", "finished_at": at}
    session.execute(update(Tick).where(col(Tick.name) == name).values(**ended))


def everything(session: Session) -> Sequence[Tick]:
    """All works that were ever begun."""
    return session.exec(select(Tick).order_by(col(Tick.name))).all()
