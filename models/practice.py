"""The practice page's transcript, kept so that it survives a reload and a restart."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Column, Field, SQLModel

from models.utc import UtcDateTime


class PracticeMessage(SQLModel, table=True):
    """One bubble of a practice chat; ``key`` is the message it is, or answers."""

    __tablename__ = "practice_message"
    __table_args__ = (UniqueConstraint("address", "key", "author"),)

    id: int | None = Field(default=None, primary_key=True)
    address: str = Field(index=True, max_length=64)
    author: str = Field(max_length=8)  # person | bot
    key: str = Field(max_length=80)
    body: str  # JSON
    edited: int = 0  # the id of the person's message that changed it last, so that it rises
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
