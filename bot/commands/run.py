"""``tinap run``: the program itself."""

import asyncio
import sys

import structlog

from bot.clock import now
from bot.commands import opened
from bot.demo import at_start
from bot.settings import Settings

_log = structlog.get_logger()


def run() -> None:
    """Start everything that is configured: the practice page, Telegram, Zalo, the HTTP server."""
    settings = opened.settings()
    opened.ready(settings)
    _fill_sample_year(settings)
    # imported here: the other commands should not pay for the servers
    from bot.app import serve

    asyncio.run(serve(settings, lambda running: _announce(settings, running.address)))


def _fill_sample_year(settings: Settings) -> None:
    """At the first start of somebody who only practises: a year to look at."""
    if not at_start.may_be_wanted(settings):
        return
    try:
        with opened.session(settings) as session:
            filled = at_start.fill_first(session, now())
    except Exception as error:  # whatever is wrong with a sample, the program itself starts
        _log.warning("sample_year_not_filled", kind=type(error).__name__)
        return
    if filled:
        print(f"A sample year of {filled} reports is filled in; `tinap demo --remove` takes it out.")


def _announce(settings: Settings, address: str) -> None:
    """Say clearly what runs and where; the one line a newcomer waits for."""
    lines = [f"Tin Ấp is running. Health: {address}/healthz"]
    if settings.practice_page:
        lines.append(f"Practice page: open {address} in a browser. Stop with Ctrl+C.")
        if not settings.on_loopback:
            lines.append("Careful: the practice page can be reached from other machines.")
    way = f"webhook at {settings.public_url}" if settings.public_url else "polling"
    if settings.telegram:
        lines.append(f"Telegram: {way}.")
    if settings.zalo:
        lines.append(f"Zalo: {way}.")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
