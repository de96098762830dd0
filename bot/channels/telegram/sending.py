"""Calls to Telegram, with patience: what waiting or asking again can mend is mended here.

A call that may have arrived although its answer was lost is repeated all the
same: the Bot API knows no idempotency key, and a message said twice is better
than one not said.
"""

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import TelegramMethod

from bot.channels.patience import Jitter, Sleep
from bot.channels.telegram.failures import place, reason
from bot.channels.telegram.replies import Call

_log = structlog.get_logger()

LONGEST_WAIT = 60.0  # seconds that one call may be held up by 429 (assumption: then the moment is over)
PAUSES = (0.5, 1.0, 2.0, 4.0)  # seconds before asking again after a fault of the network or of Telegram
_TIMEOUT = 30  # seconds for one exchange
_HARMLESS = ("message is not modified", "query is too old", "query id is invalid")
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")


class Outcome(Enum):
    """What became of a call."""

    done = "done"
    gone = "gone"  # the message it wanted to change cannot be changed any more
    blocked = "blocked"  # the person does not want us
    failed = "failed"


class Sender:
    """Calls methods one at a time, for whoever asks."""

    def __init__(
        self,
        bot: Bot,
        blocked: Callable[[str], Awaitable[None]],
        sleep: Sleep,
        jitter: Jitter,
        spend: Callable[[], None] = lambda: None,
    ) -> None:
        """``blocked`` is told the address of a chat that refuses us; ``spend`` is called for each call."""
        self._bot = bot
        self._blocked = blocked
        self._sleep = sleep
        self._jitter = jitter
        self._spend = spend

    async def say(self, address: str, calls: list[Call]) -> bool:
        """Make the calls in order; stops at a chat that refuses us. Never raises.

        Returns whether all of them were done.
        """
        arrived = True
        for call in calls:
            outcome = await self.call(call.method)
            if outcome is Outcome.gone and call.instead is not None:
                outcome = await self.call(call.instead)
            if outcome is Outcome.blocked:
                await self._tell_blocked(address)
                return False
            arrived = arrived and outcome is Outcome.done
        return arrived

    async def call(self, method: TelegramMethod[Any]) -> Outcome:
        """Call one method until it is clear what became of it. Never raises."""
        waited, pauses = 0.0, list(PAUSES)
        while True:
            self._spend()
            try:
                await self._bot(method, request_timeout=_TIMEOUT)
                return Outcome.done
            except TelegramRetryAfter as error:
                waited += error.retry_after
                if waited > LONGEST_WAIT:
                    return _failed(method, error)
                await self._sleep(error.retry_after)
            except (TelegramServerError, TelegramNetworkError) as error:
                if not pauses:
                    return _failed(method, error)
                await self._sleep(pauses.pop(0) * (1 + self._jitter()))
            except Exception as error:
                return _judged(method, error)

    async def _tell_blocked(self, address: str) -> None:
        try:
            await self._blocked(address)
        except Exception as error:
            _log.warning("telegram_blocked_not_noted", reason=reason(error))


def _judged(method: TelegramMethod[Any], error: Exception) -> Outcome:
    """What an error means that no repetition would mend."""
    if isinstance(error, TelegramForbiddenError):
        return Outcome.blocked
    if isinstance(error, ClientDecodeError):  # it was done; we only cannot read the answer
        _log.warning("telegram_answer_unreadable", method=method.__api_method__)
        return Outcome.done
    if isinstance(error, TelegramBadRequest):
        said = error.message.lower()
        if any(words in said for words in _HARMLESS):
            return Outcome.done
        if any(words in said for words in _GONE):
            return Outcome.gone
    return _failed(method, error)


def _failed(method: TelegramMethod[Any], error: Exception) -> Outcome:
    _log.error("telegram_call_failed", method=method.__api_method__, reason=reason(error), at=place(error))
    return Outcome.failed
