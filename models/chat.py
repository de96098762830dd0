"""A chat: one address on one channel, and the conversation it belongs to."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Column, Field, Session, SQLModel, col, update

from models.utc import UtcDateTime


class Chat(SQLModel, table=True):
    """Where a person can be reached; several chats may share one conversation."""

    __table_args__ = (UniqueConstraint("channel", "address"),)

    id: int | None = Field(default=None, primary_key=True)
    channel: str = Field(max_length=16)
    address: str = Field(max_length=64)
    conversation_id: int = Field(foreign_key="conversation.id", index=True)
    linked_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    blocked_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


def note_blocked(session: Session, chat_id: int, at: datetime) -> None:
    """The chat refuses us since then; nothing that nobody asked for is said there any more."""
    session.exec(update(Chat).where(col(Chat.id) == chat_id).values(blocked_at=at))


def came_back(session: Session, channel: str, address: str) -> None:
    """Somebody wrote there again: it takes messages. For channels on which nothing else tells of it."""
    theirs = update(Chat).where(col(Chat.channel) == channel, col(Chat.address) == address)
    session.exec(theirs.where(col(Chat.blocked_at).is_not(None)).values(blocked_at=None))
