"""What Zalo knows: the chats, and the events that the bot has not been told of."""

import asyncio
from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any

from testing.zalo.chat import Chat
from testing.zalo.event import Event

BOT = {
    "id": "1459232241454765289",
    "account_name": "bot.VDKyGxQvc",
    "account_type": "BASIC",
    "can_join_groups": False,
    "display_name": "Bot Tin Ấp",
}
MOST_USERS = 50  # of the free tier
_BEGINNING = 1_900_000_000_000  # milliseconds; later than any test, because old messages may be left


class World:
    """The state behind the stand-in; ``changed`` is notified after everything that happens."""

    def __init__(self, most_users: int = MOST_USERS) -> None:
        self.chats: dict[str, Chat] = {}
        self.people: set[str] = set()  # who has ever reached the bot
        self.most_users = most_users  # who comes later does not reach the bot
        self.events: list[Event] = []
        self.queue: deque[Event] = deque()  # for polling
        self.taken: Callable[[Event], bool] = lambda event: False  # by a webhook, instead of the queue
        self.changed = asyncio.Condition()
        self.last_date = _BEGINNING  # milliseconds; every message is a second later than the one before
        self._numbers = count(1)

    def chat(self, chat_id: str) -> Chat:
        """The chat with this id, begun or not."""
        return self.chats.setdefault(chat_id, Chat(chat_id))

    def new_message(self) -> tuple[str, int]:
        """An id of 20 hexadecimal digits, and a date in milliseconds."""
        number = next(self._numbers)
        self.last_date += 1000
        return f"2d758cb5{number:012x}", self.last_date

    async def notify(self) -> None:
        """Wake everybody who waits for something to happen."""
        async with self.changed:
            self.changed.notify_all()

    async def until(self, predicate: Callable[[], Any], seconds: float = 10) -> None:
        """Return as soon as the predicate holds. Raises TimeoutError."""
        async with asyncio.timeout(seconds), self.changed:
            await self.changed.wait_for(predicate)

    async def happens(self, event: Event) -> bool:
        """Somebody did something; False when they are one too many and the bot never hears of it."""
        person = event.sender["id"]
        if person not in self.people and len(self.people) >= self.most_users:
            return False
        self.people.add(person)
        self.chat(event.chat["id"]).begun = True
        self.events.append(event)
        await self.deliver(event)
        return True

    def deliveries(self, message_id: str) -> int:
        """How often the bot was told of this message, or is being told."""
        return next(event.deliveries for event in self.events if event.message_id == message_id)

    async def deliver(self, event: Event) -> None:
        """Tell the bot, for the first time or once more."""
        event.owed += 1
        if not self.taken(event):
            self.queue.append(event)
        await self.notify()
