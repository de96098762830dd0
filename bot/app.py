"""The composition root: the only place where everything is wired together."""

import asyncio
import gc
import os
import secrets
import signal
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

import structlog
from aiohttp import web
from sqlmodel import Session

from bot import data_folder
from bot.background import Background, Papers
from bot.channels.channel import Channel, ConfigurationError
from bot.channels.telegram import CHANNEL as TELEGRAM
from bot.channels.webhook_secret import webhook_secret
from bot.channels.zalo import CHANNEL as ZALO
from bot.channels.zalo.quota import Quota
from bot.clock import now
from bot.courier.carrier import Carrier
from bot.courier.pace import Line, OwnLine, Pace
from bot.courier.practice import PracticeCarrier
from bot.courier.shared_line import SharedLine
from bot.folders import Folders
from bot.health import health_routes
from bot.inbox import Inbox
from bot.kept_files import KeptFiles
from bot.links import Links
from bot.settings import Settings
from bot.trouble import OperatorError
from handlers.clerk import Clerk
from handlers.desk import Desk, apology
from handlers.outgoing import Speaker
from models.database import Database

_log = structlog.get_logger()
STOP_WITHIN = 10.0  # seconds for running requests when the program ends


class App:
    """The running program: one database, one inbox, the channels that are configured, one HTTP server."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime] = now) -> None:
        """Wire everything; nothing is started yet. The data folder and the database must be ready."""
        self.settings = settings
        key = data_folder.signing_key(settings.data_dir)
        self.database = Database(settings.database)
        self.folders = Folders.below(settings.data_dir)
        desk = Desk(key, clock, new_id, KeptFiles(self.folders.photos, self.folders.documents))
        self.inbox = Inbox(self.database, desk.answer, apology, clock)
        self.links = _links(settings, self.database, key, clock)
        self.channels: list[Channel] = []
        self._carriers: list[Carrier] = []
        self._quota: Quota | None = None
        self._web = web.Application()
        self._web.add_routes(health_routes(self.database, clock, self._intervals, self._outgoing))
        if self.links:
            self._web.add_routes(self.links.routes())
        if settings.practice_page:
            self._add_practice(clock)
        if settings.telegram:
            self._add_telegram(key, clock)
        if settings.zalo:
            self._add_zalo(key, clock)
        self._runner = web.AppRunner(self._web, access_log=None, shutdown_timeout=STOP_WITHIN)
        self._background = _background(settings, self.database, self._carriers, key, clock)
        self.address = ""

    async def start(self) -> None:
        """Listen, then start the channels. Raises OperatorError for a busy port or a refused token."""
        await self._runner.setup()
        await self._listen()
        try:
            for channel in self.channels:
                await channel.start()
        except ConfigurationError as error:
            raise OperatorError(str(error)) from error
        if self.settings.scheduler == "on":
            await self._background.start()
        # aiogram's and SQLAlchemy's many objects are here to stay: collecting over
        # them again and again costs pauses of a tenth of a second
        gc.collect()
        gc.freeze()

    async def stop(self) -> None:
        """Stop receiving, finish what is being handled, close the database."""
        await self._background.stop()
        for channel in self.channels:
            await channel.stop()
        await self._runner.cleanup()
        self.database.close()

    def _intervals(self) -> Mapping[str, timedelta]:
        return self._background.intervals

    def _outgoing(self, session: Session) -> Mapping[str, Mapping[str, object]]:
        """How many messages were sent this month, by channel, where there is a quota."""
        return {ZALO: self._quota.shown(session)} if self._quota else {}

    def _add_practice(self, clock: Callable[[], datetime]) -> None:
        from bot.channels.practice.channel import PracticeChannel

        practice = PracticeChannel(
            receive=self.inbox.receive,
            database=self.database,
            photos=self.folders.photos,
            documents=self.folders.documents,
            now=clock,
            loopback=self.settings.on_loopback,
        )
        self.channels.append(practice)
        self._carriers.append(PracticeCarrier(practice))
        self._web.add_routes(practice.routes())

    def _add_telegram(self, key: bytes, clock: Callable[[], datetime]) -> None:
        # imported here: aiogram costs three seconds that nobody without Telegram should pay
        from bot.channels.telegram.channel import TelegramChannel

        pace = Pace(self.settings.messages_per_second, _line(self.database, clock))
        telegram = TelegramChannel(
            token=self.settings.telegram_token.get_secret_value(),
            api_url=self.settings.telegram_api_url,
            public_url=self.settings.public_url,
            receive=self.inbox.receive,
            database=self.database,
            photos=self.folders.photos,
            documents=self.folders.documents,
            secret=webhook_secret(key, TELEGRAM),
            now=clock,
            spend=pace.spend,
        )
        self.channels.append(telegram)
        self._carriers.append(_telegram_carrier(self.settings, pace))
        self._web.add_routes(telegram.routes())

    def _add_zalo(self, key: bytes, clock: Callable[[], datetime]) -> None:
        from bot import on_zalo

        self._quota = on_zalo.quota(self.settings, self.database, clock)
        zalo = on_zalo.channel(
            self.settings,
            quota=self._quota,
            key=key,
            receive=self.inbox.receive,
            database=self.database,
            photos=self.folders.photos,
            links=self.links,
            now=clock,
        )
        self.channels.append(zalo)
        self._carriers.append(on_zalo.carrier(self.settings, self.database, self._quota, self.links))
        self._web.add_routes(zalo.routes())

    async def _listen(self) -> None:
        host, port = self.settings.http_host, self.settings.http_port
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            raise OperatorError(
                f"Cannot listen on {host} port {port} ({os.strerror(error.errno or 0).lower()}): "
                "set TINAP_HTTP_PORT to a free port, or stop the program that uses it."
            ) from error
        bound = self._runner.addresses[0]
        self.address = f"http://{bound[0]}:{bound[1]}"


def new_id() -> str:
    """A short random id for drafts."""
    return secrets.token_hex(4)


def _telegram_carrier(settings: Settings, pace: Pace) -> Carrier:
    from bot.courier.telegram import TelegramCarrier  # here: nobody without Telegram should pay for it

    token = settings.telegram_token.get_secret_value()
    return TelegramCarrier(token, settings.telegram_api_url, pace, settings.messages_in_flight)


def _links(settings: Settings, database: Database, key: bytes, clock: Callable[[], datetime]) -> Links | None:
    """Links to pictures and files, where the program can be reached from outside."""
    if not settings.public_url:
        return None
    return Links(key, settings.public_url, database, *Folders.below(settings.data_dir), clock)


def _carriers(settings: Settings, database: Database, key: bytes) -> list[Carrier]:
    """The ways to people's own phones."""
    carriers: list[Carrier] = []
    if settings.telegram:
        pace = Pace(settings.messages_per_second, _line(database, now))
        carriers.append(_telegram_carrier(settings, pace))
    if settings.zalo:
        from bot import on_zalo

        quota = on_zalo.quota(settings, database, now)
        links = _links(settings, database, key, now)
        carriers.append(on_zalo.carrier(settings, database, quota, links))
    return carriers


