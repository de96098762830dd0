"""A Reply in Telegram's words: which methods to call, in which order.

Everything a person or a plan wrote is escaped; only the question's bold is ours.
Pictures and files go first, so that the buttons end up at the bottom of the chat.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from aiogram.enums import ParseMode
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    FSInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
)

from bot.channels.telegram.html import check_data, keyboard_rows, texts
from bot.channels.telegram.updates import Tap
from handlers.message import Choice, File, Reply

_ALBUM = 10  # pictures in one album (Bot API, sendMediaGroup)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)  # an invitation's link must not be opened by a preview


class Call(NamedTuple):
    """One method to call, and what to call when the message it wants to change is gone."""

    method: TelegramMethod[Any]
    instead: TelegramMethod[Any] | None = None


Picture = str | Path  # a file id of this bot, or the bytes on our disk


def calls(reply: Reply, address: str, tapped: Tap | None, pictures: Sequence[Picture] = ()) -> list[Call]:
    """What to call, in order, so that the chat shows the reply; empty for a silent one."""
    return [
        *_after_tap(reply, address, tapped),
        *(Call(method) for method in _pictures(address, pictures)),
        *(Call(_file(address, file)) for file in reply.files),
        *_texts(reply, address, tapped),
    ]


def _after_tap(reply: Reply, address: str, tapped: Tap | None) -> Iterator[Call]:
    if tapped is None:
        return
    yield Call(AnswerCallbackQuery(callback_query_id=tapped.query_id))
    if reply.settled and reply.mode == "send" and tapped.message_id is not None:
        yield Call(_edit(address, tapped.message_id, escape(reply.settled, quote=False), None))


def _texts(reply: Reply, address: str, tapped: Tap | None) -> Iterator[Call]:
    parts = texts(reply)
    for number, html in enumerate(parts, start=1):
        keyboard = _keyboard(reply) if number == len(parts) else None
        send = SendMessage(
            chat_id=address,
            text=html,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard,
            link_preview_options=_NO_PREVIEW,
        )
        if number == 1 and reply.mode == "replace" and tapped and tapped.message_id is not None:
            yield Call(_edit(address, tapped.message_id, html, keyboard), instead=send)
        else:
            yield Call(send)


def _keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    rows = keyboard_rows(reply)
    if not rows:
        return None
    return InlineKeyboardMarkup(inline_keyboard=[[_button(choice) for choice in row] for row in rows])


@lru_cache(maxsize=2048)  # making buttons is most of what a reply costs, and the same ones come again
def _button(choice: Choice) -> InlineKeyboardButton:
    check_data(choice)
    return InlineKeyboardButton(text=choice.label, callback_data=choice.data)


def _edit(address: str, message_id: int, html: str, keyboard: InlineKeyboardMarkup | None) -> EditMessageText:
    return EditMessageText(
        chat_id=address,
        message_id=message_id,
        text=html,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard,
        link_preview_options=_NO_PREVIEW,
    )


def _pictures(address: str, pictures: Sequence[Picture]) -> Iterator[TelegramMethod[Any]]:
    for first in range(0, len(pictures), _ALBUM):
        group = [_media(picture) for picture in pictures[first : first + _ALBUM]]
        if len(group) == 1:
            yield SendPhoto(chat_id=address, photo=group[0])
        else:
            yield SendMediaGroup(chat_id=address, media=[InputMediaPhoto(media=media) for media in group])


def _file(address: str, file: File) -> TelegramMethod[Any]:
    handed = FSInputFile(file.path, file.name)
    if file.is_picture:
        return SendPhoto(chat_id=address, photo=handed)
    return SendDocument(chat_id=address, document=handed)


def _media(picture: Picture) -> str | FSInputFile:
    return FSInputFile(picture) if isinstance(picture, Path) else picture
