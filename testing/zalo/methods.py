"""Each method of the Bot API by its name."""

from collections.abc import Callable
from typing import Any

from testing.zalo.polling import Polling
from testing.zalo.sending import Sending
from testing.zalo.webhook import Webhook
from testing.zalo.world import BOT

_LONGEST_POLL = 30.0  # seconds, when a poll does not say


class Methods:
    """Over one world: polling and webhook for what people do, sending for what the bot does."""

    def __init__(self, polling: Polling, webhook: Webhook, sending: Sending) -> None:
        self._polling = polling
        self._webhook = webhook
        self._sending = sending

    async def call(self, name: str, values: dict[str, Any], gone: Callable[[], bool]) -> Any:
        """Do it; returns the result, None where there is none. Raises RefusalError.

        ``gone`` says whether the bot has hung up.
        """
        if name == "getMe":
            return BOT
        if name == "getUpdates":
            seconds = values.get("timeout", _LONGEST_POLL)
            event = await self._polling.get_updates(seconds, webhook=bool(self._webhook.url), gone=gone)
            return event.as_json(self._webhook.envelope)
        if name == "setWebhook":
            return await self._webhook.set(values)
        if name == "getWebhookInfo":
            return self._webhook.info()
        if name == "deleteWebhook":
            return self._webhook.delete()
        return await self._sending.call(name, values)
