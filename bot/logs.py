"""Logs as data: what happened and to which row, never a token, a name or an answer.

Our own events carry ids and codes only. What libraries write passes the same
door: texts of exceptions are left out (a database error may quote a row), and
anything that looks like a bot token is struck out.
"""

import logging
import re
import sys
import traceback
from typing import Any

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

_TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}|(?<=/bot)\d[^/\s\"']*", re.IGNORECASE)
STRUCK = "[token]"


def set_up(level: str) -> None:
    """Send every log line of the program and its libraries to standard error, one JSON object each."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        only_where_it_failed,
        strike_tokens,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for chatty in ("aiohttp.access", "httpx", "httpcore", "aiogram.event", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # it warns of each tick that finds the one before still at work
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    # python-telegram-bot logs whole messages when it cannot read an answer; all it knows it also raises
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)


def strike_tokens(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Strike out whatever looks like a bot token, in every field."""
    return {
        key: _TOKEN.sub(STRUCK, value) if isinstance(value, str) else value for key, value in event.items()
    }


def only_where_it_failed(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Of an exception keep its kind and the places in the code, not its text."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    elif isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = _places(error)
    return event


def _places(error: BaseException) -> list[str]:
    frames: Any = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-8:]]
