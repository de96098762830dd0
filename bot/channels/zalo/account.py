"""The bot's name on Zalo, for the command line."""

from bot.channels.get_me import get_me
from bot.settings import Settings


def name_of(settings: Settings) -> str | None:
    """What people find the bot by; None when Zalo cannot be reached or refuses the token."""
    me = get_me(settings.zalo_api_url, settings.zalo_token.get_secret_value())
    return me.get("display_name") or me.get("account_name")
