"""The bot's name on Telegram, asked without aiogram, which takes seconds to import."""

import json
import urllib.request

from bot.settings import Settings

PATIENCE = 10.0  # seconds


def username_of(settings: Settings) -> str | None:
    """The bot's username; None when Telegram cannot be reached or refuses the token."""
    token = settings.telegram_token.get_secret_value()
    address = f"{settings.telegram_api_url}/bot{token}/getMe"
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  # http(s), see settings
            name: str = json.load(answer)["result"]["username"]
            return name
    except Exception:  # of whatever kind: its text may hold the address, and that the token
        return None