def _line(database: Database, clock: Callable[[], datetime]) -> Line:
    """Several copies of the program can only share a PostgreSQL: there they share the slots, too."""
    return OwnLine() if database.engine.dialect.name == "sqlite" else SharedLine(database, clock)


def _background(
    settings: Settings,
    database: Database,
    carriers: Sequence[Carrier],
    key: bytes,
    clock: Callable[[], datetime],
) -> Background:
    folders = Folders.below(settings.data_dir)
    speaker = Speaker(key, new_id, KeptFiles(folders.photos, folders.documents))
    return Background(
        database,
        carriers,
        speaker.say,
        clock,
        Papers(Clerk(key, new_id, folders.outbox), folders.outbox, folders.documents),
        in_flight=settings.messages_in_flight,
        remind=settings.reminders == "on",
    )


async def serve_scheduler(settings: Settings, announce: Callable[[], None]) -> None:
    """Only what the program does by itself, for Telegram and Zalo, until it is told to stop."""
    told_to_stop = _signals()
    database = Database(settings.database)
    key = data_folder.signing_key(settings.data_dir)
    carriers = _carriers(settings, database, key)
    background = _background(settings, database, carriers, key, now)
    try:
        await background.start()
        announce()
        await told_to_stop.wait()
        _log.info("stopping")
    finally:
        await background.stop()
        database.close()


async def serve(settings: Settings, announce: Callable[[App], None]) -> None:
    """Run the program until it is told to stop."""
    told_to_stop = _signals()  # before the announcement: whoever reads it may stop us at once
    try:
        app = App(settings)
    except ConfigurationError as error:
        raise OperatorError(str(error)) from error
    try:
        await app.start()
        announce(app)
        await told_to_stop.wait()
        _log.info("stopping")
    finally:
        await app.stop()


def _signals() -> asyncio.Event:
    """Set when the program is asked to end, from now on."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked.set)
    return asked
