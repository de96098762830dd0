"""What may be logged of a failed call: its kind and Telegram's own words, never a token or a text.

Messages of network errors carry the address, which holds the token; those of
decoding and validation errors carry the data. So no error is ever logged whole.
"""

import re
import traceback

from aiogram.exceptions import TelegramAPIError, TelegramNetworkError

_QUOTED = re.compile(r"[\"'“<].*", re.DOTALL)  # from here on it may be somebody's text


def reason(error: BaseException) -> str:
    """Why it failed, short enough and clean enough for a log line."""
    if isinstance(error, TelegramNetworkError):
        return type(error.__cause__).__name__ if error.__cause__ else "network"
    if isinstance(error, TelegramAPIError):
        return _QUOTED.sub("…", error.message)
    return type(error).__name__


def place(error: BaseException) -> str:
    """Where an unexpected error was raised: "file:line", which says what a traceback would."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
