"""The Zalo channel: its parts put together, started and stopped."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import structlog
from aiohttp import web
from sqlmodel import Session

from bot.channels.channel import ConfigurationError, Receive
from bot.channels.patience import LONGEST_PAUSE, Jitter, Sleep
from bot.channels.zalo import CHANNEL, webhook
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.delivery import Delivery
from bot.channels.zalo.exchange import Exchange
from bot.channels.zalo.pictures_sent import PicturesSent
from bot.channels.zalo.polling import Poller
from bot.channels.zalo.quota import Quota
from bot.channels.zalo.replies import Replies
from bot.channels.zalo.sending import Sender
from bot.channels.zalo.trouble import Trouble, ZaloError
from bot.channels.zalo.unsaid import Unsaid
from bot.channels.zalo.webhook import Webhook
from bot.links import Links
from bot.photos import PhotoStore
from locales.translator import translator
from models import claim
from models.database import Database

_log = structlog.get_logger()

_FINISH = 10.0  # seconds for what is being handled, and then for replies on their way, when the program stops
_TIMEOUT = 10.0  # seconds for getMe, so that a start without a network is not long
_UNKNOWN = "Zalo does not know this token: copy it again from Zalo Bot Manager into TINAP_ZALO_TOKEN."


class ZaloChannel:
    """Receives by webhook where the internet can reach us, else by polling."""

    name = CHANNEL

    def __init__(
        self,
        *,
        client: ZaloClient,
        quota: Quota,
        public_url: str,
        secret: str,
        receive: Receive,
        database: Database,
        photos: PhotoStore,
        links: Links | None,
        now: Callable[[], datetime],
        https_only: bool = True,
        sleep: Sleep = asyncio.sleep,
        jitter: Jitter = random.random,
        locale: str = "vi",
    ) -> None:
        """``public_url`` empty means polling; ``secret`` is 8–256 characters for the webhook.

        ``client`` is started and stopped here. ``https_only``: pictures come by no other links.
        """
        self._client = client
        self._database = database
        self._public_url = public_url
        self._secret = secret
        self._sleep = sleep
        self._now = now
        sender = Sender(client, quota, sleep, jitter)
        replies = Replies(database, links, translator(locale))
        self._delivery = Delivery(replies.messages, sender.say, self._note_said, sleep)
        pictures = PicturesSent(client, database, photos, sleep, https_only=https_only)
        self._exchange = Exchange(receive, database, pictures, self._delivery, now, sleep)
        self._poller = Poller(client, self._exchange, sleep, jitter)
        self._unsaid = Unsaid(database, self._delivery, now, sleep)
        self._tasks: list[asyncio.Task[None]] = []
        self.account: str | None = None  # the bot's name, known once Zalo was reached

    def routes(self) -> list[web.RouteDef]:
        """What the program's HTTP server has to serve for this channel."""
        if not self._public_url:
            return []
        return [web.post(webhook.PATH, Webhook(self._exchange, self._secret).handle)]

    async def start(self) -> None:
        """Begin to receive; with a webhook, only once our port listens.

        Without a network this returns all the same and goes on trying.
        Raises ConfigurationError when Zalo does not know the token.
        """
        await self._client.start()
        await self._introduce()
        self._tasks = [asyncio.create_task(self._guarded(work)) for work in (self._receive, self._unsaid.run)]

    async def caught_up(self) -> None:
        """Until all is said that is to be said by now."""
        await self._delivery.caught_up()

    async def stop(self) -> None:
        """Handle what was received, say what is being said, then let go."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._poller.finish()
        await self._exchange.finish(_FINISH)
        await self._delivery.finish(_FINISH)
        await self._client.stop()

    async def _introduce(self) -> None:
        """Ask Zalo who we are, which also tells whether it can be reached and knows the token."""
        try:
            me = await self._client.call("getMe", _TIMEOUT)
        except ZaloError as error:
            if error.trouble in (Trouble.token, Trouble.unknown):
                raise ConfigurationError(_UNKNOWN) from None
            _log.warning("zalo_unreachable", reason=str(error))
            return
        self.account = str(me.get("account_name", "")) if isinstance(me, dict) else ""

    async def _receive(self) -> None:
        while self.account is None:
            await self._sleep(LONGEST_PAUSE)
            await self._introduce()
        if self._public_url:
            await self._set_webhook()
        else:
            await self._poller.run()

    async def _set_webhook(self) -> None:
        url = self._public_url + webhook.PATH
        while True:
            try:
                found = await self._client.call("setWebhook", url=url, secret_token=self._secret)
            except ZaloError as error:
                _log.warning("zalo_webhook_not_set", reason=str(error))
                await self._sleep(LONGEST_PAUSE)
                continue
            seen = found.get("verification") if isinstance(found, dict) else None
            _log.info("zalo_webhook_set", **_verification(seen))
            return

    async def _note_said(self, claims: list[str]) -> None:
        at = int(self._now().timestamp())

        def work(session: Session) -> None:
            for claimed in claims:
                claim.mark_said(session, CHANNEL, claimed, at)

        await self._database.run(work)

    async def _guarded(self, work: Callable[[], Awaitable[None]]) -> None:
        """Log what ends a background task, without what an exception's text may contain."""
        try:
            await work()
        except Exception as error:
            _log.critical("zalo_stopped", kind=type(error).__name__)


def _verification(seen: Any) -> dict[str, object]:
    """What Zalo found when it looked at our address; the address is saved all the same."""
    if not isinstance(seen, dict):
        return {}
    return {"verified": bool(seen.get("ok")), "status": seen.get("status_code")}
