"""The bot's name on Telegram, asked without aiogram, which takes seconds to import."""

from bot.channels.get_me import get_me
from bot.settings import Settings


def username_of(settings: Settings) -> str | None:
    """The bot's username; None when Telegram cannot be reached or refuses the token."""
    return get_me(settings.telegram_api_url, settings.telegram_token.get_secret_value()).get("username")
