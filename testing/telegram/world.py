"""What Telegram knows: the chats, the files, the menus, and the updates the bot has not confirmed."""

import asyncio
from itertools import count
from typing import Any, Literal

from testing.telegram.chat import Chat
from testing.telegram.pending import Pending
from testing.telegram.requests import Upload

BOT = {"id": 4242, "is_bot": True, "first_name": "Tin Ấp", "username": "tin_ap_bot"}

Kind = Literal["Photo", "Document"]


class World:
    """The state behind the stand-in; ``changed`` is notified after everything that happens."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, Upload] = {}
        self.kinds: dict[str, Kind] = {}  # of the files: an id can only be sent again as what it is
        self.menus: dict[str, list[dict[str, Any]]] = {}
        self.spinning: set[str] = set()  # callback queries that wait for their answer
        self.pending: dict[int, Pending] = {}
        self.history: dict[int, Pending] = {}
        self.allowed: list[str] | None = None
        self.changed = asyncio.Condition()
        self.message_ids = count(1)
        self.update_ids = count(700_001)
        self.file_ids = count(1)

    async def notify(self) -> None:
        """Wake everybody who waits for something to happen."""
        async with self.changed:
            self.changed.notify_all()

    async def until(self, predicate: Any, seconds: float = 10) -> None:
        """Return as soon as the predicate holds. Raises TimeoutError."""
        async with asyncio.timeout(seconds), self.changed:
            await self.changed.wait_for(predicate)

    async def happens(self, kind: str, body: dict[str, Any], chat_id: int, lane: int) -> int | None:
        """Something the bot gets an update of; its id, or None when the bot did not ask for such."""
        if self.allowed and kind not in self.allowed:
            return None
        update_id = next(self.update_ids)
        self.history[update_id] = self.pending[update_id] = Pending(update_id, kind, body, chat_id, lane)
        await self.notify()
        return update_id

    async def repeat(self, update_id: int) -> None:
        """Deliver an update once more, whether or not it was confirmed."""
        self.history[update_id].again = True
        self.pending[update_id] = self.history[update_id]
        await self.notify()

    async def confirm(self, update_ids: list[int]) -> None:
        """The bot has acknowledged these."""
        for update_id in update_ids:
            self.pending.pop(update_id, None)
        await self.notify()

    def keep(self, upload: Upload, kind: Kind = "Photo") -> str:
        """Store a file; returns its id."""
        file_id = f"file-{next(self.file_ids)}"
        self.files[file_id] = upload
        self.kinds[file_id] = kind
        return file_id
