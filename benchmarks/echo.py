"""The measure beside ours: a bare aiogram webhook bot that says back what it hears and stores nothing.

python -m benchmarks.echo WEBHOOK_PORT API_PORT [frozen]
"""

import gc
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

TOKEN = "123456789:benchmark-token-of-no-bot-at-all-000"  # noqa: S105  # nobody's token


async def echo(message: Message) -> None:
    """Say the same."""
    await message.answer(message.text or "")


async def _freeze(_: web.Application) -> None:
    gc.collect()
    gc.freeze()


def main(port: int, api_port: int, *, frozen: bool) -> None:
    """Serve until stopped."""
    server = TelegramAPIServer.from_base(f"http://127.0.0.1:{api_port}")
    bot = Bot(TOKEN, session=AiohttpSession(api=server))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token="bench").register(app, path="/telegram")  # noqa: S106  # see TOKEN
    if frozen:
        app.on_startup.append(_freeze)
    web.run_app(app, host="127.0.0.1", port=port, print=None, access_log=None)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), frozen="frozen" in sys.argv)
