"""The carrier to Telegram: python-telegram-bot, paced by its rate limiter, without aiogram.

Importing aiogram takes three seconds and 130 MB; a program that only delivers needs none of it.
"""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # else the library warns on standard error at each 429

import asyncio
from collections.abc import Callable, Coroutine
from functools import lru_cache
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError, TimedOut
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.channels.telegram import CHANNEL
from bot.channels.telegram.html import check_data, keyboard_rows, texts
from bot.courier.carrier import Carried, Outcome
from bot.courier.pace import Pace
from bot.courier.verdict import verdict
from handlers.message import Choice, File, Reply

_CONNECT, _WRITE, _READ = 5.0, 5.0, 15.0  # seconds; together far less than carrying.LONGEST_CARRY
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_GATEWAY_TIMEOUT = 504
_MOST_UPLOADED = 100  # files whose ids are remembered


class TelegramCarrier:
    """Says texts with buttons in private chats."""

    name = CHANNEL

    def __init__(self, token: str, api_url: str, pace: Pace, in_flight: int = 1) -> None:
        """``api_url`` is the Bot API server; ``in_flight``: messages on their way at once."""
        self._request = _Request(
            connection_pool_size=in_flight,
            connect_timeout=_CONNECT,
            write_timeout=_WRITE,
            read_timeout=_READ,
            pool_timeout=_CONNECT,
            httpx_kwargs={"trust_env": False},  # the settings alone say how Telegram is reached
        )
        self._uploaded: dict[File, str] = {}  # files by what Telegram calls them
        self._bot: ExtBot[int] = ExtBot(
            token,
            base_url=f"{api_url}/bot",
            request=self._request,
            get_updates_request=self._request,  # not used; another would read all certificates once more
            rate_limiter=_Paced(pace),
        )

    async def start(self) -> None:
        """Be ready to carry; Telegram hears nothing of it."""
        await self._request.initialize()

    async def stop(self) -> None:
        """Close the connections."""
        await self._request.shutdown()

    async def carry(self, address: str, key: str, reply: Reply) -> Carried:
        """Say it once, a long one in several messages. Telegram knows no key: it can stand there twice.

        Files go before the words, so that the buttons end up at the bottom. A reply's photos of
        reports are left out: nothing that nobody asked for has any.
        """
        try:
            for file in reply.files:
                await self._hand_over(int(address), file)
            await self._say(int(address), reply)
        except TelegramError as error:
            return verdict(error)
        return Carried(Outcome.arrived)

    async def _hand_over(self, chat: int, file: File) -> None:
        """Upload a file the first time, then send it by Telegram's own id: many get the same one."""
        known = self._uploaded.get(file)
        content: bytes | str = known or ""
        if not known:
            content = await asyncio.to_thread(Path(file.path).read_bytes)
        try:
            self._uploaded[file] = await self._handed(chat, file, content)
        except BadRequest:
            self._uploaded.pop(file, None)  # the next try uploads it anew
            raise
        while len(self._uploaded) > _MOST_UPLOADED:
            del self._uploaded[next(iter(self._uploaded))]

    async def _handed(self, chat: int, file: File, content: bytes | str) -> str:
        """Send a file's bytes, or what has this id; returns the id."""
        if file.is_picture:
            sent = await self._bot.send_photo(chat, content, filename=file.name)
            return sent.photo[-1].file_id
        handed = await self._bot.send_document(chat, content, filename=file.name)
        assert handed.document is not None
        return handed.document.file_id

    async def _say(self, chat: int, reply: Reply) -> None:
        parts = texts(reply)
        for number, html in enumerate(parts, start=1):
            await self._bot.send_message(
                chat,
                html,
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(reply) if number == len(parts) else None,
                link_preview_options=_NO_PREVIEW,
            )


class _Paced(AIORateLimiter):
    """The library's limiter, smooth from its first second and moved back by conversations.

    Its own bucket lets twice as much through in its first second, and knows nothing of other
    copies of the program. It does not try again: the courier waits, and looks again whether
    there is still something to say.
    """

    def __init__(self, pace: Pace) -> None:
        super().__init__(overall_max_rate=0, group_max_rate=0, max_retries=0)
        self._pace = pace

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Make the call in the next slot."""
        await self._pace.permit()
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)


class _Request(HTTPXRequest):
    """The library's way over HTTP, with the one status by which a server says that it knows no answer."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make the request. A proxy's 504 says nothing about whether Telegram has done it."""
        status, body = await super().do_request(*args, **kwargs)
        if status == _GATEWAY_TIMEOUT:
            raise TimedOut
        return status, body


def _keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    rows = keyboard_rows(reply)
    return InlineKeyboardMarkup([[_button(choice) for choice in row] for row in rows]) if rows else None


@lru_cache(maxsize=256)
def _button(choice: Choice) -> InlineKeyboardButton:
    check_data(choice)
    return InlineKeyboardButton(choice.label, callback_data=choice.data)
