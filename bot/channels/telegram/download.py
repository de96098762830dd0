"""Getting the bytes of a file that somebody sent."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import GetFile


class TooLargeError(Exception):
    """The file has more bytes than are wanted, or than Telegram hands out to bots."""


async def download(bot: Bot, file_id: str, most: int, patience: int) -> bytes:
    """The bytes, at most ``most``; ``patience`` in seconds for each of the two calls.

    Raises TooLargeError, and aiogram's errors.
    """
    try:
        file = await bot(GetFile(file_id=file_id), request_timeout=patience)
    except TelegramBadRequest as error:
        if "file is too big" in error.message:
            raise TooLargeError from None
        raise
    url = bot.session.api.file_url(bot.token, file.file_path or "")
    content = bytearray()
    async for chunk in bot.session.stream_content(url, timeout=patience):
        content += chunk
        if len(content) > most:
            raise TooLargeError
    return bytes(content)
