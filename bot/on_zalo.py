"""Zalo as the program runs it: its channel and its carrier, made from the settings."""

from collections.abc import Callable
from datetime import datetime

from bot.channels.channel import Receive
from bot.channels.webhook_secret import webhook_secret
from bot.channels.zalo import CHANNEL
from bot.channels.zalo.channel import ZaloChannel
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.quota import Quota
from bot.channels.zalo.replies import Replies
from bot.courier.pace import Pace
from bot.courier.zalo import ZaloCarrier
from bot.links import Links
from bot.photos import PhotoStore
from bot.settings import Settings
from locales import translator
from models.database import Database

PER_SECOND = 5.0  # notices; Zalo publishes no limit (assumption)
LOCALE = "vi"  # of the little that is said beside a reply


def channel(
    settings: Settings,
    *,
    quota: Quota,
    key: bytes,
    receive: Receive,
    database: Database,
    photos: PhotoStore,
    links: Links | None,
    now: Callable[[], datetime],
) -> ZaloChannel:
    """The way in, and for replies the way out."""
    return ZaloChannel(
        client=_client(settings),
        quota=quota,
        public_url=settings.public_url,
        secret=settings.zalo_webhook_secret.get_secret_value() or webhook_secret(key, CHANNEL),
        receive=receive,
        database=database,
        photos=photos,
        links=links,
        now=now,
        https_only=_in_earnest(settings),
    )


def carrier(settings: Settings, database: Database, quota: Quota, links: Links | None) -> ZaloCarrier:
    """The way out for what nobody asked for."""
    replies = Replies(database, links, translator(LOCALE))
    return ZaloCarrier(_client(settings), quota, replies, Pace(PER_SECOND))


def _client(settings: Settings) -> ZaloClient:
    token = settings.zalo_token.get_secret_value()
    return ZaloClient(token, settings.zalo_api_url, public_only=_in_earnest(settings))


def _in_earnest(settings: Settings) -> bool:
    """Whether it is Zalo itself; a stand-in, and the pictures it keeps, is on this machine."""
    return settings.zalo_api_url.startswith("https://")


def quota(settings: Settings, database: Database, now: Callable[[], datetime]) -> Quota:
    """The month's messages of the bot."""
    return Quota(database, bot_id(settings), settings.zalo_monthly_quota, now)


def bot_id(settings: Settings) -> str:
    """What the token says before its secret part."""
    return settings.zalo_token.get_secret_value().partition(":")[0]
