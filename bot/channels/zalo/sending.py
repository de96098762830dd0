"""Sending on Zalo, sparingly: each message counts against the month, and none is said twice on a guess.

Zalo knows no key by which a send could be asked about again. So one whose answer was lost counts
as said; only what surely was not sent is sent again.
"""

from collections.abc import Sequence

import structlog

from bot.channels.patience import Jitter, Sleep
from bot.channels.zalo.client import PATIENCE, ZaloClient
from bot.channels.zalo.quota import Quota
from bot.channels.zalo.replies import Message
from bot.channels.zalo.trouble import Trouble, ZaloError
from handlers.message import Urgency

_log = structlog.get_logger()

PAUSES = (0.5, 1.0, 2.0, 4.0)  # seconds before sending again what surely was not sent
_NOT_TAKEN = (Trouble.refused, Trouble.unknown, Trouble.down)
_FETCHES_FIRST = 30.0  # seconds for a picture, which Zalo fetches before it answers


class Sender:
    """Sends the messages of a reply, in order."""

    def __init__(self, client: ZaloClient, quota: Quota, sleep: Sleep, jitter: Jitter) -> None:
        self._client = client
        self._quota = quota
        self._sleep = sleep
        self._jitter = jitter

    async def say(
        self,
        address: str,
        messages: Sequence[Message],
        urgency: Urgency = "answer",
        pauses: Sequence[float] = PAUSES,
    ) -> Trouble | None:
        """Send them; None when all of them arrived, else the first trouble, after which nothing more is sent.

        Of a picture that is not taken the words are tried all the same: how Zalo says that it could not
        fetch one is not known, and it may be by a 404 or a 500. Raises DatabaseUnavailableError.
        """
        for message in messages:
            if not await self._quota.room(urgency):
                return Trouble.spent
            trouble = await self._send(address, message, pauses)
            if trouble in _NOT_TAKEN and message.picture:
                text = message.instead or message.text
                again = () if trouble is Trouble.down else pauses
                trouble = await self._send(address, Message(text), again) if text else None
            if trouble is not None:
                return trouble
        return None

    async def _send(self, address: str, message: Message, pauses: Sequence[float]) -> Trouble | None:
        """Send one message; again only when it surely was not sent."""
        left = list(pauses)
        while True:
            trouble = await self._once(address, message)
            if trouble is not Trouble.down or not left:
                return trouble
            await self._sleep(left.pop(0) * (1 + self._jitter()))

    async def _once(self, address: str, message: Message) -> Trouble | None:
        try:
            if message.picture:
                words = {"caption": message.text} if message.text else {}
                await self._client.call(
                    "sendPhoto", _FETCHES_FIRST, chat_id=address, photo=message.picture, **words
                )
            else:
                await self._client.call("sendMessage", PATIENCE, chat_id=address, text=message.text)
        except ZaloError as error:
            return await self._judged(error)
        await self._quota.count()
        return None

    async def _judged(self, error: ZaloError) -> Trouble:
        _log.warning("zalo_call_failed", reason=str(error))
        if error.trouble in (Trouble.unsure, Trouble.idle):  # 408 to a send says nothing about it, either
            await self._quota.count()
            return Trouble.unsure
        if error.trouble is Trouble.spent:
            await self._quota.refused()
        return error.trouble
