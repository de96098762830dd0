"""The bot's name on Zalo, asked without a loop, for the command line."""

import json
import urllib.request

from bot.settings import Settings

PATIENCE = 10.0  # seconds


def name_of(settings: Settings) -> str | None:
    """What people find the bot by; None when Zalo cannot be reached or refuses the token."""
    token = settings.zalo_token.get_secret_value()
    address = f"{settings.zalo_api_url}/bot{token}/getMe"
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  # http(s), see settings
            me = json.load(answer)["result"]
            name: str = me.get("display_name") or me["account_name"]
            return name
    except Exception:  # of whatever kind: its text may hold the address, and that the token
        return None
