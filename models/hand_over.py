"""Hand-overs (bàn giao): who goes on with a person's work at a place, since when, and who saw to it."""

from datetime import datetime

from sqlmodel import Column, Field, Session, SQLModel, col, select

from models.utc import UtcDateTime


class HandOver(SQLModel, table=True):
    """One hand-over: what ``from_id`` had to do and had sent at a place is ``to_id``'s from then on."""

    __tablename__ = "hand_over"

    id: int | None = Field(default=None, primary_key=True)
    from_id: int = Field(foreign_key="person.id", index=True)
    to_id: int = Field(foreign_key="person.id", index=True)
    place_code: str = Field(foreign_key="place.code")
    done_by: int | None = Field(default=None, foreign_key="person.id")  # None: by command line
    done_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


def last_from(session: Session, person_id: int) -> HandOver | None:
    """What a person handed over last, if anything."""
    query = select(HandOver).where(HandOver.from_id == person_id).order_by(col(HandOver.id).desc())
    return session.exec(query).first()


def last_to(session: Session, person_id: int) -> HandOver | None:
    """What a person took over last, if anything."""
    query = select(HandOver).where(HandOver.to_id == person_id).order_by(col(HandOver.id).desc())
    return session.exec(query).first()
