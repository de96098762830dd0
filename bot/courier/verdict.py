"""What an error of python-telegram-bot says about a message: whether it arrived, and what to do now.

The library raises one kind of error for a refused connection, a lost answer and a server
in trouble; the error beneath tells them apart.
"""

from datetime import timedelta

import httpx
import structlog
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.courier.carrier import Carried, Outcome

_log = structlog.get_logger()
# the request was not sent, or not as a whole
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


def verdict(error: TelegramError) -> Carried:
    """What became of the message that met this error."""
    if isinstance(error, RetryAfter):
        return Carried(Outcome.wait, _seconds(error.retry_after))
    outcome = _outcome(error)
    # never the error's text: it may hold the address, with the token, or the message
    _log.info("courier_call_failed", kind=type(error.__cause__ or error).__name__, outcome=outcome.value)
    return Carried(outcome)


def _outcome(error: TelegramError) -> Outcome:
    if isinstance(error, Forbidden):
        return Outcome.blocked
    if isinstance(error, BadRequest | ChatMigrated | Conflict):
        return Outcome.failed
    if isinstance(error, InvalidToken) or isinstance(error.__cause__, _NOT_SENT):
        return Outcome.down
    if isinstance(error, NetworkError) and not _is_lost(error):
        return Outcome.down  # Telegram itself says that it could not
    return Outcome.unsure


def _is_lost(error: NetworkError) -> bool:
    """Whether no answer came, or none of Telegram's; an answer with a status has no error beneath."""
    beneath = error.__cause__
    return isinstance(error, TimedOut) or not (beneath is None or isinstance(beneath, TelegramError))


def _seconds(retry_after: int | timedelta) -> float:
    return retry_after.total_seconds() if isinstance(retry_after, timedelta) else float(retry_after)
