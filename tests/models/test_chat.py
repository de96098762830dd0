"""Chats: one that refused us takes messages again as soon as somebody writes there."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from models import chat, conversation
from models.chat import Chat
from models.database import Database

NOW = datetime(2026, 11, 2, 2, tzinfo=UTC)


@pytest.mark.parametrize(("channel", "address", "left"), [("zalo", "7", ["z7"]), ("zalo", "9", ["7", "z7"])])
async def test_only_the_chat_somebody_wrote_in_is_back(
    database: Database, channel: str, address: str, left: list[str]
) -> None:
    def work(session: Session) -> list[str]:
        for one in ("7", "z7"):
            conversation.begin(session, "zalo", one)
        for row in session.exec(select(Chat)).all():
            chat.note_blocked(session, row.id or 0, NOW)
        chat.came_back(session, channel, address)
        blocked = select(Chat.address).where(Chat.blocked_at != None)  # noqa: E711  # SQL
        return list(session.exec(blocked.order_by(Chat.address)))

    assert await database.run(work) == left
