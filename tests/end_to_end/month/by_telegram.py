"""Somebody on Telegram: taps where there are buttons."""

from collections.abc import Callable

from testing.telegram import StandIn
from testing.telegram.chat import Button, Message
from tests.end_to_end.month.player import PATIENCE, Heard, Tapper


class ByTelegram(Tapper):
    """A person in a private chat with the bot."""

    def __init__(self, telegram: StandIn, user_id: int, who: str, first_picture: int) -> None:
        super().__init__(who, first_picture)
        self._telegram = telegram
        self._user = telegram.user(user_id, who)

    def heard(self) -> list[Heard]:
        """Messages with their buttons, as they stand there now."""
        return [Heard(str(one.message_id), str(one)) for one in self._user.sees() if one.by_bot]

    async def _types(self, text: str) -> None:
        await self._user.says(text)

    async def _sends(self, pictures: list[bytes]) -> None:
        await self._user.sends_photos(len(pictures), content=pictures)

    async def _chooses(self, label: str, offered: list[Heard]) -> None:
        message, button = self._button(label)
        await self._user.forges(button.data, message)

    def _button(self, label: str) -> tuple[Message, Button]:
        """The newest button that says just this, else the newest with these words in it."""
        there = [
            (message, button)
            for message in reversed(self._user.sees())
            for row in message.rows
            for button in row
        ]
        exact = [one for one in there if one[1].label == label]
        found = exact or [one for one in there if label in one[1].label]
        assert found, f"{self}: no button {label!r} in the chat; last:\n{self._last()}"
        return found[0]

    async def _until(self, predicate: Callable[[], bool]) -> None:
        await self._telegram.world.until(predicate, seconds=PATIENCE)
