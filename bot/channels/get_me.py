"""What a platform says of our bot, asked without a loop and without its library, for the command line."""

import json
import urllib.request
from typing import Any

PATIENCE = 10.0  # seconds


def get_me(api_url: str, token: str) -> dict[str, Any]:
    """The answer to getMe; empty when the platform cannot be reached or refuses the token."""
    try:
        with urllib.request.urlopen(f"{api_url}/bot{token}/getMe", timeout=PATIENCE) as answer:  # noqa: S310  # http(s), see settings
            me: dict[str, Any] = json.load(answer)["result"]
            return me
    except Exception:  # of whatever kind: its text may hold the address, and that the token
        return {}
