"""The Telegram channel: its parts put together, started and stopped."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError
from aiogram.methods import GetMe, SetWebhook
from aiogram.utils.token import TokenValidationError
from aiohttp import web

from bot.channels.channel import ConfigurationError, Receive
from bot.channels.patience import LONGEST_PAUSE, Jitter, Sleep
from bot.channels.telegram import CHANNEL, commands, webhook
from bot.channels.telegram.albums import Albums
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.documents import Documents
from bot.channels.telegram.exchange import Exchange
from bot.channels.telegram.failures import place, reason
from bot.channels.telegram.photos import PhotoFetcher
from bot.channels.telegram.pictures import Pictures
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.presence import Presence
from bot.channels.telegram.sending import Outcome, Sender
from bot.channels.telegram.updates import ALLOWED
from bot.channels.telegram.webhook import Webhook
from bot.documents import DocumentFolder
from bot.photos import PhotoStore
from locales.translator import translator
from models.database import Database

_log = structlog.get_logger()

_FINISH = 10.0  # seconds that replies on their way get when the program stops
_TIMEOUT = 10  # seconds for getMe, so that a start without a network is not long


class TelegramChannel:
    """Receives by webhook where the internet can reach us, else by polling."""

    name = CHANNEL

    def __init__(
        self,
        *,
        token: str,
        api_url: str,
        public_url: str,
        receive: Receive,
        database: Database,
        photos: PhotoStore,
        documents: DocumentFolder,
        secret: str,
        now: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
        jitter: Jitter = random.random,
        spend: Callable[[], None] = lambda: None,
        locale: str = "vi",
    ) -> None:
        """``public_url`` empty means polling; ``secret`` is 1–256 of A–Z a–z 0–9 _ - for the webhook.

        ``spend`` is called for each call to Telegram: what it may take in a second is shared.
        Raises ConfigurationError for a token that cannot be one.
        """
        self._bot = _bot(token, api_url)
        self._public_url = public_url
        self._secret = secret
        self._sleep = sleep
        self._spend = spend
        self._say = translator(locale)
        presence = Presence(database, now)
        self._sender = Sender(self._bot, presence.blocked, sleep, jitter, spend)
        self._delivery = Delivery(self._sender.say, sleep)
        self._albums = Albums(self._delivery.send, sleep)
        self._photos = PhotoFetcher(self._bot, database, photos, now, sleep)
        self._pictures = Pictures(database, photos)
        fetching = Documents(self._bot, database, documents, sleep)
        self._exchange = Exchange(
            receive, presence, self._pictures, fetching, self._albums, self._say, self._photos.wake
        )
        self._poller = Poller(self._bot, self._exchange, self._albums, self._delivery, sleep, jitter)
        self._receiving: asyncio.Task[None] | None = None
        self._beside: list[asyncio.Task[None]] = []
        self.username: str | None = None  # known once Telegram was reached

    def routes(self) -> list[web.RouteDef]:
        """What the program's HTTP server has to serve for this channel."""
        if not self._public_url:
            return []
        hook = Webhook(self._exchange, self._delivery, self._secret, self._spend)
        return [web.post(webhook.PATH, hook.handle)]

    async def start(self) -> None:
        """Begin to receive; with a webhook, only once our port listens.

        Without a network this returns all the same and goes on trying.
        Raises ConfigurationError when Telegram does not know the token.
        """
        await self._introduce()
        self._receiving = asyncio.create_task(self._guarded(self._receive))

    async def stop(self) -> None:
        """Finish what was fetched and what is being said, acknowledge it, then let go."""
        self._poller.stop()
        if self._receiving is not None:
            if self.username is None or self._public_url:
                self._receiving.cancel()
            await asyncio.wait({self._receiving})
        self._albums.release_all()
        await self._delivery.finish(_FINISH)
        for task in self._beside:
            task.cancel()
        await asyncio.gather(*self._beside, return_exceptions=True)
        await self._bot.session.close()

    async def _introduce(self) -> None:
        """Ask Telegram who we are, which also tells whether it can be reached and knows the token."""
        try:
            me = await self._bot(GetMe(), request_timeout=_TIMEOUT)
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise ConfigurationError(
                "Telegram does not know this token: copy it again from BotFather into TINAP_TELEGRAM_TOKEN."
            ) from None
        except Exception as error:
            _log.warning("telegram_unreachable", reason=reason(error))
            return
        self.username = me.username

    async def _receive(self) -> None:
        while self.username is None:
            await self._sleep(LONGEST_PAUSE)
            await self._introduce()
        self._beside = [
            asyncio.create_task(self._guarded(self._photos.run)),
            asyncio.create_task(self._guarded(self._offer_commands)),
        ]
        if self._public_url:
            await self._set_webhook()
        else:
            await self._poller.run()

    async def _offer_commands(self) -> None:
        await self._sender.call(commands.for_strangers(self._say))

    async def _set_webhook(self) -> None:
        wish = SetWebhook(
            url=self._public_url + webhook.PATH, secret_token=self._secret, allowed_updates=ALLOWED
        )
        while await self._sender.call(wish) is not Outcome.done:
            await self._sleep(LONGEST_PAUSE)
        _log.info("telegram_webhook_set")

    async def _guarded(self, work: Callable[[], Awaitable[None]]) -> None:
        """Log what ends a background task, without what an exception's text may contain."""
        try:
            await work()
        except Exception as error:
            _log.critical("telegram_stopped", reason=reason(error), at=place(error))


def _bot(token: str, api_url: str) -> Bot:
    try:
        return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api_url)))
    except TokenValidationError:
        raise ConfigurationError(
            "TINAP_TELEGRAM_TOKEN is not a bot token: it looks like 123456:ABC-DEF, as BotFather writes it."
        ) from None
