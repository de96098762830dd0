"""Whether a person still wants the bot: since when the chat is blocked, noted on its row.

Replies are tried all the same; what nobody asked for is kept back (``models/notice.py``).
Only Telegram's word takes it back (``my_chat_member``): who blocked the bot must let it
in before they can write, and of that Telegram tells first. So a message costs no
statement for it.
"""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session, col, update

from bot.channels.telegram import CHANNEL
from models.chat import Chat
from models.database import Database


class Presence:
    """Notes on the chat's row when it was blocked; a chat never stored needs no note."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def blocked(self, address: str) -> None:
        """The person blocked the bot. Raises DatabaseUnavailableError."""
        await self._note(address, self._now())

    async def back(self, address: str) -> None:
        """The person let the bot in again. Raises DatabaseUnavailableError."""
        await self._note(address, None)

    async def _note(self, address: str, blocked_at: datetime | None) -> None:
        def work(session: Session) -> None:
            session.exec(
                update(Chat)
                .where(col(Chat.channel) == CHANNEL, col(Chat.address) == address)
                .values(blocked_at=blocked_at)
            )

        await self._database.run(work)
