"""The carrier to Zalo: each notice once, within the month's quota, the words as a reply has them."""

import asyncio

from bot.channels.zalo import CHANNEL
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.merging import merged
from bot.channels.zalo.quota import Quota
from bot.channels.zalo.replies import Replies
from bot.channels.zalo.sending import Sender
from bot.channels.zalo.trouble import Trouble
from bot.courier.carrier import Carried, Outcome
from bot.courier.pace import Pace
from handlers.message import Reply

_OUTCOMES = {
    Trouble.down: Outcome.down,
    Trouble.token: Outcome.down,
    # it may stand there already: said again it would count once more, and come as a second reminder
    Trouble.unsure: Outcome.arrived,
    Trouble.spent: Outcome.spent,
    # its 403 says "Internal server error", so that nobody counts as having blocked us
    Trouble.refused: Outcome.failed,
    Trouble.unknown: Outcome.failed,
}


class ZaloCarrier:
    """Says texts, pictures and links in private chats."""

    name = CHANNEL

    def __init__(self, client: ZaloClient, quota: Quota, replies: Replies, pace: Pace) -> None:
        """``client`` is this carrier's own: started and stopped here."""
        self._client = client
        self._sender = Sender(client, quota, asyncio.sleep, lambda: 0.0)
        self._replies = replies
        self._pace = pace

    async def start(self) -> None:
        """Be ready to carry; Zalo hears nothing of it."""
        await self._client.start()

    async def stop(self) -> None:
        """Close the connections."""
        await self._client.stop()

    async def carry(self, address: str, key: str, reply: Reply) -> Carried:
        """Say it once, without trying again. Zalo knows no key. Raises DatabaseUnavailableError."""
        await self._pace.permit()
        messages = merged(await self._replies.messages(address, reply, whole=True))
        trouble = await self._sender.say(address, messages, reply.urgency, pauses=())
        return Carried(_OUTCOMES[trouble] if trouble else Outcome.arrived)
