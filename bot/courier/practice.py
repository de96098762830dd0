"""The carrier to the practice page, where everything arrives, once for a key."""

from bot.channels.practice.channel import PracticeChannel
from bot.courier.carrier import Carried, Outcome
from handlers.message import Reply
from handlers.turn import PRACTICE


class PracticeCarrier:
    """Says it in the transcript, and to the pages that listen."""

    name = PRACTICE

    def __init__(self, channel: PracticeChannel) -> None:
        """``channel`` is started and stopped by the program."""
        self._channel = channel

    async def start(self) -> None:
        """Nothing to begin."""

    async def stop(self) -> None:
        """Nothing to end."""

    async def carry(self, address: str, key: str, reply: Reply) -> Carried:
        """Say it. Raises DatabaseUnavailableError."""
        await self._channel.tell(address, key, reply)
        return Carried(Outcome.arrived)
